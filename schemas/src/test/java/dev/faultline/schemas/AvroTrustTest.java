package dev.faultline.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.avro.util.ClassUtils;
import org.junit.jupiter.api.Test;

class AvroTrustTest {

  @Test
  void buildersFillInEnumDefaultsWithoutSystemProperty() {
    Publisher publisher = Publisher.newBuilder().setName("Tolo News").build();

    assertThat(publisher.getKind()).isEqualTo(PublisherKind.UNKNOWN);
  }

  @Test
  void otherPackagesStayForbidden() {
    Publisher.getClassSchema();

    assertThatThrownBy(() -> ClassUtils.forName("java.lang.ProcessBuilder"))
        .isInstanceOf(SecurityException.class)
        .hasMessageContaining("java.lang.ProcessBuilder");
  }
}
