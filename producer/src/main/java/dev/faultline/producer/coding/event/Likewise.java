package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Acts that are told by saying that others did the same: "as did Brazil", "Egypt did likewise". */
final class Likewise {
  private static final Set<String> AS = Set.of("as", "so");
  private static final Set<String> COUNTS = Set.of("first", "second", "one");
  private static final Set<String> NEITHER = Set.of("neither", "nor");
  private static final Set<String> DID =
      Set.of("did", "do", "does", "has", "have", "had", "was", "were");

  private static final Set<String> POSSESSIVE = Set.of("its", "their", "his", "her");

  private static final Set<String> THEREUPON = Set.of(".", "later", "shortly", "soon", "within");

  private static final Set<String> ANSWERING =
      Set.of("answer", "respond", "reply", "retaliate", "reciprocate", "react");

  private Likewise() {}

  /** "a step that B answered in kind": what A did to B, B did to A. */
  static List<Choice> inKind(ParsedSentence sentence, List<Choice> chosen, List<Choice> before) {
    List<Word> words = sentence.words();
    for (int i = 1; i + 1 < words.size(); i++) {
      VerbGroup verb = sentence.verbAt(i - 1);
      if (!words.get(i).lower().equals("in")
          || !words.get(i + 1).lower().equals("kind")
          || verb == null
          || !ANSWERING.contains(verb.lemma())
          || verb.shape() != VerbGroup.Shape.FINITE
          || !verb.modal().isEmpty()
          || verb.negated()) {
        continue;
      }
      NounPhrase subject = sentence.subject(verb);
      for (Choice act : chosen.isEmpty() ? before : chosen) {
        boolean answered =
            subject != null
                && !act.mutual()
                && act.modality() == Modality.ASSERTED
                && (chosen.isEmpty() || act.token() < i)
                && subject.actors().stream()
                    .anyMatch(actor -> actor.code().equals(act.target().code()));
        if (answered) {
          return List.of(act.at(i - 1).back());
        }
      }
    }
    return List.of();
  }

  /** In a sentence that tells something: others who did it as well. */
  static List<Choice> asDid(ParsedSentence sentence, List<Choice> chosen) {
    List<Word> words = sentence.words();
    List<Choice> more = new ArrayList<>();
    for (int i = 1; i + 2 < words.size(); i++) {
      if (AS.contains(words.get(i).lower()) && DID.contains(words.get(i + 1).lower())) {
        List<ActorSpan> others = actorsFrom(sentence, i + 2);
        int at = i;
        chosen.stream()
            .filter(choice -> choice.token() < at && !choice.mutual())
            .filter(choice -> !choice.candidate().isAside()) // "recalled it after B struck; so did"
            .filter(choice -> choice.modality() == Modality.ASSERTED)
            .forEach(choice -> more.addAll(repeated(choice, others)));
      }
    }
    return more;
  }

  /**
   * Talks that are said to have ended like others: "as did one in Cairo", "so did those in Pakse".
   *
   * @param chosen what the sentence tells itself
   * @param before what was told last
   * @param oneMore knows what talks are called
   */
  static List<Choice> asTheyFailed(
      ParsedSentence sentence, List<Choice> chosen, List<Choice> before, OneMore oneMore) {
    List<Word> words = sentence.words();
    for (int i = 0; i + 2 < words.size(); i++) {
      String lower = words.get(i).lower();
      boolean like = AS.contains(lower) || NEITHER.contains(lower);
      NounPhrase talks = sentence.phraseAt(i + 2);
      if (!like
          || !DID.contains(words.get(i + 1).lower())
          || talks == null
          || !oneMore.namesTalks(talks, sentence)) {
        continue;
      }
      int at = i + 1;
      return (chosen.isEmpty() ? before : chosen)
          .stream()
              .filter(choice -> choice.indicator() == Indicator.TALKS_FAILED)
              .filter(choice -> choice.modality() == Modality.ASSERTED)
              .filter(choice -> chosen.isEmpty() || choice.token() < at)
              .limit(1)
              .map(choice -> choice.at(at))
              .toList();
    }
    return List.of();
  }

