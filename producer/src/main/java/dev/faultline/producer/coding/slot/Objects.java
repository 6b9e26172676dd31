package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what an act is about: which trade was stopped, which crossing was closed. */
final class Objects {
  private static final Set<Indicator> TRADE =
      EnumSet.of(Indicator.TRADE_SUSPENDED, Indicator.TRADE_RESUMED, Indicator.SANCTIONS_IMPOSED);
  private static final Set<Indicator> BORDER =
      EnumSet.of(
          Indicator.BORDER_CLOSED,
          Indicator.BORDER_REOPENED,
          Indicator.TRADE_SUSPENDED,
          Indicator.TRADE_RESUMED);

  private static final int ON_REACH = 5; // tokens between a measure and "on"

  private final Set<String> measures;
  private final Set<String> papers;
  private final Set<String> goods;
  private final Set<String> crossings;
  private final Set<String> joins;

  Objects(SlotWords words) {
    measures = words.list("measure");
    papers = words.list("paper");
    goods = words.list("traded");
    crossings = words.list("crossing");
    joins = words.list("crossing-at");
  }

  /** What is covered, such as "imports of steel"; empty when the sentence does not say. */
  Optional<String> scope(Told told) {
    boolean trade = TRADE.contains(told.indicator());
    if (!trade && told.indicator() != Indicator.AGREEMENT_SIGNED) {
      return Optional.empty();
    }
    for (NounPhrase phrase : around(told)) {
      String head = told.words().get(phrase.head()).lemma();
      if (trade ? measures.contains(head) : papers.contains(head)) {
        NounPhrase on = on(told, phrase);
        if (on != null && saysMore(told, on)) {
          return Optional.of(told.printed(told.afterArticle(on), end(told, on)));
        }
      } else if (!trade) {
        continue;
      } else if (goods.contains(head) || isQualified(told, phrase)) {
        int end = end(told, phrase);
        if (!isCrossing(told, phrase)) {
          return Optional.of(told.printed(told.afterArticle(phrase), end));
        }
      }
    }
    return Optional.empty();
  }

  /** What a measure is on: "a tariff of 27 percent on steel". */
  private static NounPhrase on(Told told, NounPhrase measure) {
    for (int i = measure.end(); i < measure.end() + ON_REACH; i++) {
      if (told.lower(i).equals("on")) {
        return told.phrase(i + 1);
      }
      if (told.lower(i).equals(",") || told.phrase(i) == null && !told.lower(i).equals("of")) {
        return null;
      }
    }
    return null;
  }

  /** "Serbian goods" more than "Serbia". */
  private static boolean saysMore(Told told, NounPhrase phrase) {
    return phrase.actors().stream().noneMatch(actor -> actor.end() > phrase.head())
        && !phrase.time();
  }

  private boolean isQualified(Told told, NounPhrase phrase) {
    if (told.verb() == null || phrase.time() || phrase.governed()) {
      return false;
    }
    boolean object = phrase.start() >= told.verb().end();
    boolean own = object || told.verb().passive();
    return own && !phrase.actors().isEmpty() && saysMore(told, phrase);
  }

  /** Which crossing, port or airspace; empty when the sentence does not say. */
  Optional<String> crossing(Told told) {
    if (!BORDER.contains(told.indicator())) {
      return Optional.empty();
    }
    for (NounPhrase phrase : around(told)) {
      if (isCrossing(told, phrase)) {
        int end = phrase.end();
        NounPhrase at = told.phrase(end + 1);
        boolean named = at != null && joins.contains(told.lower(end)) && isName(told, at);
        if (named) {
          end = names(told, at);
        }
        String head = told.words().get(phrase.head()).lemma();
        boolean border = head.equals("border") || head.equals("frontier");
        if (!border || named && !told.lower(phrase.end()).equals("with")) {
          return Optional.of(told.printed(told.afterArticle(phrase), end));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isCrossing(Told told, NounPhrase phrase) {
    return crossings.contains(told.words().get(phrase.head()).lemma());
  }

  private static boolean isName(Told told, NounPhrase phrase) {
    return !phrase.time()
        && told.words().subList(phrase.start(), phrase.end()).stream()
            .anyMatch(word -> word.tag().equals("PROPN"));
  }

  /** After names joined by "and". */
  private static int names(Told told, NounPhrase first) {
    NounPhrase next = told.phrase(first.end() + 1);
    return next != null && told.lower(first.end()).equals("and") && isName(told, next)
        ? next.end()
        : first.end();
  }

  /** After what hangs on a phrase by "of", "in", "with" and is joined to it. */
  private static int end(Told told, NounPhrase phrase) {
    int end = phrase.end();
    for (int i = 0; i < 3; i++) {
      NounPhrase next = told.phrase(end + 1);
      String link = told.lower(end);
      boolean of = link.equals("of") || link.equals("in") && i == 0;
      if (next == null || next.time() || next.start() != end + 1) {
        break;
      }
      boolean and = link.equals("and") && isThing(told, next);
      if (!of && !and) {
        break;
      }
      end = next.end();
    }
    return end;
  }

  /** True for a noun that ends a list, not the subject of the next clause. */
  private static boolean isThing(Told told, NounPhrase phrase) {
    for (VerbGroup verb : told.parsed().verbs()) {
      if (told.parsed().subject(verb) == phrase) {
        return false;
      }
    }
    return true;
  }

  /** Phrases in the reach of the trigger: its own, the objects and the subject of its verb. */
  private static List<NounPhrase> around(Told told) {
    List<NounPhrase> phrases = new ArrayList<>();
    VerbGroup verb = told.verb();
    NounPhrase own = told.phrase(told.token());
    if (own != null) {
      phrases.add(own);
    }
    if (verb != null) {
      if (verb.passive() || told.parsed().antecedent(verb) != null) {
        add(told.parsed().antecedent(verb), phrases);
      }
      NounPhrase subject = told.parsed().subject(verb);
      if (subject != null && (verb.passive() || !isOnlyActors(subject))) {
        told.parsed().group(subject).forEach(it -> add(it, phrases));
      }
      told.parsed().phrases(verb.end(), verb.regionEnd()).forEach(it -> add(it, phrases));
    }
    return phrases;
  }

  private static boolean isOnlyActors(NounPhrase phrase) {
    for (ActorSpan actor : phrase.actors()) {
      if (actor.start() <= phrase.head() && phrase.head() < actor.end()) {
        return true;
      }
    }
    return false;
  }

  private static void add(NounPhrase phrase, List<NounPhrase> phrases) {
    if (phrase != null && !phrases.contains(phrase)) {
      phrases.add(phrase);
    }
  }
}
