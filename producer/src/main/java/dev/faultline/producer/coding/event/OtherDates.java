package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.schemas.Indicator;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the dates of a sentence that are those of another act than the one to be dated. */
final class OtherDates {
  private static final Set<String> AFTER = Set.of("following", "after", "amid");

  private static final Set<String> QUOTES = Set.of("\"", "”", "''", "’’");

  private static final Pattern ORDINAL =
      Pattern.compile("second|third|\\d+(st|nd|rd|th)|[a-z]+(fth|xth|nth|hth|rth|ieth)");

  private final Set<String> meetingVerbs;
  private final Set<String> close;
  private final Set<String> uttered;
  private final Set<String> talks;

  OtherDates(IndicatorRules rules) {
    meetingVerbs = rules.list("talks-opened");
    close = rules.list("soon-after");
    uttered = rules.list("uttered");
    talks = rules.list("talk");
  }

  /** True when a date belongs to another clause of the sentence, or to what comes of the act. */
  boolean has(PlacedDate date, Choice choice) {
    return inContrast(date, choice)
        || datesCause(date, choice)
        || datesAnother(date, choice) && !date.isWhen(choice)
        || isToCome(date, choice);
  }

  /** "have agreed to meet on 24 September": that is when they meet, and not when they agreed. */
  private static boolean isToCome(PlacedDate date, Choice choice) {
    VerbGroup owner = date.owner();
    return choice.indicator() == Indicator.TALKS_AGREED
        && owner != null
        && owner.shape() == VerbGroup.Shape.INFINITIVE
        && owner.governor() != null
        && owner.governor().lemma().equals("agree")
        && DateTense.isPast(owner.governor());
  }

  /**
   * True for the date of something that the sentence only mentions: "the bloc, which A left in May,
   * condemned ...", "breaking the truce agreed in May".
   */
  private boolean datesAnother(PlacedDate date, Choice choice) {
    VerbGroup owner = date.owner();
    VerbGroup verb = choice.candidate().verb();
    if (owner == null || owner == verb || isOver(owner, choice.token()) || isOver(owner, verb)) {
      return false;
    }
    boolean meeting = isTheMeeting(date, choice) && isOfOne(date.parsed(), owner, verb);
    boolean relative =
        clause(owner).link() == VerbGroup.Link.RELATIVE && !isClosed(date) && !meeting;
    boolean reduced =
        owner.link() == VerbGroup.Link.REDUCED
            && owner.shape() == VerbGroup.Shape.PARTICIPLE
            && !uttered.contains(owner.lemma())
            && !meeting
            && !isOrdered(owner, verb, date.isFrom());
    return relative || reduced;
  }

  /** "ordered the crossing closed on Saturday": it was ordered that day. */
  private static boolean isOrdered(VerbGroup act, VerbGroup verb, boolean ahead) {
    return act.governor() == verb && verb != null && DateTense.isOrder(verb) && !ahead;
  }

  /** "The round, which was held on May 19, brought no results": both are said of the round. */
  private static boolean isOfOne(ParsedSentence parsed, VerbGroup aside, VerbGroup verb) {
    return verb != null
        && parsed.subject(verb) != null
        && parsed.subject(aside) != null
        && aside.start() < verb.start()
        && parsed.subject(verb).start() <= parsed.subject(aside).start();
  }

  /** The verb that a clause begins with: "who is to visit both". */
  private static VerbGroup clause(VerbGroup verb) {
    VerbGroup at = verb;
    for (int i = 0; i < 3 && at.link() == VerbGroup.Link.COMPLEMENT && at.governor() != null; i++) {
      at = at.governor();
    }
    return at;
  }

  /** True for "freed A, who had been held for years, and B last week": the aside is over. */
  private static boolean isClosed(PlacedDate date) {
    for (int i = date.owner().end(); i + 1 < date.token(); i++) {
      if (date.parsed().words().get(i).lower().equals(",")
          && date.parsed().words().get(i + 1).lower().equals("and")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOver(VerbGroup owner, int token) {
    return owner.start() <= token && token < owner.regionEnd();
  }

  private static boolean isOver(VerbGroup owner, VerbGroup verb) {
    VerbGroup at = verb == null ? null : verb.governor();
    for (int i = 0; at != null && i < 5; i++) {
      if (at == owner) {
        return true;
      }
      at = at.governor();
    }
    return false;
  }

  /** True when one of date and act stands in a "while" clause and the other does not. */
  private boolean inContrast(PlacedDate date, Choice choice) {
    int at = date.token();
    if (at < choice.token() && hasOwnClause(date, choice) && !isTheMeeting(date, choice)) {
      return true;
    }
    for (VerbGroup verb : date.parsed().verbs()) {
      if (verb.opener().equals("while") || verb.opener().equals("whereas")) {
        boolean dateAfter = at >= verb.start();
        boolean actAfter = choice.token() >= verb.start();
        if (dateAfter != actAfter) {
          return true;
        }
      }
    }
    return false;
  }

  /** "met in May, but the talks came to nothing": the talks that failed were those of May. */
  private boolean isTheMeeting(PlacedDate date, Choice choice) {
    VerbGroup owner = date.owner();
    return choice.indicator() == Indicator.TALKS_FAILED
        && owner != null
        && meetingVerbs.contains(owner.lemma());
  }

  /** "lifted the ban on Monday, but talks made no progress": nobody says that it was on Monday. */
  private static boolean hasOwnClause(PlacedDate date, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    NounPhrase subject = verb == null ? null : date.parsed().subject(verb);
    return subject != null && date.isCutOff(subject, "but");
  }

  /** True for the date of what an act followed: "met following violence last month". */
  private boolean datesCause(PlacedDate date, Choice choice) {
    int at = date.token();
    for (int i = choice.token() + 1; i < at; i++) {
      if (AFTER.contains(date.parsed().words().get(i).lower())
          && !close.contains(date.parsed().words().get(i - 1).lower())) {
        return !isAfterTheTalks(i, date, choice);
      }
    }
    return false;
  }

  /** "'We are stuck,' A said after talks with B on Friday": it was on Friday that they failed. */
  private boolean isAfterTheTalks(int after, PlacedDate date, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    if (choice.indicator() != Indicator.TALKS_FAILED || verb == null) {
      return false;
    }
    for (int i = after - 1; i > verb.end(); i--) {
      if (QUOTES.contains(date.parsed().words().get(i).lower())) {
        for (int at = after + 1; at < date.token(); at++) {
          if (talks.contains(date.parsed().words().get(at).lemma())
              || meetingVerbs.contains(date.parsed().words().get(at).lemma())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** "kept it shut on Tuesday after a shootout": nobody says that shots fell on Tuesday. */
  boolean datesWhatFollowed(PlacedDate date, Choice choice) {
    if (choice.pattern().trigger() != Trigger.NOUN) {
      return false;
    }
    NounPhrase act = date.parsed().phraseAt(choice.token());
    if (act == null || !AFTER.contains(act.preposition())) {
      return false;
    }
    int before = act.start() - 1;
    while (before > 0 && !AFTER.contains(date.parsed().words().get(before).lower())) {
      before--;
    }
    return before > 0
        && date.token() < before
        && (!close.contains(date.parsed().words().get(before - 1).lower())
            || isCounted(before, date.parsed()));
  }

  /** "shut for a fourth day after": how long, and not how soon. */
  private static boolean isCounted(int after, ParsedSentence parsed) {
    return after > 1 && ORDINAL.matcher(parsed.words().get(after - 2).lower()).matches();
  }
}
