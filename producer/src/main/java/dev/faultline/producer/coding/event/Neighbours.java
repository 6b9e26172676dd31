package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.CasualtyFigure;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.event.Tellings.Telling;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.slot.SlotReader;
import dev.faultline.producer.coding.slot.Told;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Completes events from the sentences beside their own: the toll in the next sentence, the venue in
 * the one before; and marks what the other side denies.
 */
final class Neighbours {
  private static final int AFTER = 2; // sentences
  private static final int MEDIATION_REACH = 3; // sentences

  private final Tellings tellings;
  private final SlotReader slots;
  private final Set<String> talks;

  /**
   * @param talks base forms that name negotiations
   */
  Neighbours(Tellings tellings, SlotReader slots, Set<String> talks) {
    this.tellings = tellings;
    this.slots = slots;
    this.talks = talks;
  }

  CodedEvent complete(CodedEvent event) {
    if (event.modality() != Modality.ASSERTED) {
      return event;
    }
    EventSlots own = event.slots();
    EventSlots full =
        new EventSlots(
            own.venues().isEmpty() && isTalks(event) ? venues(event) : own.venues(),
            own.mediators().stream().noneMatch(it -> !isSide(event, it.code())) && isTalks(event)
                ? mediators(event)
                : own.mediators().stream().filter(it -> !isSide(event, it.code())).toList(),
            own.round().isEmpty() && isTalks(event) ? round(event) : own.round(),
            own.reason().isEmpty() && event.indicator() == Indicator.TALKS_FAILED
                ? reason(event)
                : own.reason(),
            own.scope(),
            own.crossing(),
            own.place(),
            own.placeCountry(),
            own.casualties().isEmpty() && SlotReader.isViolent(event.indicator())
                ? casualties(event)
                : own.casualties());
    return event.with(full, event.disputed() || isDenied(event));
  }

  private static boolean isTalks(CodedEvent event) {
    return SlotReader.isTalks(event.indicator());
  }

  /** Sentences right beside those that tell the event, which tell no such event themselves. */
  private List<Telling> beside(CodedEvent event) {
    return beside(event, telling -> !telling.tells(SlotReader::isTalks));
  }

  private List<Telling> beside(CodedEvent event, Predicate<Telling> fits) {
    List<Telling> beside = new ArrayList<>();
    for (EvidenceSentence evidence : event.evidence()) {
      int position = tellings.position(evidence);
      Telling own = tellings.at(position);
      for (int step : new int[] {1, -1}) {
        Telling next = tellings.at(position + step);
        if (next != null
            && next.parsed() != null
            && next.isBeside(own)
            && fits.test(next)
            && namesTalks(next)) {
          beside.add(next);
        }
      }
    }
    return beside;
  }

  private boolean namesTalks(Telling telling) {
    for (Word word : telling.parsed().words()) {
      if (talks.contains(word.lemma())) {
        return true;
      }
    }
    return false;
  }

  private static Told told(Telling telling, CodedEvent event) {
    return new Told(
        event.indicator(),
        telling.sentence().text(),
        telling.parsed(),
        -1,
        null,
        telling.mentions());
  }

  private List<String> venues(CodedEvent event) {
    for (Telling telling : beside(event)) {
      List<String> venues = slots.venues(told(telling, event));
      if (venues.size() == 1) {
        return venues;
      }
    }
    return List.of();
  }

  private List<Party> mediators(CodedEvent event) {
    for (Telling telling : beside(event, it -> isOnlyOf(event, it))) {
      List<Party> mediators =
          slots.mediators(told(telling, event)).stream()
              .filter(it -> !isSide(event, it.code()))
              .toList();
      if (!mediators.isEmpty()) {
        return mediators;
      }
    }
    return mediatorsNear(event);
  }

  /** Who mediates between the two by a sentence a little before or after. */
  private List<Party> mediatorsNear(CodedEvent event) {
    int first = tellings.position(event.evidence().get(0));
    for (int away = 1; away <= MEDIATION_REACH; away++) {
      for (int position : new int[] {first - away, first + away}) {
        Telling telling = tellings.at(position);
        if (telling != null && telling.part() == event.evidence().get(0).part()) {
          for (CodedEvent told : telling.told()) {
            boolean mediation = told.indicator() == Indicator.MEDIATION;
            if (mediation && told.pair().equals(event.pair())) {
              return told.slots().mediators();
            }
          }
        }
      }
    }
    return List.of();
  }

  /** True when the talks that a sentence tells of are those of the same two. */
  private static boolean isOnlyOf(CodedEvent event, Telling telling) {
    return telling.told().stream().allMatch(it -> !isTalks(it) || it.pair().equals(event.pair()));
  }

  private static boolean isSide(CodedEvent event, String code) {
    return code.equals(event.source().code()) || code.equals(event.target().code());
  }

  private Optional<String> round(CodedEvent event) {
    return beside(event).stream()
        .filter(Neighbours::isPlain)
        .map(telling -> Rounds.of(telling.parsed().words()))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** True for a sentence that neither plans nor denies: "no date for a fourth round". */
  private static boolean isPlain(Telling telling) {
    return telling.parsed().verbs().stream()
            .allMatch(verb -> verb.modal().isEmpty() && !verb.negated())
        && telling.parsed().words().stream().noneMatch(word -> word.lower().equals("no"));
  }

  private Optional<String> reason(CodedEvent event) {
    int last = tellings.last(event);
    Telling own = tellings.at(last);
    for (int i = last + 1; i <= last + AFTER; i++) {
      Telling next = tellings.at(i);
      if (next == null || next.parsed() == null || !next.isBeside(own)) {
        return Optional.empty();
      }
      Optional<String> reason = slots.disagreement(told(next, event));
      if (reason.isPresent()) {
        return reason;
      }
    }
    return Optional.empty();
  }

  /** The toll told in the sentences after, up to the next that tells violence of its own. */
  private List<CasualtyFigure> casualties(CodedEvent event) {
    int last = tellings.last(event);
    Telling own = tellings.at(last);
    for (int i = last + 1; i <= last + AFTER; i++) {
      Telling next = tellings.at(i);
      boolean near =
          next != null && next.part() == own.part() && (i == last + 1 || next.isBeside(own));
      if (!near || next.parsed() == null || next.tells(SlotReader::isViolent)) {
        return List.of();
      }
      List<CasualtyFigure> figures = slots.casualties(told(next, event));
      if (!figures.isEmpty()) {
        return figures;
      }
    }
    return List.of();
  }

  /** True when the one said to have acted denies it, in the same sentence or soon after. */
  private boolean isDenied(CodedEvent event) {
    if (!SlotReader.isDeniable(event.indicator())) {
      return false;
    }
    for (EvidenceSentence evidence : event.evidence()) {
      int position = tellings.position(evidence);
      for (int i = position; i <= position + AFTER; i++) {
        Telling telling = tellings.at(i);
        if (telling != null
            && telling.parsed() != null
            && telling.part() == evidence.part()
            && denies(telling, event)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean denies(Telling telling, CodedEvent event) {
    String speaker =
        event.attribution().flatMap(CodedEvent.CitedSpeaker::actor).map(Party::code).orElse("");
    Set<String> deniers = slots.deniers(told(telling, event));
    boolean actor = deniers.contains(event.source().code());
    boolean other = event.mutual() && deniers.contains(event.target().code());
    return (actor && !speaker.equals(event.source().code()))
        || (other && !speaker.equals(event.target().code()));
  }
}
