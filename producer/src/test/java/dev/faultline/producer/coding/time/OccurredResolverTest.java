package dev.faultline.producer.coding.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.time.Anchor.NumericOrder;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccurredResolverTest {

  private static final Anchor ANCHOR =
      Anchor.at(Instant.parse("2025-11-23T10:00:00Z"), ZoneOffset.UTC);

  private static Resolved resolve(String text, Anchor anchor, OccurredInterval previous) {
    DateMention mention = DateMentions.find(text).get(0);
    return OccurredResolver.resolve(mention, anchor, Direction.PAST, Optional.ofNullable(previous));
  }

  private static OccurredInterval day(String day) {
    Instant start = Instant.parse(day + "T00:00:00Z");
    return new OccurredInterval(start, start.plusSeconds(86_400), Precision.DAY, day);
  }

  private static void assertDay(Resolved resolved, String day) {
    assertThat(resolved.interval()).isPresent();
    assertThat(resolved.interval().get().start()).isEqualTo(day + "T00:00:00Z");
    assertThat(resolved.interval().get().end())
        .isEqualTo(Instant.parse(day + "T00:00:00Z").plusSeconds(86_400));
  }

  @Test
  void countsFromThePreviousEvent() {
    OccurredInterval clash = day("2025-10-11");
    assertDay(resolve("They spoke the same day.", ANCHOR, clash), "2025-10-11");
    assertDay(resolve("They spoke two days later.", ANCHOR, clash), "2025-10-13");
    assertDay(resolve("They spoke a day earlier.", ANCHOR, clash), "2025-10-10");
    assertDay(resolve("They spoke hours before.", ANCHOR, clash), "2025-10-11");
    assertDay(resolve("They spoke the following day.", ANCHOR, clash), "2025-10-12");
    assertDay(resolve("They spoke the previous day.", ANCHOR, clash), "2025-10-10");
    assertDay(resolve("They spoke that night.", ANCHOR, clash), "2025-10-11");
  }

  @Test
  void usesTheDayOfThePublishersZone() {
    Anchor kolkata = Anchor.at(Instant.parse("2025-11-22T20:00:00Z"), ZoneId.of("Asia/Kolkata"));
    Resolved resolved = resolve("The envoy left on Sunday.", kolkata, null);
    assertThat(resolved.interval().orElseThrow().start()).isEqualTo("2025-11-22T18:30:00Z");
  }

  @Test
  void readsDigitsInTheOrderOfTheOutlet() {
    Anchor american = new Anchor(ANCHOR.publishedAt(), ANCHOR.zone(), NumericOrder.MONTH_FIRST);
    Anchor british = new Anchor(ANCHOR.publishedAt(), ANCHOR.zone(), NumericOrder.DAY_FIRST);
    assertDay(resolve("They met on 03/04/2025.", american, null), "2025-03-04");
    assertDay(resolve("They met on 03/04/2025.", british, null), "2025-04-03");
  }

  @Test
  void keepsTheMinuteThatTheTextNames() {
    Resolved resolved = resolve("Shells fell at 14:30 GMT on Friday.", ANCHOR, null);
    OccurredInterval interval = resolved.interval().orElseThrow();
    assertThat(interval.start()).isEqualTo("2025-11-21T14:30:00Z");
    assertThat(interval.precision()).isEqualTo(Precision.MINUTE);
  }

  @Test
  void standsForTheMiddleButNeverAfterPublication() {
    assertThat(resolve("They met in October.", ANCHOR, null).representative(ANCHOR))
        .contains(Instant.parse("2025-10-16T12:00:00Z"));
    assertThat(resolve("They met today.", ANCHOR, null).representative(ANCHOR))
        .contains(Instant.parse("2025-11-23T10:00:00Z"));
  }

  @Test
  void datesWhatHasNoDateByThePublicationWithUnknownPrecision() {
    OccurredInterval interval = Resolved.undated(ANCHOR).interval().orElseThrow();
    assertThat(interval.precision()).isEqualTo(Precision.UNKNOWN);
    assertThat(interval.start()).isEqualTo("2025-11-23T00:00:00Z");
    assertThat(Resolved.undated(Anchor.unknown()).interval()).isEmpty();
  }
}
