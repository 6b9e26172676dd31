package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.time.DateExpression.Ago;
import dev.faultline.producer.coding.time.DateExpression.Ahead;
import dev.faultline.producer.coding.time.DateExpression.CalendarDay;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarPeriod;
import dev.faultline.producer.coding.time.DateExpression.CalendarYear;
import dev.faultline.producer.coding.time.DateExpression.Decade;
import dev.faultline.producer.coding.time.DateExpression.FromPrevious;
import dev.faultline.producer.coding.time.DateExpression.LongAgo;
import dev.faultline.producer.coding.time.DateExpression.NumericDay;
import dev.faultline.producer.coding.time.DateExpression.Part;
import dev.faultline.producer.coding.time.DateExpression.RelativeDay;
import dev.faultline.producer.coding.time.DateExpression.Since;
import dev.faultline.producer.coding.time.DateExpression.Timed;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.producer.coding.time.DateExpression.Weekday;
import dev.faultline.producer.coding.time.DateExpression.Weekend;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Sets date mentions on the calendar by the date rules of the domain. Stateless, thread-safe. */
public final class OccurredResolver {

  private static final Duration HISTORY = Duration.ofDays(365);
  private static final Duration SLACK = Duration.ofDays(1); // zones, and papers dated tomorrow

  private OccurredResolver() {}

  /**
   * When the mention says it was.
   *
   * <p>What is not future is cut at the end of the day of publication. An explicit date ahead of
   * publication stays ahead, and is marked so, whatever the tense.
   *
   * @param direction tense of the verb whose event is dated
   * @param previous the event told before, for "the same day" and "two days later"
   * @return no interval when the words, the anchor and the previous event do not tell; precision
   *     UNKNOWN on the day of publication for digits that could be read in two ways
   */
  public static Resolved resolve(
      DateMention mention,
      Anchor anchor,
      Direction direction,
      Optional<OccurredInterval> previous) {
    DateExpression expression = mention.expression();
    boolean open = expression instanceof Since;
    DateExpression inner = expression instanceof Since since ? since.from() : expression;
    if (inner instanceof LongAgo) {
      return new Resolved(Optional.empty(), false, true, false);
    }
    LocalDate today = anchor.day().orElse(null);
    SpanRules rules = new SpanRules(anchor, today, open ? Direction.PAST : direction, previous);
    Span span = rules.span(inner);
    if (span == null) {
      return ambiguous(inner, today)
          ? new Resolved(
              Optional.of(Resolved.unknown(anchor, today, mention.text())), open, false, false)
          : Resolved.NOTHING;
    }
    if (today == null) {
      return new Resolved(Optional.of(interval(span, inner, anchor, mention)), open, false, false);
    }
    boolean future = ahead(inner, span, today, rules.direction(), anchor);
    span = future ? span : span.until(today);
    boolean historical = !open && !future && historical(inner, span, today, anchor);
    return new Resolved(
        Optional.of(interval(span, inner, anchor, mention)), open && !future, historical, future);
  }

  private static boolean ambiguous(DateExpression e, LocalDate today) {
    return e instanceof NumericDay && today != null;
  }

  private static OccurredInterval interval(
      Span span, DateExpression e, Anchor anchor, DateMention mention) {
    ZoneId zone = e instanceof Timed timed && timed.utc() ? ZoneOffset.UTC : anchor.zone();
    Instant start = span.start().atZone(zone).toInstant();
    Instant end = span.end().atZone(zone).toInstant();
    return new OccurredInterval(
        start, end.isBefore(start) ? start : end, span.precision(), mention.text());
  }

  private static boolean ahead(
      DateExpression e, Span span, LocalDate today, Direction direction, Anchor anchor) {
    if (inherentlyAhead(e)) {
      return true;
    }
    Instant start = span.start().atZone(anchor.zone()).toInstant();
    if (start.isAfter(anchor.publishedAt().orElseThrow().plus(SLACK))) {
      return true;
    }
    return direction == Direction.FUTURE
        && !span.last().isBefore(today)
        && !(e instanceof FromPrevious);
  }

  private static boolean inherentlyAhead(DateExpression e) {
    return e instanceof RelativeDay day && day.days() > 0
        || e instanceof Timed timed && inherentlyAhead(timed.day())
        || e instanceof CalendarPeriod p && (p.offset() > 0 || p.part() == Part.REMAINING)
        || e instanceof Weekday w && w.step() > 0
        || e instanceof Weekend w && w.step() > 0
        || e instanceof CalendarMonth m && m.year().mode() == YearHint.Mode.FIRST_AHEAD
        || e instanceof Ahead a && a.coming();
  }

  private static boolean historical(DateExpression e, Span span, LocalDate today, Anchor anchor) {
    if (e instanceof Decade
        || e instanceof CalendarYear y && y.year() < today.getYear()
        || e instanceof CalendarPeriod p && p.unit() == Unit.YEAR && p.offset() < 0
        || e instanceof Ago a && a.unit() == Unit.YEAR
        || e instanceof CalendarDay d
            && d.year().mode() == YearHint.Mode.ABSOLUTE
            && span.last().isBefore(today.minusDays(365))) {
      return true;
    }
    LocalDateTime middle =
        span.start().plus(Duration.between(span.start(), span.end()).dividedBy(2));
    return middle
        .atZone(anchor.zone())
        .toInstant()
        .isBefore(anchor.publishedAt().orElseThrow().minus(HISTORY));
  }
}
