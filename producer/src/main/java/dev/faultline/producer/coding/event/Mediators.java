package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Actors that a sentence names only as go-between or host: "talks mediated by Qatar and Turkey".
 */
final class Mediators {
  private static final int LOOK_AHEAD = 7; // words

  private final Set<String> doing;
  private final Set<String> talk;
  private final Set<String> office;
  private final Set<String> attending;
  private final Set<String> inviting;
  private final Set<String> watching;

  Mediators(IndicatorRules rules) {
    doing = rules.list("go-between-done");
    talk = rules.list("go-between-talk");
    office = rules.list("go-between-office");
    attending = rules.list("attending");
    inviting = rules.list("inviting");
    watching = rules.list("watching");
  }

  /** Takes the go-betweens out of a list of actors. */
  List<ActorSpan> take(List<ActorSpan> spans, List<Word> words) {
    if (spans.isEmpty()) {
      return List.of();
    }
    boolean talks = words.stream().anyMatch(word -> talk.contains(word.lemma()));
    List<ActorSpan> taken = new ArrayList<>();
    for (ActorSpan span : spans) {
      if (talks && (afterParticiple(span, words) || afterOffice(span, words))
          || beforeOffice(span, words)
          || invites(span, words)
          || isUnderTheEyes(span, words)
          || !taken.isEmpty() && joined(taken.get(taken.size() - 1), span, words)) {
        taken.add(span);
      }
    }
    spans.removeAll(taken);
    return taken;
  }

  private boolean afterParticiple(ActorSpan span, List<Word> words) {
    int i = skipArticle(span.start() - 1, words);
    return i >= 1 && words.get(i).lower().equals("by") && doing.contains(words.get(i - 1).lower());
  }

  /** "with Oman as mediator", "with the OAS in the chair". */
  private boolean beforeOffice(ActorSpan span, List<Word> words) {
    int before = leading(span, words);
    if (before < 0 || !words.get(before).lower().equals("with")) {
      return false;
    }
    for (int i = span.end(); i < words.size() && i < span.end() + LOOK_AHEAD; i++) {
      String lower = words.get(i).lower();
      if (office.contains(words.get(i).lemma()) || attending.contains(lower)) {
        return true;
      }
      if (lower.equals(",") || lower.equals(".") || lower.equals(";")) {
        return false;
      }
    }
    return false;
  }

  /** Where the phrase of an actor is led in, past "officials of" and the like. */
  private static int leading(ActorSpan span, List<Word> words) {
    int i = skipArticle(span.start() - 1, words);
    if (i > 1 && words.get(i).lower().equals("of")) {
      i = skipArticle(i - 2, words);
    }
    return i;
  }

  /** "at Peru's suggestion", "at the invitation of Peru". */
  private boolean invites(ActorSpan span, List<Word> words) {
    int before = skipArticle(span.start() - 1, words);
    int after = span.end();
    boolean owner =
        before >= 0
            && words.get(before).lower().equals("at")
            && after + 1 < words.size()
            && words.get(after).lower().startsWith("'")
            && inviting.contains(words.get(after + 1).lower());
    boolean of =
        before > 1
            && words.get(before).lower().equals("of")
            && inviting.contains(words.get(before - 1).lower());
    return owner || of;
  }

  /** "under the eye of Peru's president", "beneath the roof of the Peruvian embassy". */
  private boolean isUnderTheEyes(ActorSpan span, List<Word> words) {
    int of = skipArticle(span.start() - 1, words);
    return of > 2
        && words.get(of).lower().equals("of")
        && watching.contains(words.get(of - 1).lower())
        && words.get(skipArticle(of - 2, words)).lower().equals("under");
  }

  /** "under the auspices of the African Union", "through the mediation of Oman". */
  private boolean afterOffice(ActorSpan span, List<Word> words) {
    int i = skipArticle(span.start() - 1, words);
    return i >= 1 && words.get(i).lower().equals("of") && office.contains(words.get(i - 1).lemma());
  }

  private static int skipArticle(int i, List<Word> words) {
    return i >= 0 && words.get(i).lower().equals("the") ? i - 1 : i;
  }

  private static boolean joined(ActorSpan earlier, ActorSpan later, List<Word> words) {
    for (int i = earlier.end(); i < later.start(); i++) {
      String lower = words.get(i).lower();
      if (!lower.equals("and") && !lower.equals(",") && !lower.equals("the")) {
        return false;
      }
    }
    return later.start() > earlier.end();
  }
}
