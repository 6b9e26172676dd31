package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.CodedEvent.CitedSpeaker;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.schemas.ActorRole;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds who is cited for what a sentence tells: "…, the ministry said", "according to police". */
final class Speakers {
  private static final int DEEPEST = 5;
  private static final int LONGEST = 10; // tokens of a mention

  private static final Set<ActorRole> OFFICIAL =
      EnumSet.of(
          ActorRole.GOV, ActorRole.MIL, ActorRole.COP, ActorRole.SPY, ActorRole.IGO, ActorRole.LEG);

  private final Set<String> says;
  private final Set<String> officials;
  private final Set<String> nobody;

  Speakers(SlotWords words) {
    says = words.list("say");
    officials = words.list("official");
    nobody = words.list("no-speaker");
  }

  /** Who is cited for the event; empty when the outlet states it itself. */
  Optional<CitedSpeaker> of(Told told) {
    return governing(told).or(() -> accordingTo(told)).or(() -> trailing(told));
  }

  /** Who is cited for a sentence as a whole, whatever it tells. */
  Optional<CitedSpeaker> of(String text, ParsedSentence parsed) {
    Told any =
        new Told(
            dev.faultline.schemas.Indicator.UNKNOWN, text, parsed, 0, null, java.util.List.of());
    for (VerbGroup verb : parsed.verbs()) {
      if (isSaying(verb) && !verb.negated() && verb.modal().isEmpty()) {
        Optional<CitedSpeaker> speaker = subject(any, verb);
        if (speaker.isPresent()) {
          return speaker;
        }
      }
    }
    return accordingTo(any);
  }

  private boolean isSaying(VerbGroup verb) {
    return says.contains(verb.lemma()) && !verb.passive() && verb.shape() == Shape.FINITE;
  }

  /** "The army said that …": the verb of the event hangs on a verb of saying. */
  private Optional<CitedSpeaker> governing(Told told) {
    VerbGroup at = told.verb();
    if (at == null || isSaying(at)) {
      return Optional.empty();
    }
    for (int i = 0; at != null && i < DEEPEST; i++) {
      if (isSaying(at)) {
        return subject(told, at);
      }
      at = at.governor();
    }
    return Optional.empty();
  }

  /** "…, the army said on Monday." */
  private Optional<CitedSpeaker> trailing(Told told) {
    for (VerbGroup verb : told.parsed().verbs()) {
      NounPhrase subject = told.parsed().subject(verb);
      if (verb.start() > told.token()
          && isSaying(verb)
          && subject != null
          && subject.start() > told.token()
          && subject.start() > 0
          && isPause(told.lower(subject.start() - 1))
          && isLast(told, verb)) {
        return subject(told, verb);
      }
    }
    return Optional.empty();
  }

  private static boolean isPause(String mark) {
    return mark.equals(",") || mark.equals("\"") || mark.equals("”") || mark.equals("—");
  }

  private static boolean isLast(Told told, VerbGroup verb) {
    return told.parsed().verbs().stream().noneMatch(it -> it.start() > verb.end());
  }

  private Optional<CitedSpeaker> accordingTo(Told told) {
    for (int i = 0; i + 2 < told.words().size(); i++) {
      if (told.lower(i).equals("according") && told.lower(i + 1).equals("to")) {
        NounPhrase phrase = told.phrase(i + 2);
        return phrase == null ? Optional.empty() : speaker(told, phrase);
      }
    }
    return Optional.empty();
  }

  private Optional<CitedSpeaker> subject(Told told, VerbGroup verb) {
    NounPhrase subject = told.parsed().subject(verb);
    return subject == null ? Optional.empty() : speaker(told, subject);
  }

  private Optional<CitedSpeaker> speaker(Told told, NounPhrase phrase) {
    NounPhrase last = phrase;
    NounPhrase after = told.phrase(phrase.end() + 1);
    if (after != null && told.lower(phrase.end()).equals("of")) {
      last = after;
    }
    int end = Math.min(last.end(), phrase.start() + LONGEST);
    String mention = told.printed(phrase.start(), end);
    if (mention.isEmpty() || nobody.contains(mention.toLowerCase(java.util.Locale.ROOT))) {
      return Optional.empty();
    }
    boolean official = false;
    for (int i = phrase.start(); i < end; i++) {
      official |= officials.contains(told.words().get(i).lemma());
    }
    Optional<Party> actor = Optional.empty();
    for (ActorSpan span : told.parsed().actors()) {
      if (span.start() >= phrase.start()
          && span.end() <= end
          && span.kind() != ActorSpan.Kind.PAIR) {
        actor = Optional.of(new Party(span.code(), span.role(), span.mention()));
        official |= OFFICIAL.contains(span.role()) || isState(span);
        break;
      }
    }
    return Optional.of(new CitedSpeaker(mention, actor, official));
  }

  /** A state that speaks is its government: "Kabul said". */
  private static boolean isState(ActorSpan span) {
    return span.kind() == ActorSpan.Kind.COUNTRY || span.kind() == ActorSpan.Kind.CITY;
  }
}
