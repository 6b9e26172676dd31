package dev.faultline.producer.coding.slot;

import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the stated reason of an event: "because …", "citing …", "broke down over …". */
final class Reasons {
  private static final int LONGEST = 30; // tokens
  private static final Set<Indicator> TALKS =
      EnumSet.of(Indicator.TALKS_FAILED, Indicator.TALKS_REFUSED);

  private final List<String[]> markers;
  private final Set<String> disagreement;
  private final Set<String> says;

  Reasons(SlotWords words) {
    markers =
        words.list("reason").stream()
            .sorted(java.util.Comparator.comparing((String it) -> -it.length()))
            .map(it -> it.split(" "))
            .toList();
    disagreement = words.list("disagreement");
    says = words.list("say");
  }

  /** The reason in the words of the article; empty when the sentence states none. */
  Optional<String> of(Told told) {
    for (int i = told.token() + 1; i < told.words().size(); i++) {
      for (String[] marker : markers) {
        if (starts(told, i, marker)) {
          return stretch(told, i + marker.length);
        }
      }
      if (told.lower(i).equals("for")) {
        Optional<String> reasons = forReasons(told, i);
        if (reasons.isPresent()) {
          return reasons;
        }
      }
      if (TALKS.contains(told.indicator()) && told.lower(i).equals("over") && isAttached(told, i)) {
        return stretch(told, i + 1);
      }
    }
    return TALKS.contains(told.indicator()) ? disagreement(told) : Optional.empty();
  }

  /** "for technical reasons". */
  private static Optional<String> forReasons(Told told, int from) {
    for (int i = from + 1; i < Math.min(from + 5, told.words().size()); i++) {
      if (told.words().get(i).lemma().equals("reason")) {
        return Optional.of(told.printed(from, i + 1));
      }
      if (told.words().get(i).tag().equals("PUNCT")) {
        break;
      }
    }
    return Optional.empty();
  }

  /** "over" right of what failed, and before a thing, not a stretch of time. */
  private static boolean isAttached(Told told, int over) {
    var phrase = told.phrase(over + 1);
    return phrase != null && !phrase.time() && !told.words().get(over + 1).tag().equals("NUM");
  }

  /** "differences over the border", "could not agree on a date". */
  Optional<String> disagreement(Told told) {
    for (int i = 0; i + 2 < told.words().size(); i++) {
      boolean on = told.lower(i + 1).equals("on") || told.lower(i + 1).equals("over");
      if (on && disagreement.contains(told.words().get(i).lemma()) && isAttached(told, i + 1)) {
        boolean agreed = told.words().get(i).lemma().equals("agree");
        if (!agreed || told.parsed().verbAt(i) != null && isUnable(told, i)) {
          return stretch(told, i + 2);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isUnable(Told told, int agree) {
    for (int i = Math.max(0, agree - 4); i < agree; i++) {
      String lemma = told.words().get(i).lemma();
      if (lemma.equals("fail")
          || lemma.equals("not")
          || lemma.equals("n't")
          || lemma.equals("unable")
          || lemma.equals("cannot")) {
        return true;
      }
    }
    return false;
  }

  private static boolean starts(Told told, int at, String[] marker) {
    for (int i = 0; i < marker.length; i++) {
      if (!told.lower(at + i).equals(marker[i])) {
        return false;
      }
    }
    return true;
  }

  /** From a word to the end of what it says: a mark, another reason, or who says so. */
  private Optional<String> stretch(Told told, int from) {
    int to = from;
    while (to < told.words().size() && to < from + LONGEST && !ends(told, from, to)) {
      to++;
    }
    String text = told.printed(from, to);
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private boolean ends(Told told, int from, int i) {
    String lower = told.lower(i);
    if (lower.equals(".") || lower.equals(";") || lower.equals("—") || lower.equals("–")) {
      return true;
    }
    if (!lower.equals(",") || i < from + 2) {
      return false;
    }
    String next = told.lower(i + 1);
    if (next.equals("which")
        || next.equals("while")
        || next.equals("but")
        || next.equals("after")) {
      return true;
    }
    if (next.equals("and")
        || told.words().get(i + 1 < told.words().size() ? i + 1 : i).tag().equals("ADJ")) {
      return false; // a list goes on
    }
    for (int j = i + 1; j < told.words().size() && j < i + 12; j++) {
      if (told.parsed().verbAt(j) != null) {
        return true;
      }
    }
    return told.words().stream().skip(i).noneMatch(word -> says.contains(word.lemma()))
        && isTail(told, i);
  }

  /** True when only a date or place follows. */
  private static boolean isTail(Told told, int comma) {
    return told.words().size() - comma < 6;
  }
}
