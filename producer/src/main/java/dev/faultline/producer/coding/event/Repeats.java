package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMention.Kind;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the further times of an act that a sentence tells once: "clashed on April 23 and on May 2",
 * "fired on Monday and again on Tuesday".
 */
final class Repeats {
  /** A further time, and whether the sentence says in words that it was done again. */
  record Repeat(PlacedDate date, boolean again) {}

  private static final Set<Kind> POINTS = EnumSet.of(Kind.ABSOLUTE, Kind.WEEKDAY, Kind.RELATIVE);

  /** What may stand between two dates of one act. */
  private static final Set<String> LINKS =
      Set.of(
          "and", "then", "also", "on", "in", "at", "again", "once", "more", "anew", "for", "a",
          "second", "third", "fourth", "another", "time", "late", "early", "as", "well");

  private static final Set<String> PLACING = Set.of("in", "at");

  private static final Pattern AGAIN =
      Pattern.compile("again|once more|anew|a(nother| second| third| fourth) time");

  /** "on Monday along the river and, once more, on Tuesday": the end of what is between. */
  private static final Pattern AGAIN_AT_END =
      Pattern.compile(
          ".*\\b(and|then|,),?( then)?"
              + " (again|once (again|more)|anew|(for )?a(nother| second| third| fourth) time),?"
              + "( on| in| at| late| early)*");

  private static final Pattern COUNTED =
      Pattern.compile("\\b(twice|two times|three times|four times|five times|each time)\\b");

  private static final Pattern WORDS = Pattern.compile("[ ,]+");

  /** Whoever tells of an act after its date: "and again on Tuesday, residents said". */
  private static final Set<String> CITING =
      Set.of("say", "report", "announce", "confirm", "state", "add", "claim", "tell");

  private static final Set<String> SPAN = Set.of("from", "between", "since", "until", "by");

  private final List<DateMention> mentions;
  private final String text;
  private final ParsedSentence parsed;
  private final Choice choice;

  Repeats(List<DateMention> mentions, Sentence sentence, ParsedSentence parsed, Choice choice) {
    this.mentions = mentions.stream().filter(Repeats::isWhen).toList();
    this.text = sentence.text();
    this.parsed = parsed;
    this.choice = choice;
  }

  /** The further times, in the order of the sentence; most sentences have none. */
  List<Repeat> of(PlacedDate first) {
    boolean told =
        choice.modality() == Modality.ASSERTED && choice.indicator() != Indicator.TALKS_AGREED;
    if (mentions.size() < 2 || !told || !isPoint(first.mention()) || isOfSpan(first)) {
      return List.of();
    }
    int at = mentions.indexOf(first.mention());
    List<Repeat> found = new ArrayList<>();
    for (int i = at; i > 0 && isJoined(i - 1, i); i--) {
      found.add(0, new Repeat(PlacedDate.of(mentions.get(i - 1), parsed), saysAgain(i - 1, i)));
    }
    for (int i = at + 1; i < mentions.size() && isJoined(i - 1, i); i++) {
      found.add(new Repeat(PlacedDate.of(mentions.get(i), parsed), saysAgain(i - 1, i)));
    }
    return found;
  }

  /** "on Sunday for three hours and again on Tuesday": how long is no time of it. */
  private static boolean isWhen(DateMention mention) {
    return mention.kind() != Kind.DURATION && mention.kind() != Kind.CLOCK;
  }

  private static boolean isPoint(DateMention mention) {
    return POINTS.contains(mention.kind()) || mention.kind() == Kind.MONTH;
  }

  private static boolean isOfSpan(PlacedDate date) {
    return date.token() > 0 && SPAN.contains(date.parsed().words().get(date.token() - 1).lower());
  }

  private boolean isJoined(int one, int other) {
    DateMention first = mentions.get(one);
    DateMention next = mentions.get(other);
    if (!isPoint(first)
        || !isPoint(next)
        || PlacedDate.of(first, parsed).owner() != PlacedDate.of(next, parsed).owner()
        || isOfAnotherClause(next)) {
      return false;
    }
    if (AGAIN_AT_END.matcher(between(first, next)).matches()) {
      return !hasVerb(first, next);
    }
    boolean sameKind = first.kind() == next.kind() && first.kind() != Kind.MONTH;
    return areLinks(one, other) && (sameKind && isListed(other) || saysAgain(one, other));
  }

  /** "on Monday, Thursday and Saturday": a list ends with "and". */
  private boolean isListed(int last) {
    for (int i = last; i < mentions.size(); i++) {
      String between = between(mentions.get(i - 1), mentions.get(i));
      if (!areLinks(i - 1, i)) {
        return false;
      }
      if (between.contains("and") || between.contains("as well as")) {
        return true;
      }
    }
    return false;
  }

  private String between(DateMention first, DateMention next) {
    return text.substring(first.end(), next.start()).toLowerCase(Locale.ROOT).strip();
  }

  /** True where nothing but links and places stands between: "and in Quito on February 20". */
  private boolean areLinks(int one, int other) {
    String between = text.substring(mentions.get(one).end(), mentions.get(other).start()).strip();
    boolean placing = false;
    for (String word : WORDS.split(between)) {
      boolean place = placing && !word.isEmpty() && Character.isUpperCase(word.charAt(0));
      if (!word.isEmpty() && !place && !LINKS.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
      placing = place || PLACING.contains(word);
    }
    return !between.isEmpty();
  }

  /** True where words tell that these are two times and not a stretch of days. */
  private boolean saysAgain(int one, int other) {
    String between = between(mentions.get(one), mentions.get(other));
    return AGAIN.matcher(between).find()
        || between.endsWith("and on")
        || COUNTED.matcher(text).find();
  }

  private boolean hasVerb(DateMention first, DateMention next) {
    int from = PlacedDate.of(first, parsed).token();
    int to = PlacedDate.of(next, parsed).token();
    return parsed.verbs().stream().anyMatch(verb -> verb.head() > from && verb.head() < to);
  }

  /** "shelled it on Thursday and on Saturday the army left": that is when the army left. */
  private boolean isOfAnotherClause(DateMention date) {
    int after = PlacedDate.of(date, parsed).token();
    while (after < parsed.words().size()
        && parsed.words().get(after).token().start() < date.end()) {
      after++;
    }
    boolean comma = after < parsed.words().size() && parsed.words().get(after).lower().equals(",");
    int next = comma ? after + 1 : after;
    for (VerbGroup verb : parsed.verbs()) {
      NounPhrase subject = parsed.subject(verb);
      boolean follows =
          verb != choice.candidate().verb()
              && verb.shape() == Shape.FINITE
              && verb.link() != Link.RELATIVE
              && subject != null
              && subject.start() >= after
              && subject.start() <= next;
      if (follows && !(comma && CITING.contains(verb.lemma()))) {
        return true;
      }
    }
    return false;
  }
}
