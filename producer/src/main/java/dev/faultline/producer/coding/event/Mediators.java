package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Actors that a sentence names only as go-between or host: "talks mediated by Qatar and Turkey".
 */
final class Mediators {
  private static final Set<String> DOING =
      Set.of(
          "mediated",
          "brokered",
          "hosted",
          "facilitated",
          "arranged",
          "chaired",
          "co-chaired",
          "co-hosted",
          "co-sponsored",
          "undertaken",
          "attempted",
          "refereed",
          "steered",
          "sponsored",
          "overseen",
          "convened",
          "organised",
          "organized",
          "moderated",
          "witnessed",
          "supervised",
          "led",
          "attended",
          "observed");
  private static final Set<String> TALK =
      Set.of(
          "talk",
          "negotiation",
          "deal",
          "truce",
          "ceasefire",
          "agreement",
          "round",
          "summit",
          "meeting",
          "accord",
          "dialogue",
          "effort",
          "conference",
          "mediation",
          "pact",
          "process");
  private static final Set<String> OFFICE =
      Set.of(
          "mediation",
          "auspices",
          "patronage",
          "sponsorship",
          "chairmanship",
          "facilitation",
          "aegis",
          "chair",
          "mediator",
          "host",
          "facilitator",
          "go-between",
          "observer",
          "guarantor",
          "intermediary");

  private static final int LOOK_AHEAD = 7; // words

  /** What those do who are present at talks and no side of them. */
  private static final Set<String> ATTENDING =
      Set.of(
          "looking",
          "watching",
          "attending",
          "listening",
          "presiding",
          "shuttling",
          "mediating",
          "refereeing",
          "attendance",
          "going");

  private static final Set<String> INVITING =
      Set.of(
          "suggestion",
          "insistence",
          "invitation",
          "request",
          "urging",
          "behest",
          "bidding",
          "initiative",
          "prompting");

  private static final Set<String> WATCHING =
      Set.of("eye", "eyes", "roof", "gaze", "chairmanship", "guidance", "wing");

  private Mediators() {}

  /** Takes the go-betweens out of a list of actors. */
  static List<ActorSpan> take(List<ActorSpan> spans, List<Word> words) {
    if (spans.isEmpty()) {
      return List.of();
    }
    boolean talks = words.stream().anyMatch(word -> TALK.contains(word.lemma()));
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

  private static boolean afterParticiple(ActorSpan span, List<Word> words) {
    int i = skipArticle(span.start() - 1, words);
    return i >= 1 && words.get(i).lower().equals("by") && DOING.contains(words.get(i - 1).lower());
  }

  /** "with Oman as mediator", "with the OAS in the chair". */
  private static boolean beforeOffice(ActorSpan span, List<Word> words) {
    int before = leading(span, words);
    if (before < 0 || !words.get(before).lower().equals("with")) {
      return false;
    }
    for (int i = span.end(); i < words.size() && i < span.end() + LOOK_AHEAD; i++) {
      String lower = words.get(i).lower();
      if (OFFICE.contains(words.get(i).lemma()) || ATTENDING.contains(lower)) {
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
  private static boolean invites(ActorSpan span, List<Word> words) {
    int before = skipArticle(span.start() - 1, words);
    int after = span.end();
    boolean owner =
        before >= 0
            && words.get(before).lower().equals("at")
            && after + 1 < words.size()
            && words.get(after).lower().startsWith("'")
            && INVITING.contains(words.get(after + 1).lower());
    boolean of =
        before > 1
            && words.get(before).lower().equals("of")
            && INVITING.contains(words.get(before - 1).lower());
    return owner || of;
  }

  /** "under the eye of Peru's president", "beneath the roof of the Peruvian embassy". */
  private static boolean isUnderTheEyes(ActorSpan span, List<Word> words) {
    int of = skipArticle(span.start() - 1, words);
    return of > 2
        && words.get(of).lower().equals("of")
        && WATCHING.contains(words.get(of - 1).lower())
        && words.get(skipArticle(of - 2, words)).lower().equals("under");
  }

  /** "under the auspices of the African Union", "through the mediation of Oman". */
  private static boolean afterOffice(ActorSpan span, List<Word> words) {
    int i = skipArticle(span.start() - 1, words);
    return i >= 1 && words.get(i).lower().equals("of") && OFFICE.contains(words.get(i - 1).lemma());
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
