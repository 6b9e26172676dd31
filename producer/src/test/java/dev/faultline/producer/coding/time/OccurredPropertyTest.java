package dev.faultline.producer.coding.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.OccurredInterval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OccurredPropertyTest {

  private static final List<String> PIECES =
      List.of(
          "Monday",
          "on",
          "last",
          "the",
          "next",
          "week",
          "12",
          "October",
          "May",
          "March",
          "2019",
          "to",
          "-",
          "–",
          "and",
          "between",
          "from",
          "since",
          "for",
          "past",
          "two",
          "days",
          "ago",
          "later",
          "after",
          "before",
          "early",
          "mid",
          "late",
          "of",
          "1990s",
          "25th",
          "03/04/2025",
          "2025-11-06",
          "a",
          "month",
          "Nov.",
          "overnight",
          "yesterday",
          "tomorrow",
          "until",
          "at",
          "14:30",
          "3 p.m.",
          "GMT",
          "into",
          "weekend",
          "same",
          "that",
          "in",
          "recent",
          "31",
          "Feb.",
          "30",
          "years",
          "decades",
          "half",
          "century",
          "499",
          "hours",
          "spring",
          "first",
          "quarter",
          ",",
          ".",
          "\n",
          "anniversary",
          "this",
          "earlier",
          "end",
          "year",
          "clashes",
          "(",
          ")");

  @Provide
  Arbitrary<String> dateSoup() {
    return Arbitraries.of(PIECES).list().ofMinSize(1).ofMaxSize(9).map(p -> String.join(" ", p));
  }

  @Provide
  Arbitrary<Instant> published() {
    return Arbitraries.longs().between(0, 4_000_000_000L).map(Instant::ofEpochSecond);
  }

  @Property(tries = 3000)
  void resolvesAnySoupOfDateWordsToAnOrderedInterval(
      @ForAll("dateSoup") String text,
      @ForAll("published") Instant published,
      @ForAll Direction direction) {
    Anchor anchor = Anchor.at(published, ZoneId.of("America/New_York"));
    Optional<OccurredInterval> previous = Optional.empty();
    int end = 0;
    for (DateMention mention : DateMentions.find(text)) {
      assertThat(mention.start()).isGreaterThanOrEqualTo(end);
      assertThat(text.substring(mention.start(), mention.end())).isEqualTo(mention.text());
      end = mention.end();
      Resolved resolved = OccurredResolver.resolve(mention, anchor, direction, previous);
      assertThat(resolved.historical() && resolved.future()).isFalse();
      if (resolved.interval().isPresent()) {
        OccurredInterval interval = resolved.interval().get();
        assertThat(interval.start()).isBefore(interval.end());
        if (!resolved.future()) {
          Instant bound = published.plus(Duration.ofDays(1));
          assertThat(interval.start()).isBeforeOrEqualTo(bound);
        }
        assertThat(resolved.representative(anchor).orElseThrow()).isBeforeOrEqualTo(published);
        previous = resolved.interval();
      }
      OccurredResolver.resolve(mention, Anchor.unknown(), direction, previous);
    }
  }

  @Property(tries = 1000)
  void readsAnyText(@ForAll String text) {
    for (DateMention mention : DateMentions.find(text)) {
      assertThat(mention.end()).isLessThanOrEqualTo(text.length());
    }
  }
}
