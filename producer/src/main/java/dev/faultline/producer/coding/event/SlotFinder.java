package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.actor.MentionKind;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads venue, mediators and place of an event from its sentence. */
final class SlotFinder {
  private static final Set<Indicator> TALKS =
      EnumSet.of(
          Indicator.TALKS_HELD,
          Indicator.TALKS_FAILED,
          Indicator.TALKS_AGREED,
          Indicator.TALKS_REFUSED,
          Indicator.MEDIATION,
          Indicator.AGREEMENT_SIGNED,
          Indicator.CEASEFIRE_AGREED);

  private static final Set<String> BEFORE_PLACE = Set.of("in", "at", "near");

  private SlotFinder() {}

  static EventSlots slots(
      Indicator indicator, Sentence sentence, ParsedSentence parsed, List<ActorMention> mentions) {
    boolean talks = TALKS.contains(indicator);
    List<String> venues = new ArrayList<>();
    Optional<String> place = Optional.empty();
    Optional<String> country = Optional.empty();
    for (ActorMention mention : mentions) {
      if (!isPlace(mention, sentence.text())) {
        continue;
      }
      if (talks) {
        venues.add(mention.text());
      } else if (place.isEmpty()) {
        place = Optional.of(mention.text());
        country = Optional.of(mention.country()).filter(code -> !code.isEmpty());
      }
    }
    List<Party> mediators =
        talks
            ? parsed.mediators().stream()
                .map(span -> new Party(span.code(), span.role(), span.mention()))
                .toList()
            : List.of();
    return new EventSlots(
        venues,
        mediators,
        talks ? Rounds.of(parsed.words()) : Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        place,
        country,
        List.of());
  }

  private static boolean isPlace(ActorMention mention, String text) {
    boolean town =
        mention.kind() == MentionKind.CAPITAL
            || mention.kind() == MentionKind.CITY
            || mention.kind() == MentionKind.REGION;
    if (!town || mention.isExtended()) {
      return false;
    }
    String before = text.substring(0, mention.start()).stripTrailing();
    String word = before.substring(before.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    return BEFORE_PLACE.contains(word);
  }
}
