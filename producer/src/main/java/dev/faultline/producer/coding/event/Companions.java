package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words that stand for one state by what it is to another: "its northern neighbour", "their ally".
 */
final class Companions {
  private static final int LONGEST = 3; // words between "its" and the noun
  private static final Map<String, String> HALVES = Map.of("North", "PRK", "South", "KOR");

  private final Set<String> nouns;

  Companions(IndicatorRules rules) {
    nouns = rules.list("companion");
  }

  List<ActorSpan> add(List<ActorSpan> spans, List<Word> words, Referents referents) {
    List<ActorSpan> all = null;
    for (int i = 1; i + 1 < words.size(); i++) {
      ActorSpan half = half(spans, words, i, referents);
      if (half != null) {
        all = all == null ? new ArrayList<>(spans) : all;
        all.add(half);
        continue;
      }
      ActorSpan latter = latter(spans, words, i);
      if (latter != null) {
        all = all == null ? new ArrayList<>(spans) : all;
        all.add(
            new ActorSpan(
                latter.code(), latter.role(), latter.mention(), i, i + 1, ActorSpan.Kind.COUNTRY));
        continue;
      }
      int noun =
          NamedActors.POSSESSIVE.contains(words.get(i).lower()) ? noun(words, i + 1, spans) : -1;
      noun = noun < 0 ? theNeighbour(words, i, spans) : noun;
      ActorSpan owner = noun < 0 ? null : before(spans, i);
      if (owner == null) {
        continue;
      }
      boolean many = words.get(i).lower().equals("their");
      List<ActorSpan> meant =
          other(spans, owner, many ? joined(spans, owner, words) : owner.end(), i);
      meant = meant.isEmpty() ? referents.companion(owner.code()) : meant;
      if (!meant.isEmpty() && !meant.get(0).code().equals(owner.code())) {
        ActorSpan of = meant.get(0);
        all = all == null ? new ArrayList<>(spans) : all;
        all.add(
            new ActorSpan(
                of.code(), of.role(), of.mention(), noun, noun + 1, ActorSpan.Kind.COUNTRY));
      }
    }
    if (all == null) {
      return spans;
    }
    all.sort(Comparator.comparingInt(ActorSpan::start));
    return all;
  }

  /** "said the neighbour was to blame", "eggs from the neighbouring country"; -1 for others. */
  private static int theNeighbour(List<Word> words, int i, List<ActorSpan> spans) {
    if (!words.get(i).lower().equals("the") || touches(spans, i + 1) || touches(spans, i + 2)) {
      return -1;
    }
    String next = words.get(i + 1).lower();
    String after = i + 2 < words.size() ? words.get(i + 2).lower() : "";
    if (next.equals("neighbour") || next.equals("neighbor")) {
      return i + 1;
    }
    boolean neighbouring = next.equals("neighbouring") || next.equals("neighboring");
    return neighbouring && (after.equals("country") || after.equals("state")) ? i + 2 : -1;
  }

  /**
   * The one other state that the sentence names before: "Russia, with a base near Dushanbe, ..."
   */
  private static List<ActorSpan> other(
      List<ActorSpan> spans, ActorSpan owner, int from, int token) {
    List<ActorSpan> others = new ArrayList<>();
    for (ActorSpan span : spans) {
      boolean state = span.code().length() == 3 && span.kind() != ActorSpan.Kind.ORGANISATION;
      boolean apart = span.start() >= from || span.end() <= owner.start();
      if (state && apart && span.end() <= token && !span.code().equals(owner.code())) {
        others.add(span);
      }
    }
    boolean one = others.stream().map(ActorSpan::code).distinct().count() == 1;
    return one ? others.subList(0, 1) : List.of();
  }

  /** After the last of those joined to an owner: "Latvia and Lithuania ... their neighbour". */
  private static int joined(List<ActorSpan> spans, ActorSpan owner, List<Word> words) {
    int end = owner.end();
    for (ActorSpan span : spans) {
      boolean joins =
          span.start() == end + 1
              && (words.get(end).lower().equals("and") || words.get(end).lower().equals(","));
      end = joins ? span.end() : end;
    }
    return end;
  }

  /** "the North", "the South" where the article is about the two of them. */
  private static ActorSpan half(
      List<ActorSpan> spans, List<Word> words, int i, Referents referents) {
    String code = HALVES.get(words.get(i).token().text());
    if (code == null
        || !words.get(i - 1).lower().equals("the")
        || touches(spans, i)
        || Character.isUpperCase(words.get(i + 1).token().text().charAt(0))) {
      return null;
    }
    List<ActorSpan> pair = referents.neighbours();
    boolean koreas =
        pair.size() == 2 && pair.stream().allMatch(actor -> HALVES.containsValue(actor.code()));
    ActorSpan of = koreas ? pair.get(pair.get(0).code().equals(code) ? 0 : 1) : null;
    return of == null
        ? null
        : new ActorSpan(of.code(), of.role(), of.mention(), i, i + 1, ActorSpan.Kind.COUNTRY);
  }

  /** "the latter": whoever was named last. */
  private static ActorSpan latter(List<ActorSpan> spans, List<Word> words, int i) {
    if (!words.get(i).lower().equals("latter") || !words.get(i - 1).lower().equals("the")) {
      return null;
    }
    ActorSpan last = null;
    for (ActorSpan span : spans) {
      if (span.end() <= i && span.code().length() == 3 && span.kind() != ActorSpan.Kind.PAIR) {
        last = span;
      }
    }
    return last;
  }

  private int noun(List<Word> words, int from, List<ActorSpan> spans) {
    for (int i = from; i < words.size() && i <= from + LONGEST; i++) {
      if (touches(spans, i)) {
        return -1;
      }
      if (nouns.contains(words.get(i).lower())) {
        boolean named =
            touches(spans, i + 1)
                || i + 1 < words.size()
                    && words.get(i + 1).lower().equals(",")
                    && touches(spans, i + 2);
        return named ? -1 : i; // "its neighbour Chad"
      }
      String tag = words.get(i).tag();
      if (!tag.equals("ADJ") && !tag.equals("NOUN") && !tag.equals("NUM")) {
        return -1;
      }
    }
    return -1;
  }

  /** The actor named first before a word, most often the subject: whose neighbour it is. */
  private static ActorSpan before(List<ActorSpan> spans, int token) {
    for (ActorSpan span : spans) {
      boolean state = span.code().length() == 3 && span.kind() != ActorSpan.Kind.PAIR;
      if (span.end() <= token && state) {
        return span;
      }
    }
    return null;
  }

  private static boolean touches(List<ActorSpan> spans, int token) {
    return spans.stream().anyMatch(span -> span.start() <= token && token < span.end());
  }
}
