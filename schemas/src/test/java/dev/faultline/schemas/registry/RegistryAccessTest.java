package dev.faultline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.registry.StubRegistry.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials, and settings that are refused. */
class RegistryAccessTest {

  private static final Schema NOTE = SchemaBuilder.record("test.Note").fields().endRecord();

  private final StubRegistry registry =
      new StubRegistry().always(request -> Reply.ok("{\"id\":1}"));

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void sendsNoCredentialsUnlessToldTo() {
    assertThat(authorization(Map.of("basic.auth.user.info", "ann:secret"))).isNull();
  }

  @Test
  void sendsUserAndPassword() {
    assertThat(
            authorization(
                Map.of(
                    "basic.auth.credentials.source",
                    "USER_INFO",
                    "basic.auth.user.info",
                    new Password("ann:s:cret"))))
        .isEqualTo("Basic YW5uOnM6Y3JldA==");
  }

  @Test
  void takesThePrefixedNamesToo() {
    assertThat(
            authorization(
                Map.of(
                    "schema.registry.basic.auth.credentials.source",
                    "USER_INFO",
                    "schema.registry.basic.auth.user.info",
                    "ann:s:cret")))
        .isEqualTo("Basic YW5uOnM6Y3JldA==");
  }

  @Test
  void takesUserAndPasswordFromTheAddress() {
    String url = registry.url().replace("http://", "http://ann:s%40cret@");

    assertThat(authorization(Map.of("schema.registry.url", url)))
        .isEqualTo("Basic YW5uOnNAY3JldA==");
  }

  @Test
  void sendsAToken() {
    assertThat(
            authorization(
                Map.of(
                    "bearer.auth.credentials.source", "STATIC_TOKEN", "bearer.auth.token", "t0k")))
        .isEqualTo("Bearer t0k");
  }

  @Test
  void messagesHoldNoSecret() {
    registry.always(request -> new Reply(503, ""));
    String url = registry.url().replace("http://", "http://ann:secret@");
    Map<String, Object> properties = Map.of("schema.registry.url", url, "max.retries", "0");

    assertThatThrownBy(() -> SchemaRegistryClient.of(properties).register("notes-value", NOTE))
        .isInstanceOf(RegistryUnavailableException.class)
        .message()
        .doesNotContain("secret");
    assertThat(RegistrySettings.from(properties).toString()).doesNotContain("secret");
    assertThatThrownBy(
            () ->
                SchemaRegistryClient.of(
                    Map.of("schema.registry.url", "http://ann:secret@bad host")))
        .isInstanceOf(ConfigException.class)
        .message()
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema.registry.url | ftp://x:1 | not an address of a registry",
        "schema.registry.url | localhost:8081 | not an address of a registry",
        "schema.registry.url | http://x:1,mock://y | must stand alone",
        "max.retries | many | expected a whole number from 0",
        "max.retries | -1 | expected a whole number from 0",
        "normalize.schemas | yes | expected true or false",
        "basic.auth.credentials.source | SASL_INHERIT | expected URL or USER_INFO",
        "basic.auth.credentials.source | USER_INFO | basic.auth.user.info is not set",
        "bearer.auth.credentials.source | OAUTHBEARER | expected STATIC_TOKEN",
        "bearer.auth.credentials.source | STATIC_TOKEN | bearer.auth.token is not set",
        "schema.registry.ssl.truststore.location | /no/such/file | cannot be opened",
        "schema.registry.ssl.cipher.suites | X | is not supported",
      })
  void refusesBadSettings(String name, String value, String told) {
    Map<String, Object> properties = new HashMap<>(Map.of("schema.registry.url", "http://x:1"));
    properties.put(name, value);

    assertThatThrownBy(() -> SchemaRegistryClient.of(properties))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(name)
        .hasMessageContaining(told);
  }

  @Test
  void takesAddressesAsAList() {
    List<String> urls = List.of("http://a:1/apis/ccompat/v7/", "https://b");

    assertThat(RegistrySettings.from(Map.of("schema.registry.url", urls)).endpoints())
        .extracting(RegistrySettings.Endpoint::toString)
        .containsExactly("http://a:1/apis/ccompat/v7", "https://b");
  }

  private String authorization(Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(Map.of("schema.registry.url", registry.url()));
    all.putAll(properties);
    SchemaRegistryClient.of(all).register("notes-value", NOTE);
    return registry.requests().get(0).authorization();
  }
}
