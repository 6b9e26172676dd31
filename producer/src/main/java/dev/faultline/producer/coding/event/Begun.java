package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has ended had begun, and the sentence that tells the end often tells the beginning too: "A
 * resumed shipments to B, a month after it had stopped them", "a ban, in place since May, was
 * lifted", "A freed sailors whom its navy had seized".
 */
final class Begun {
  /** An act that another ends. */
  private record Beginning(Indicator indicator, String cameo, String plover) {}

  private static final Map<Indicator, Beginning> BEGINNINGS =
      Map.of(
          Indicator.TRADE_RESUMED,
          new Beginning(Indicator.TRADE_SUSPENDED, "163", "SANCTION"),
          Indicator.BORDER_REOPENED,
          new Beginning(Indicator.BORDER_CLOSED, "163", "COERCE"),
          Indicator.PRISONERS_RELEASED,
          new Beginning(Indicator.COERCION, "173", "COERCE"));

  private static final Set<String> IT = Set.of("it", "them", "both", "all", "these", "those");

  private static final Set<String> LASTING =
      Set.of("place", "force", "effect", "closed", "shut", "suspended", "halted", "banned");

  private final ParsedSentence sentence;
  private final NamedActors named;
  private final Set<String> beginning;
  private final Set<String> ending;
  private final Set<String> seizing;

  /**
   * @param beginning verbs by which a stop begins, base forms
   * @param ending verbs by which it ends
   * @param seizing verbs by which captivity begins
   */
  Begun(
      ParsedSentence sentence,
      NamedActors named,
      Set<String> beginning,
      Set<String> ending,
      Set<String> seizing) {
    this.sentence = sentence;
    this.named = named;
    this.beginning = beginning;
    this.ending = ending;
    this.seizing = seizing;
  }

  /** The choices, and the beginnings of those of them that are ends. */
  List<Choice> complete(List<Choice> chosen) {
    if (chosen.stream().noneMatch(choice -> BEGINNINGS.containsKey(choice.indicator()))) {
      return chosen;
    }
    List<Choice> all = new ArrayList<>();
    for (Choice choice : chosen) {
      Beginning beginning = BEGINNINGS.get(choice.indicator());
      boolean known =
          beginning == null
              || choice.modality() == Modality.HISTORICAL
              || chosen.stream().anyMatch(other -> other.indicator() == beginning.indicator());
      Optional<VerbGroup> verb = known ? Optional.empty() : verb(choice);
      if (verb.isPresent()) {
        begunByVerb(choice, beginning, verb.get(), all);
      } else {
        all.add(choice);
        boolean open = !known && choice.modality() == Modality.ASSERTED && !isRelease(choice);
        int lasting = open ? lasting() : -1;
        if (lasting >= 0) {
          all.add(begun(choice, beginning, lasting, null));
        }
      }
    }
    return all;
  }

  private void begunByVerb(Choice choice, Beginning beginning, VerbGroup verb, List<Choice> all) {
    Optional<String> doer = doer(verb);
    boolean source = doer.isEmpty() || doer.get().equals(choice.source().code());
    boolean target =
        doer.isPresent() && doer.get().equals(choice.target().code()) && !isRelease(choice);
    // "exports of B to A, which A had stopped, were resumed": by A, as nobody else is named
    Choice end = target && !choice.mutual() && !isDoneByActor(choice) ? choice.back() : choice;
    all.add(end);
    if (source || target) {
      Choice act = target == (end == choice) && !choice.mutual() ? end.back() : end;
      all.add(begun(act, beginning, verb.head(), verb));
    }
  }

  private static Choice begun(Choice act, Beginning of, int token, VerbGroup verb) {
    return act.other(act.rule().with(of.indicator(), of.cameo(), of.plover()), token, verb);
  }

  /** True when the verb of an end is said of a state and not of what was stopped. */
  private boolean isDoneByActor(Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null
        && subject.actors().stream().anyMatch(actor -> actor.end() > subject.head());
  }

