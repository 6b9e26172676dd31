package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes one event of what an article tells twice: same sides, indicator and modality, dates that do
 * not contradict each other. The more precise telling keeps its date; the others add their
 * sentences and details. Two days or two venues are two events.
 */
final class EventMerger {
  private EventMerger() {}

  /**
   * @param events in the order of the article
   * @return merged events, in the order of their first evidence
   */
  static List<CodedEvent> merge(List<CodedEvent> events) {
    List<CodedEvent> order = new ArrayList<>(events);
    order.sort(Comparator.comparing(EventMerger::vagueness)); // stable: first told first
    List<CodedEvent> merged = new ArrayList<>();
    for (CodedEvent event : order) {
      int home = home(event, merged);
      if (home < 0) {
        merged.add(event);
      } else {
        merged.set(home, join(merged.get(home), event));
      }
    }
    merged.sort(
        Comparator.comparing((CodedEvent event) -> first(event).part() == EvidencePart.TEXT)
            .thenComparing(event -> first(event).start()));
    return merged;
  }

  /** Length of the interval; an unknown date is the vaguest. */
  private static Duration vagueness(CodedEvent event) {
    return isDated(event)
        ? Duration.between(event.occurred().get().start(), event.occurred().get().end())
        : Duration.ofDays(Integer.MAX_VALUE);
  }

  private static boolean isDated(CodedEvent event) {
    return event.occurred().filter(o -> o.precision() != Precision.UNKNOWN).isPresent();
  }

  private static int home(CodedEvent event, List<CodedEvent> merged) {
    int best = -1;
    long nearest = Long.MAX_VALUE;
    for (int i = 0; i < merged.size(); i++) {
      CodedEvent known = merged.get(i);
      if (isSame(known, event)) {
        long distance = Math.abs((long) first(known).start() - first(event).start());
        if (distance < nearest) {
          nearest = distance;
          best = i;
        }
      }
    }
    return best;
  }

  private static boolean isSame(CodedEvent one, CodedEvent other) {
    boolean sides =
        one.source().code().equals(other.source().code())
                && one.target().code().equals(other.target().code())
            || (one.mutual() || other.mutual()) && one.pair().equals(other.pair());
    return sides
        && one.indicator() == other.indicator()
        && one.modality() == other.modality()
        && datesAgree(one, other)
        && slotsAgree(one.slots(), other.slots());
  }

  /** True when one is undated or one interval lies within the other. */
  private static boolean datesAgree(CodedEvent one, CodedEvent other) {
    if (!isDated(one) || !isDated(other)) {
      return true;
    }
    OccurredInterval a = one.occurred().get();
    OccurredInterval b = other.occurred().get();
    return lies(a, b) || lies(b, a);
  }

  private static boolean lies(OccurredInterval inner, OccurredInterval outer) {
    return !inner.start().isBefore(outer.start()) && !inner.end().isAfter(outer.end());
  }

  private static boolean slotsAgree(EventSlots one, EventSlots other) {
    boolean venues =
        one.venues().isEmpty()
            || other.venues().isEmpty()
            || one.venues().stream().anyMatch(other.venues()::contains);
    boolean rounds =
        one.round().isEmpty() || other.round().isEmpty() || one.round().equals(other.round());
    return venues && rounds;
  }

  private static CodedEvent join(CodedEvent precise, CodedEvent vague) {
    List<EvidenceSentence> evidence = new ArrayList<>(precise.evidence());
    for (EvidenceSentence sentence : vague.evidence()) {
      if (!evidence.contains(sentence)) {
        evidence.add(sentence);
      }
    }
    return new CodedEvent(
        precise.source(),
        precise.target(),
        precise.mutual(),
        precise.indicator(),
        precise.eventCode(),
        precise.eventType(),
        precise.eventMode(),
        precise.modality(),
        precise.disputed() || vague.disputed(),
        precise.attribution().isPresent() && vague.attribution().isEmpty()
            ? Optional.empty() // told once without a speaker: the outlet states it
            : precise.attribution(),
        precise.occurred(),
        precise.ongoing() || vague.ongoing(),
        precise.plainMeeting() && vague.plainMeeting(),
        join(precise.slots(), vague.slots()),
        evidence,
        precise.ruleId(),
        precise.decidedBy(),
        Math.max(precise.confidence(), vague.confidence()));
  }

  private static EventSlots join(EventSlots a, EventSlots b) {
    return new EventSlots(
        a.venues().isEmpty() ? b.venues() : a.venues(),
        a.mediators().isEmpty() ? b.mediators() : a.mediators(),
        a.round().or(b::round),
        a.reason().or(b::reason),
        a.scope().or(b::scope),
        a.crossing().or(b::crossing),
        a.place().or(b::place),
        a.place().isPresent() ? a.placeCountry() : b.placeCountry(),
        a.casualties().isEmpty() ? b.casualties() : a.casualties());
  }

  private static EvidenceSentence first(CodedEvent event) {
    EvidenceSentence first = event.evidence().get(0);
    for (EvidenceSentence sentence : event.evidence()) {
      boolean earlier =
          sentence.part() == first.part()
              ? sentence.start() < first.start()
              : sentence.part() == EvidencePart.TITLE;
      if (earlier) {
        first = sentence;
      }
    }
    return first;
  }
}
