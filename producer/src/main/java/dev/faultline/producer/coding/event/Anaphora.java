package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Words that stand for both states of a pair: "both sides", "the two neighbours". */
final class Anaphora {
  private static final Set<String> BOTH =
      Set.of("both", "two", "neighbouring", "neighboring", "rival");
  private static final Set<String> TWO = Set.of("two", "pair");
  private static final Set<String> TALKING =
      Set.of("delegations", "negotiators", "sides", "parties");
  private final Set<String> neighbours;
  private final Set<String> units;
  private final Set<String> nouns;
  private final Set<String> addressing;

  Anaphora(IndicatorRules rules) {
    neighbours = rules.list("the-two");
    units = rules.list("the-two-unit");
    nouns = rules.list("both-noun");
    addressing = rules.list("addressing");
  }

  List<ActorSpan> add(List<ActorSpan> spans, List<Word> words, Referents referents) {
    List<ActorSpan> told = referents.bothSides();
    List<ActorSpan> toldByThird = toldByThird(spans, referents);
    List<ActorSpan> own = joined(spans, words);
    List<ActorSpan> toldByTwo = toldByTwo(own, told);
    List<ActorSpan> all = null;
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean here = !own.isEmpty() && own.get(1).end() <= i;
      boolean third = !spans.isEmpty() && spans.get(0).end() <= i;
      boolean asked = here && !toldByTwo.isEmpty() && isAddressed(words, i);
      List<ActorSpan> pair = asked ? toldByTwo : here ? own : third ? toldByThird : told;
      if (pair.isEmpty()) {
        continue;
      }
      if (words.get(i).lower().equals("each")
          && !covered(spans, i)
          && (words.get(i + 1).isVerb() || nouns.contains(words.get(i + 1).lower()))) {
        // "Each expelled the other's envoy", "each side accused the other"
        all = all == null ? new ArrayList<>(spans) : all;
        boolean noun = !words.get(i + 1).isVerb();
        if (noun) {
          all.add(span(pair.get(0), i, i + 1, words));
          all.add(span(pair.get(1), i + 1, i + 2, words));
        } else {
          all.add(span(pair.get(0), i, i + 1, words));
          int other = other(words, i + 2, spans);
          if (other > 0) {
            all.add(span(pair.get(1), other, other + 1, words));
          }
        }
        continue;
      }
      if (isBothAlone(words, i) && !covered(spans, i)) {
        all = all == null ? new ArrayList<>(spans) : all;
        all.add(span(pair.get(0), i, i + 1, words)); // "called on both to stop"
        all.add(span(pair.get(1), i + 1, i + 2, words));
      } else if (BOTH.contains(words.get(i).lower()) && !covered(spans, i)) {
        int noun = areMen(words, i) || areUnits(words, i) ? i + 1 : noun(words, i + 1, spans);
        if (noun > i) {
          all = all == null ? new ArrayList<>(spans) : all;
          all.add(span(pair.get(0), i, i + 1, words));
          all.add(span(pair.get(1), i + 1, noun + 1, words));
        }
      } else if (areTheTwo(words, i) && !covered(spans, i + 1)) {
        all = all == null ? new ArrayList<>(spans) : all;
        all.add(span(pair.get(0), i, i + 1, words));
        all.add(span(pair.get(1), i + 1, i + 2, words));
      } else if (areNeighbours(words, i) && !covered(spans, i)) {
        int noun = noun(words, i + 1, spans);
        if (noun > i && isNeighbour(words.get(noun))) {
          boolean talking = TALKING.contains(words.get(noun).lower());
          boolean theirs = words.get(i).lower().equals("their"); // those of the two named
          List<ActorSpan> two = talking || here && !theirs ? pair : referents.neighbours();
          if (two.isEmpty()) {
            continue;
          }
          all = all == null ? new ArrayList<>(spans) : all;
          all.add(span(two.get(0), i, i + 1, words));
          all.add(span(two.get(1), i + 1, noun + 1, words));
        }
      }
    }
    if (all == null) {
      return spans;
    }
    all.sort(Comparator.comparingInt(ActorSpan::start));
    return all;
  }

  /** "The EU asked the sides to step back": the one whom the sentence names is none of them. */
  private static List<ActorSpan> toldByThird(List<ActorSpan> spans, Referents referents) {
    boolean one =
        !spans.isEmpty()
            && spans.stream().allMatch(span -> span.code().equals(spans.get(0).code()));
    return one ? referents.bothSidesFor(spans.get(0).code()) : referents.bothSides();
  }

  /** "A and B urged both sides to step back": the two told of before, where they are others. */
  private static List<ActorSpan> toldByTwo(List<ActorSpan> own, List<ActorSpan> told) {
    boolean others =
        own.size() == 2 && told.size() == 2 && ActorLists.other(told, own).size() == told.size();
    return others ? told : List.of();
  }

  /** True where something is said to whoever the word at i begins to name. */
  private boolean isAddressed(List<Word> words, int i) {
    int verb =
        i > 0 && (isOn(words, i - 1) || words.get(i - 1).lower().equals("the")) ? i - 2 : i - 1;
    if (verb > 0 && isOn(words, verb)) {
      verb--; // "called on the two"
    }
    return verb >= 0 && words.get(verb).isVerb() && addressing.contains(words.get(verb).lemma());
  }

  /**
   * The two that a sentence names side by side, where it names no third: those are meant by "the
   * two armies" after them.
   */
  private static List<ActorSpan> joined(List<ActorSpan> spans, List<Word> words) {
    List<ActorSpan> states = new ArrayList<>();
    for (ActorSpan span : spans) {
      if (span.code().length() == 3
          && span.kind() != ActorSpan.Kind.GROUP
          && states.stream().noneMatch(state -> state.code().equals(span.code()))) {
        states.add(span);
      }
    }
    return states.size() == 2
            && states.get(1).start() == states.get(0).end() + 1
            && words.get(states.get(0).end()).lower().equals("and")
        ? states
        : List.of();
  }

  /** "both", said of the two without a noun: "urged both of them", "asked both to step back". */
  private static boolean isBothAlone(List<Word> words, int i) {
    if (words.get(i).lower().equals("both") && words.get(i).tag().equals("PRON")) {
      return true; // "after seven hours both went home"
    }
    return words.get(i).lower().equals("both")
        && i > 0
        && i + 2 < words.size()
        && (words.get(i + 1).lower().equals("of") && words.get(i + 2).lower().equals("them")
            || words.get(i + 1).lower().equals("to")
                && (words.get(i - 1).lower().equals("on") || words.get(i - 1).isVerb()));
  }

  /** "the two exchanged fire", "asked the two to stop", "urged the pair to talk". */
  private static boolean areTheTwo(List<Word> words, int i) {
    if (!words.get(i).lower().equals("the") || !TWO.contains(words.get(i + 1).lower())) {
      return false;
    }
    if (i + 2 >= words.size()) {
      return true;
    }
    String next = words.get(i + 2).lower();
    boolean asked = next.equals("to") && i > 0 && (words.get(i - 1).isVerb() || isOn(words, i - 1));
    return words.get(i + 2).isVerb() || next.equals("others") || asked || next.equals(".");
  }

  private static boolean isOn(List<Word> words, int i) {
    return words.get(i).lower().equals("on");
  }

  /** "the neighbours", "their quarrelling neighbours"; "its neighbours" are others. */
  private static boolean areNeighbours(List<Word> words, int i) {
    return words.get(i).lower().equals("the") || words.get(i).lower().equals("their");
  }

  private boolean isNeighbour(Word word) {
    return neighbours.contains(word.lower());
  }

  /** "both men", "the same two men": the leaders of the two; not "two men were held". */
  private static boolean areMen(List<Word> words, int i) {
    String before = i == 0 ? "" : words.get(i - 1).lower();
    return words.get(i + 1).lower().equals("men")
        && (words.get(i).lower().equals("both") || before.equals("the") || before.equals("same"));
  }

  /** "the same two patrols", "the two groups": those of the two; not "two patrols were seen". */
  private boolean areUnits(List<Word> words, int i) {
    String before = i == 0 ? "" : words.get(i - 1).lower();
    boolean definite = before.equals("the") || before.equals("same");
    return units.contains(words.get(i + 1).lower())
        && (words.get(i).lower().equals("both") || words.get(i).lower().equals("two") && definite);
  }

  /** "... the other's envoy"; -1 when the sentence has none. */
  private static int other(List<Word> words, int from, List<ActorSpan> spans) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i).lower().equals("other")
          && words.get(i - 1).lower().equals("the")
          && !covered(spans, i)) {
        return i;
      }
    }
    return -1;
  }

  private int noun(List<Word> words, int from, List<ActorSpan> spans) {
    for (int i = from; i < words.size() && i < from + 3; i++) {
      if (covered(spans, i)) {
        return -1;
      }
      if (nouns.contains(words.get(i).lemma()) && words.get(i).lower().endsWith("s")
          || words.get(i).lower().equals("militaries")) {
        return i;
      }
      if (!words.get(i).tag().equals("ADJ")
          && !words.get(i).tag().equals("NOUN")
          && !words.get(i).lower().equals("the")) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean covered(List<ActorSpan> spans, int token) {
    for (ActorSpan span : spans) {
      if (span.start() <= token && token < span.end()) {
        return true;
      }
    }
    return false;
  }

  private static ActorSpan span(ActorSpan of, int start, int end, List<Word> words) {
    return new ActorSpan(of.code(), of.role(), of.mention(), start, end, ActorSpan.Kind.PAIR);
  }
}