  private Optional<VerbGroup> verb(Choice choice) {
    return sentence.verbs().stream().filter(verb -> begins(verb, choice)).findFirst();
  }

  private boolean begins(VerbGroup verb, Choice choice) {
    if (!(isRelease(choice) ? seizing : beginning).contains(verb.lemma())
        || verb == choice.candidate().verb()
        || verb.negated()
        || !verb.modal().isEmpty()) {
      return false;
    }
    if (verb.shape() == Shape.PARTICIPLE) {
      return verb.link() == Link.REDUCED && !by(verb).isEmpty();
    }
    if (verb.shape() != Shape.FINITE || !isPast(verb)) {
      return false;
    }
    return switch (verb.link()) {
      case RELATIVE -> !isRelease(choice) || isTaking(verb);
      case ADVERBIAL -> verb.opener().equals("after") && hasItAsObject(verb);
      case COMPLEMENT ->
          isPerfect(verb) && verb.governor() != null && ending.contains(verb.governor().lemma());
      case MAIN -> isRelease(choice) && isPerfect(verb) && isOfNounBefore(verb);
      default -> false;
    };
  }

  private static boolean isRelease(Choice choice) {
    return choice.indicator() == Indicator.PRISONERS_RELEASED && !choice.mutual();
  }

  /**
   * "who had been seized", "whom it had seized", and neither "who seized" nor "seized by rebels".
   */
  private boolean isTaking(VerbGroup verb) {
    if (!verb.passive()) {
      return !verb.opener().equals("who") && sentence.subject(verb) != null;
    }
    return by(verb).size() == 1
        || sentence.phrases(verb.end(), verb.regionEnd()).stream()
            .noneMatch(phrase -> phrase.preposition().equals("by"));
  }

  /** "sailors it had seized": the relative pronoun is left out. */
  private boolean isOfNounBefore(VerbGroup verb) {
    List<Word> words = sentence.words();
    return verb.start() > 1
        && words.get(verb.start() - 1).lower().equals("it")
        && words.get(verb.start() - 2).tag().equals("NOUN");
  }

  private boolean isPast(VerbGroup verb) {
    VerbForm.Form form = sentence.words().get(verb.start()).form();
    return isPerfect(verb)
        || form == VerbForm.Form.PAST
        || form == VerbForm.Form.PAST_OR_PARTICIPLE
        || sentence.words().get(verb.start()).lower().equals("was")
        || sentence.words().get(verb.start()).lower().equals("were");
  }

  private boolean isPerfect(VerbGroup verb) {
    return sentence.words().get(verb.start()).lower().equals("had");
  }

  private boolean hasItAsObject(VerbGroup verb) {
    return verb.passive()
        || verb.end() < sentence.words().size()
            && IT.contains(sentence.words().get(verb.end()).lower());
  }

  /** The one state that did it by the verb's own words; empty when they name none. */
  private Optional<String> doer(VerbGroup verb) {
    if (verb.link() == Link.MAIN) {
      return Optional.empty(); // "it"
    }
    List<ActorSpan> doers = verb.passive() ? by(verb) : named.subjectActors(verb, 0);
    return doers.size() == 1 ? Optional.of(doers.get(0).code()) : Optional.empty();
  }

  private List<ActorSpan> by(VerbGroup verb) {
    return sentence.phrases(verb.end(), verb.regionEnd()).stream()
        .filter(phrase -> phrase.preposition().equals("by"))
        .flatMap(phrase -> phrase.actors().stream())
        .limit(1)
        .toList();
  }

  /** "in place since May": the word before "since"; -1 when there is none. */
  private int lasting() {
    List<Word> words = sentence.words();
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).lower().equals("since") && LASTING.contains(words.get(i - 1).lower())) {
        return i - 1;
      }
    }
    return -1;
  }
}
