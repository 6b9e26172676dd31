package dev.faultline.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.trace.Trace;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.Indicator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

  private static final CodedEvent TRADE =
      CodedEvents.event(Indicator.TRADE_SUSPENDED, "AFG", "PAK", "Kabul halted imports.");
  private static final CodedEvent CLASH =
      CodedEvents.event(Indicator.ARMED_CLASH, "KHM", "THA", "They exchanged fire.");

  private static final String CALLERS = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final List<String> told = new ArrayList<>();
  private final ClaimMapping mapping =
      new ClaimMapping("coder", Clock.fixed(Instant.parse("2025-11-24T06:00:00Z"), ZoneOffset.UTC));

  @Test
  void claimsAreKeyedByPairAndTheVersionFollowsThem() {
    MockProducer<String, SpecificRecord> kafka = kafka(true);
    try (EventPublisher publisher = publisher(kafka)) {
      publisher.publish(
          mapping.claims(CodedEvents.article("1", "text"), List.of(TRADE, CLASH), ""));
      publisher.flush();
    }
    assertThat(kafka.history())
        .extracting(it -> it.topic() + " " + it.key())
        .containsExactly("article-events AFG-PAK", "article-events KHM-THA", "article-versions 1");
    assertThat(told).containsExactly("published 1 with 2");
  }

  @Test
  void everyRecordOfAnArticleCarriesItsTrace() {
    MockProducer<String, SpecificRecord> kafka = kafka(true);
    try (EventPublisher publisher = publisher(kafka)) {
      ArticleClaims own = mapping.claims(CodedEvents.article("1", "text"), List.of(TRADE), "");
      Trace callers = Trace.of(CALLERS, "vendor=1").orElseThrow();
      publisher.publish(own);
      publisher.publish(own.within(callers));
      publisher.flush();
      assertThat(traces(kafka))
          .containsExactly(own.trace().parent(), CALLERS, own.trace().parent(), CALLERS);
      assertThat(own.trace().parent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }
  }

  private static List<String> traces(MockProducer<String, SpecificRecord> kafka) {
    return kafka.history().stream()
        .sorted(Comparator.comparing(ProducerRecord::topic))
        .map(
            it -> new String(it.headers().lastHeader(Trace.PARENT).value(), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void versionWaitsUntilTheBrokerHasTheClaims() {
    MockProducer<String, SpecificRecord> kafka = kafka(false);
    EventPublisher publisher = publisher(kafka);
    publisher.publish(mapping.claims(CodedEvents.article("1", "text"), List.of(TRADE), ""));
    publisher.publish(mapping.claims(CodedEvents.article("2", "text"), List.of(CLASH), ""));
    assertThat(kafka.history()).extracting(it -> it.topic()).containsOnly("article-events");

    kafka.completeNext();
    publisher.publish(mapping.claims(CodedEvents.article("3", "text"), List.of(CLASH), ""));
    assertThat(versions(kafka)).containsExactly("1");
    assertThat(told).as("not before the broker has it").isEmpty();
  }

  @Test
  void failureStopsAndNothingUnacknowledgedIsCalledPublished() {
    MockProducer<String, SpecificRecord> kafka = kafka(false);
    EventPublisher publisher = publisher(kafka);
    publisher.publish(mapping.claims(CodedEvents.article("1", "text"), List.of(TRADE), ""));
    kafka.errorNext(new TimeoutException("no broker"));
    assertThatThrownBy(
            () ->
                publisher.publish(mapping.claims(CodedEvents.article("2", "text"), List.of(), "")))
        .isInstanceOf(PublishFailure.class)
        .hasMessage("no broker");
    assertThat(versions(kafka)).doesNotContain("1");
    assertThat(told).isEmpty();
  }

  @Test
  void articleThatIsTooLargeForTheBrokerLeavesTheOthers() {
    MockProducer<String, SpecificRecord> kafka = kafka(false);
    EventPublisher publisher = publisher(kafka);
    publisher.publish(mapping.claims(CodedEvents.article("1", "text"), List.of(TRADE), ""));
    kafka.errorNext(new RecordTooLargeException("2 MB"));
    publisher.publish(mapping.claims(CodedEvents.article("2", "text"), List.of(CLASH), ""));
    publisher.flush();
    assertThat(told).containsExactly("refused 1: 2 MB", "published 2 with 1");
  }

  @Test
  void withdrawalIsAVersionOfItsOwn() {
    MockProducer<String, SpecificRecord> kafka = kafka(true);
    EventPublisher publisher = publisher(kafka);
    Clock clock = Clock.fixed(Instant.parse("2025-11-24T06:00:00Z"), ZoneOffset.UTC);
    publisher.publish(new Withdrawals(clock).of("1", "fabricated"));
    publisher.flush();
    assertThat(kafka.history())
        .singleElement()
        .satisfies(
            it -> {
              ArticleVersion version = (ArticleVersion) it.value();
              assertThat(it.key()).isEqualTo("1");
              assertThat(version.getStatus()).hasToString("WITHDRAWN");
              assertThat(version.getReason()).isEqualTo("fabricated");
              assertThat(version.getRevisedAt()).isEqualTo("2025-11-24T06:00:00Z");
            });
  }

  private EventPublisher publisher(MockProducer<String, SpecificRecord> kafka) {
    return new EventPublisher(
        kafka,
        new EventPublisher.Acknowledgements() {
          @Override
          public void published(ArticleVersion version, int claims) {
            told.add("published " + version.getArticleId() + " with " + claims);
          }

          @Override
          public void refused(ArticleVersion version, String cause) {
            told.add("refused " + version.getArticleId() + ": " + cause);
          }
        });
  }

  private static List<String> versions(MockProducer<String, SpecificRecord> kafka) {
    return kafka.history().stream()
        .filter(it -> !(it.value() instanceof ArticleEvent))
        .map(it -> it.key())
        .toList();
  }

  private static MockProducer<String, SpecificRecord> kafka(boolean completes) {
    return new MockProducer<>(
        completes, null, new StringSerializer(), (topic, value) -> new byte[] {1});
  }
}
