package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    List<Merged> all = new ArrayList<>();
    Map<Key, List<Merged>> alike = new HashMap<>(); // only these can be the same
    for (CodedEvent event : order) {
      List<Merged> known = alike.computeIfAbsent(Key.of(event), key -> new ArrayList<>());
      Optional<Merged> home = home(event, known);
      if (home.isPresent()) {
        home.get().add(event);
      } else {
        Merged fresh = new Merged(event);
        known.add(fresh);
        all.add(fresh);
      }
    }
    all.sort(
        Comparator.comparing((Merged merged) -> merged.first.part() == EvidencePart.TEXT)
            .thenComparing(merged -> merged.first.start()));
    return all.stream().map(Merged::whole).toList();
  }

  /** What two tellings of one event have in common. */
  private record Key(CountryPair pair, Indicator indicator, Modality modality) {
    static Key of(CodedEvent event) {
      return new Key(event.pair(), event.indicator(), event.modality());
    }
  }

  /**
   * An event while tellings are added to it. Its sentences are gathered beside it: an article may
   * tell an event thousands of times, and copying the sentences each time would take for ever.
   */
  private static final class Merged {
    private CodedEvent event;
    private EvidenceSentence first;
    private final List<EvidenceSentence> evidence;
    private final Set<EvidenceSentence> known;

    Merged(CodedEvent event) {
      this.event = event;
      first = first(event);
      evidence = new ArrayList<>(event.evidence());
      known = new HashSet<>(evidence);
    }

    void add(CodedEvent vague) {
      event = join(event, vague, event.evidence());
      for (EvidenceSentence sentence : vague.evidence()) {
        if (known.add(sentence)) {
          evidence.add(sentence);
          first = isEarlier(sentence, first) ? sentence : first;
        }
      }
    }

    CodedEvent whole() {
      return evidence.size() == event.evidence().size() ? event : join(event, event, evidence);
    }
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

  /** The nearest that the event is another telling of. */
  private static Optional<Merged> home(CodedEvent event, List<Merged> known) {
    Optional<Merged> best = Optional.empty();
    long nearest = Long.MAX_VALUE;
    int start = first(event).start();
    for (Merged merged : known) {
      if (isSame(merged.event, event)) {
        long distance = Math.abs((long) merged.first.start() - start);
        if (distance < nearest) {
          nearest = distance;
          best = Optional.of(merged);
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

  private static CodedEvent join(
      CodedEvent precise, CodedEvent vague, List<EvidenceSentence> evidence) {
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
      first = isEarlier(sentence, first) ? sentence : first;
    }
    return first;
  }

  private static boolean isEarlier(EvidenceSentence one, EvidenceSentence other) {
    return one.part() == other.part()
        ? one.start() < other.start()
        : one.part() == EvidencePart.TITLE;
  }
}