  /** "The first ended without a text on July 2, the second on August 13." */
  static List<Choice> inTurn(ParsedSentence sentence, List<Choice> chosen) {
    List<Word> words = sentence.words();
    for (Choice choice : chosen) {
      VerbGroup verb = choice.candidate().verb();
      boolean counted =
          choice.indicator() == Indicator.TALKS_FAILED
              && verb != null
              && sentence.subject(verb) != null
              && isCounted(sentence.subject(verb), sentence);
      for (int i = counted ? verb.end() : words.size(); i < words.size(); i++) {
        if (UnnamedTalks.isOne(words.get(i))
            && verb.governor() == null
            && sentence.verbs().get(sentence.verbs().size() - 1).end() <= i) {
          return List.of(choice.at(i));
        }
      }
    }
    return List.of();
  }

  private static boolean isCounted(NounPhrase subject, ParsedSentence sentence) {
    for (int i = subject.start(); i < subject.end(); i++) {
      if (COUNTS.contains(sentence.words().get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Who did what was told before, by this sentence or, where it tells nothing of its own, by the
   * one before: "and Lima did the same".
   */
  static List<Choice> followedSuit(
      ParsedSentence sentence, List<Choice> chosen, List<Choice> before) {
    List<Word> words = sentence.words();
    for (int i = 1; i + 1 < words.size(); i++) {
      String next = words.get(i + 1).lower();
      boolean same =
          next.equals("likewise")
              || next.equals("the")
                  && i + 2 < words.size()
                  && words.get(i + 2).lower().equals("same")
              || next.equals("suit")
              || next.equals("so")
                  && i + 2 < words.size()
                  && words.get(i + 2).lower().equals("too");
      boolean did = words.get(i).lemma().equals("do") || words.get(i).lemma().equals("follow");
      if ((same && did || followedLater(words, i) || isTheirOwn(sentence, i, chosen, before))
          && sentence.verbAt(i) != null
          && !sentence.verbAt(i).negated()
          && sentence.subject(sentence.verbAt(i)) != null) {
        List<ActorSpan> others = actorsFrom(sentence, sentence.subject(sentence.verbAt(i)).start());
        List<Choice> more = new ArrayList<>();
        int at = i;
        for (Choice choice : chosen.isEmpty() ? before : chosen) {
          boolean told = chosen.isEmpty() || choice.token() < at;
          if (told && !choice.mutual() && choice.modality() == Modality.ASSERTED) {
            more.addAll(repeated(choice.at(i), others));
          }
        }
        return more;
      }
    }
    return List.of();
  }

  /** "Niger had recalled theirs", "Mali had withdrawn its own": as the one told before. */
  private static boolean isTheirOwn(
      ParsedSentence sentence, int i, List<Choice> chosen, List<Choice> before) {
    List<Word> words = sentence.words();
    VerbGroup verb = sentence.verbAt(i);
    String next = words.get(i + 1).lower();
    boolean own =
        next.equals("theirs")
            || POSSESSIVE.contains(next)
                && i + 2 < words.size()
                && words.get(i + 2).lower().equals("own")
                && (i + 3 == words.size() || !words.get(i + 3).tag().equals("NOUN"));
    return own
        && verb != null
        && verb.head() == i
        && (chosen.isEmpty() ? before : chosen)
            .stream().anyMatch(choice -> choice.indicator() == Indicator.DIPLOMATIC_DOWNGRADE);
  }

  /** "Slovakia followed a week later": nobody and nothing is followed but what was just told. */
  private static boolean followedLater(List<Word> words, int i) {
    String next = words.get(i + 1).lower();
    boolean later =
        i + 3 < words.size()
            && (words.get(i + 3).lower().equals("later")
                || words.get(i + 2).lower().equals("later")
                || next.equals("the") && words.get(i + 2).lower().equals("next"));
    return words.get(i).lower().equals("followed") && (later || THEREUPON.contains(next));
  }

  /** Actors from a word up to the next verb: "Egypt and Saudi Arabia". */
  private static List<ActorSpan> actorsFrom(ParsedSentence sentence, int from) {
    List<ActorSpan> actors = new ArrayList<>();
    for (ActorSpan actor : sentence.actors()) {
      boolean near = actor.start() >= from;
      for (int i = from; near && i < actor.start(); i++) {
        near = !sentence.words().get(i).isVerb();
      }
      if (near) {
        actors.add(actor);
      }
    }
    return actors;
  }

  private static List<Choice> repeated(Choice choice, List<ActorSpan> others) {
    List<Choice> more = new ArrayList<>();
    for (ActorSpan other : others) {
      boolean known =
          other.code().equals(choice.source().code()) || other.kind() == ActorSpan.Kind.GROUP;
      if (other.code().equals(choice.target().code())) {
        more.add(choice.back());
      } else if (!known) {
        more.add(choice.by(other));
      }
    }
    return more;
  }
}
