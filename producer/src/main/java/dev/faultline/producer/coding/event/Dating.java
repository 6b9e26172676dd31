package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.producer.coding.time.Anchor;
import dev.faultline.producer.coding.time.DateExpression;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMentions;
import dev.faultline.producer.coding.time.Direction;
import dev.faultline.producer.coding.time.OccurredResolver;
import dev.faultline.producer.coding.time.Resolved;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Picks the date words of a sentence that date an event, and sets them on the calendar. */
final class Dating {
  /** How talks begin. */
  private static final Set<String> MEETING_VERBS =
      Set.of(
          "meet",
          "sit",
          "gather",
          "hold",
          "convene",
          "talk",
          "negotiate",
          "begin",
          "open",
          "start",
          "resume",
          "confer",
          "come",
          "fly",
          "go",
          "travel",
          "arrive",
          "receive",
          "host",
          "try");

  private static final Set<Indicator> MEETINGS =
      EnumSet.of(Indicator.TALKS_HELD, Indicator.TALKS_AGREED, Indicator.MEDIATION);

  private static final Set<String> ORDERING =
      Set.of("order", "direct", "instruct", "decree", "tell", "command");

  private static final Set<String> FROM = Set.of("from", "by", "starting", "until", "before");

  private static final Set<String> AFTER = Set.of("following", "after", "amid");
  private static final Set<String> CLOSE =
      Set.of(
          "right",
          "immediately",
          "just",
          "shortly",
          "soon",
          "hour",
          "hours",
          "day",
          "days",
          "minutes");

  /** What is said at its date: "in a statement issued on Sunday". */
  private static final Set<String> UTTERED =
      Set.of(
          "issue",
          "release",
          "publish",
          "post",
          "broadcast",
          "make",
          "deliver",
          "air",
          "hold",
          "give",
          "send",
          "read",
          "file");

  private static final Set<String> PERIODS =
      Set.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December",
          "spring",
          "summer",
          "autumn",
          "winter",
          "fall",
          "end",
          "beginning",
          "start",
          "middle",
          "half",
          "quarter",
          "months",
          "weeks",
          "days",
          "year");

  private static final Set<DateMention.Kind> NO_BASE =
      EnumSet.of(DateMention.Kind.CHAINED, DateMention.Kind.DURATION, DateMention.Kind.CLOCK);

  /** What tells when something was, and not how long or up to when. */
  private static final Set<DateMention.Kind> TELLING =
      EnumSet.of(DateMention.Kind.ABSOLUTE, DateMention.Kind.WEEKDAY);

  /** How news is set beside what came before it. */
  private static final Set<String> COMING = Set.of("come", "follow");

  private static final Pattern ORDINAL =
      Pattern.compile("second|third|\\d+(st|nd|rd|th)|[a-z]+(fth|xth|nth|hth|rth|ieth)");

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern DECADE = Pattern.compile("(the )?\\d{4}s");
  private static final Pattern MOMENTS = Pattern.compile(".*\\b(minutes?|hours?)");

  private static final int LONGEST_HEADING = 32; // characters
  private static final int LAST_RESORT = 200;
  private static final int OTHER_CLAUSE = 8; // words
  private static final int LOOK_BACK = 5; // sentences

  private final Deque<Sentence> heard = new ArrayDeque<>();
  private final Anchor anchor;
  private Optional<OccurredInterval> previous = Optional.empty();
  private int previousParagraph = -1;
  private int previousSentence = -1;
  private int chainSentence = -1;
  private int chainMention = -1;
  private Optional<OccurredInterval> chainedTo = Optional.empty();
  private Optional<OccurredInterval> heading = Optional.empty();
  private int headingParagraph = -1;
  private boolean headingAlone; // nothing else stands in its paragraph

  Dating(Article article) {
    anchor =
        article.publishedAt().map(at -> Anchor.at(at, ZoneOffset.UTC)).orElseGet(Anchor::unknown);
  }

  /** When an event told by a word of a sentence happened. */
  Resolved date(Sentence sentence, ParsedSentence parsed, Choice choice) {
    List<DateMention> mentions = DateMentions.find(sentence.text());
    boolean promised =
        choice.candidate().stance().future() && choice.modality() == Modality.ASSERTED;
    List<Ranked> ranked = new ArrayList<>();
    for (DateMention mention : mentions) {
      if (mention.kind() == DateMention.Kind.DEADLINE || mention.kind() == DateMention.Kind.CLOCK) {
        continue;
      }
      if (isOnlyLength(mention)
          || inContrast(mention, parsed, choice)
          || datesCause(mention, parsed, choice)
          || datesWhatFollowed(mention, parsed, choice) && !isLongAgo(mention)
          || datesAnother(mention, parsed, choice) && !isWhen(mention, parsed, choice)
          || isName(mention, sentence.text())
          || namesAThing(mention, parsed, choice)
          || isToCome(mention, parsed, choice)
          || mention.kind() == DateMention.Kind.SINCE
              && choice.indicator() == Indicator.TALKS_FAILED
          || promised && direction(mention, parsed, choice) == Direction.FUTURE) {
        continue; // a promise is made when it is made, not when it will be kept
      }
      int distance = isWhen(mention, parsed, choice) ? 0 : distance(mention, parsed, choice);
      if (mention.kind() == DateMention.Kind.DURATION) {
        distance += LAST_RESORT; // "for an hour" says how long, where another says when
      }
      ranked.add(new Ranked(mention, distance));
    }
    ranked.sort(Comparator.comparingInt(Ranked::distance)); // stable: the first of two as near
    for (Ranked near : ranked) {
      Resolved resolved = resolve(near.mention(), mentions, sentence, parsed, choice);
      if (resolved.interval().isPresent() || resolved.historical()) {
        remember(resolved, sentence);
        return resolved;
      }
    }
    return actWithoutDate(sentence);
  }

  /** The date of an act told without one: that of the acts before it in the paragraph. */
  private Resolved actWithoutDate(Sentence sentence) {
    if (heading.isPresent() && isUnderHeading(sentence)) {
      return new Resolved(heading, false, false, false);
    }
    if (previousParagraph == sentence.paragraph()
        && previous.isPresent()
        && !isAhead(previous.get())
        && sentence.paragraph() >= 0) {
      return new Resolved(previous, false, false, false);
    }
    Optional<OccurredInterval> before = dateOfSentenceBefore(sentence);
    return before.isPresent()
        ? new Resolved(before, false, false, false)
        : Resolved.undated(anchor);
  }

  /** "A rang B on Sunday. She urged ...": the date of the sentence just before in its paragraph. */
  private Optional<OccurredInterval> dateOfSentenceBefore(Sentence sentence) {
    Sentence last = heard.peek();
    if (last == null || last.paragraph() != sentence.paragraph() || sentence.paragraph() < 0) {
      return Optional.empty();
    }
    boolean then = sentence.text().startsWith("Then ");
    List<DateMention> told =
        DateMentions.find(last.text()).stream()
            .filter(it -> then || TELLING.contains(it.kind()))
            .toList();
    return latestOf(told).filter(at -> !isAhead(at));
  }

  /** True below a date that stands alone, "July 9.", up to the end of its paragraph. */
  private boolean isUnderHeading(Sentence sentence) {
    return sentence.paragraph() == headingParagraph
        || headingAlone && sentence.paragraph() == headingParagraph + 1;
  }

  /** Takes note of a date that heads what follows, as chronologies have it. */
  private void noteHeading(Sentence sentence) {
    headingAlone &= sentence.paragraph() != headingParagraph;
    if (sentence.text().length() > LONGEST_HEADING) {
      return;
    }
    List<DateMention> dates = DateMentions.find(sentence.text());
    if (dates.size() == 1 && isAll(dates.get(0), sentence.text())) {
      heading = latestOf(dates).filter(at -> !isAhead(at));
      headingParagraph = sentence.paragraph();
      headingAlone = true;
    }
  }

  private static boolean isAll(DateMention date, String text) {
    return (text.substring(0, date.start()) + text.substring(date.end()))
        .chars()
        .noneMatch(Character::isLetterOrDigit);
  }

  /** Date words, and how far they are from the word that tells the event. */
  private record Ranked(DateMention mention, int distance) {}

  private Resolved resolve(
      DateMention mention,
      List<DateMention> mentions,
      Sentence sentence,
      ParsedSentence parsed,
      Choice choice) {
    if (mention.expression() instanceof DateExpression.Since since
        && isWhen(mention, parsed, choice)) {
      return OccurredResolver.resolve(
          new DateMention(
              mention.start(),
              mention.end(),
              mention.text(),
              DateMention.Kind.ABSOLUTE,
              since.from()),
          anchor,
          Direction.PAST,
          previous);
    }
    boolean chain = mention.kind() == DateMention.Kind.CHAINED;
    Optional<OccurredInterval> before = chain ? chainedTo(mention, mentions, sentence) : previous;
    Resolved resolved =
        OccurredResolver.resolve(mention, anchor, tense(mention, parsed, choice), before);
    boolean chained = chain && before.isPresent() && !isNow(parsed);
    return (resolved.future() || before.isPresent()) && isEarlier(mention, sentence.text(), choice)
        ? earlier(mention, chained ? before : Optional.empty())
        : resolved;
  }

  /** "is flying to B for talks on Wednesday", said on a Tuesday: the coming one. */
  private Direction tense(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    boolean coming =
        verb != null
            && verb.link() == VerbGroup.Link.MAIN
            && choice.modality() == Modality.ASSERTED
            && MEETINGS.contains(choice.indicator())
            && mention.expression() instanceof DateExpression.Weekday day
            && day.step() == 0
            && anchor.day().filter(today -> today.getDayOfWeek() != day.day()).isPresent()
            && isPresentTense(verb, parsed);
    return coming ? Direction.FUTURE : direction(mention, parsed, choice);
  }

  /** "have agreed to meet on 24 September": that is when they meet, and not when they agreed. */
  private static boolean isToCome(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup owner = owner(mention, parsed);
    return choice.indicator() == Indicator.TALKS_AGREED
        && owner != null
        && owner.shape() == VerbGroup.Shape.INFINITIVE
        && owner.governor() != null
        && owner.governor().lemma().equals("agree")
        && isPast(owner.governor());
  }

  private static boolean isPresentTense(VerbGroup verb, ParsedSentence parsed) {
    VerbForm.Form first = parsed.words().get(verb.start()).form();
    String lower = parsed.words().get(verb.start()).lower();
    boolean going =
        (lower.equals("is") || lower.equals("are"))
            && parsed.words().get(verb.head()).form() == VerbForm.Form.ING;
    return going || verb.start() == verb.head() && first == VerbForm.Form.PRESENT_S;
  }

  /** "on July 24, when rockets hit a station": the clause tells what was on that day. */
  private static boolean isWhen(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    if (verb == null || !verb.opener().equals("when")) {
      return false;
    }
    int at = tokenAt(mention, parsed);
    while (at < parsed.words().size() && parsed.words().get(at).token().start() < mention.end()) {
      at++;
    }
    int when =
        at < parsed.words().size() && parsed.words().get(at).lower().equals(",") ? at + 1 : at;
    return when < verb.start() && parsed.words().get(when).lower().equals("when");
  }

  /** What "a day later" counts from: the date before it in the sentence, else the one last told. */
  private Optional<OccurredInterval> base(
      DateMention chained, List<DateMention> mentions, Sentence sentence) {
    List<DateMention> before = mentions.subList(0, mentions.indexOf(chained));
    return latestOf(before)
        .or(() -> isThatDay(chained) ? lastDay(sentence) : Optional.empty())
        .or(() -> lastDated(sentence));
  }

  private static boolean isThatDay(DateMention chained) {
    return chained.expression() instanceof DateExpression.FromPrevious from
        && from.amount() == 0
        && from.unit() == DateExpression.Unit.DAY;
  }

  /** The day last given before a sentence, and no longer time: "that day" is no weekend. */
  private Optional<OccurredInterval> lastDay(Sentence sentence) {
    for (Sentence earlier : heard) {
      List<DateMention> dates = DateMentions.find(earlier.text());
      for (int i = dates.size(); i > 0; i--) {
        Optional<OccurredInterval> told = latestOf(dates.subList(i - 1, i));
        if (told.isPresent() && isDay(told.get())) {
          return told;
        }
      }
      if (earlier.start() == previousSentence && previous.filter(Dating::isDay).isPresent()) {
        return previous;
      }
    }
    return Optional.empty();
  }

  private static boolean isDay(OccurredInterval interval) {
    return Duration.between(interval.start(), interval.end()).compareTo(Duration.ofDays(1)) <= 0;
  }

  private Optional<OccurredInterval> latestOf(List<DateMention> mentions) {
    for (int i = mentions.size() - 1; i >= 0; i--) {
      if (!NO_BASE.contains(mentions.get(i).kind())) {
        Resolved resolved =
            OccurredResolver.resolve(mentions.get(i), anchor, Direction.PAST, previous);
        if (resolved.interval().isPresent()) {
          return resolved.interval();
        }
      }
    }
    return Optional.empty();
  }

  /** True for the date of a plan: an act told after it has none of its own from it. */
  private boolean isAhead(OccurredInterval interval) {
    return anchor.publishedAt().filter(at -> interval.start().isAfter(at)).isPresent();
  }

  /**
   * What "two days later" counts from. All acts that a sentence tells of at such a date are of one
   * day: the second does not count from the first.
   */
  private Optional<OccurredInterval> chainedTo(
      DateMention mention, List<DateMention> mentions, Sentence sentence) {
    if (chainSentence != sentence.start() || chainMention != mention.start()) {
      chainSentence = sentence.start();
      chainMention = mention.start();
      chainedTo = base(mention, mentions, sentence);
    }
    return chainedTo;
  }

  /** True for "comes two months after": it counts from the news, and not from what was told. */
  private static boolean isNow(ParsedSentence parsed) {
    for (VerbGroup verb : parsed.verbs()) {
      if (verb.link() == VerbGroup.Link.MAIN && verb.shape() == VerbGroup.Shape.FINITE) {
        VerbForm.Form form = parsed.words().get(verb.start()).form();
        return COMING.contains(verb.lemma())
            && verb.modal().isEmpty()
            && (form == VerbForm.Form.PRESENT_S || form == VerbForm.Form.BASE);
      }
    }
    return false;
  }

  /** Takes note of a sentence that "that day" in a later one may go back to. */
  void hear(Sentence sentence) {
    noteHeading(sentence);
    heard.push(sentence);
    if (heard.size() > LOOK_BACK) {
      heard.removeLast();
    }
  }

  /** The date last given before a sentence, be it of an event or not. */
  private Optional<OccurredInterval> lastDated(Sentence sentence) {
    if (previousSentence == sentence.start()) {
      return previous;
    }
    for (Sentence earlier : heard) {
      if (earlier.start() == previousSentence) {
        return previous;
      }
      Optional<OccurredInterval> told = latestOf(DateMentions.find(earlier.text()));
      if (told.isPresent()) {
        return told;
      }
    }
    return previous;
  }

  /** "shot at each other for 20 minutes": how long, and not when. */
  private static boolean isOnlyLength(DateMention mention) {
    return mention.kind() == DateMention.Kind.DURATION && MOMENTS.matcher(mention.text()).matches();
  }

  /** What was "a week after" it is told was a week before it, or about a week ago. */
  private Resolved earlier(DateMention mention, Optional<OccurredInterval> it) {
    String amount =
        mention.text().endsWith(" after")
            ? mention.text().substring(0, mention.text().length() - 6)
            : mention.text();
    List<DateMention> ago = DateMentions.find(amount + (it.isPresent() ? " earlier" : " ago"));
    return ago.isEmpty()
        ? Resolved.undated(anchor)
        : OccurredResolver.resolve(ago.get(0), anchor, Direction.PAST, it.or(() -> previous));
  }

  /** True for "a week after A shut the crossing": A's act came first, and it is past. */
  private static boolean isEarlier(DateMention mention, String text, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    boolean after =
        mention.text().endsWith("after")
            || text.startsWith("after", Math.min(text.length(), mention.end() + 1));
    return after
        && verb != null
        && (verb.opener().equals("after") || verb.link() == VerbGroup.Link.REDUCED)
        && !choice.candidate().stance().future();
  }

  private void remember(Resolved resolved, Sentence sentence) {
    if (resolved.interval().isPresent() && !resolved.historical()) {
      previous = resolved.interval();
      previousParagraph = sentence.paragraph();
      previousSentence = sentence.start();
    }
  }

  private static Direction direction(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    if (verb != null && choice.candidate().stance().future()) {
      VerbGroup governor = verb.governor();
      if (governor != null
          && ORDERING.contains(governor.lemma())
          && isPast(governor)
          && mention.kind() == DateMention.Kind.WEEKDAY
          && !isFrom(mention, parsed)) {
        return Direction.PAST; // "ordered the crossing closed on Saturday"
      }
      VerbGroup owner = owner(mention, parsed);
      VerbGroup dated = owner != null || isAfter(mention, parsed, verb) ? owner : verb.governor();
      return dated != null && dated != verb && isPast(dated) ? Direction.PAST : Direction.FUTURE;
    }
    if (choice.candidate().stance().future()) {
      return Direction.FUTURE;
    }
    return verb == null ? Direction.UNKNOWN : Direction.PAST;
  }

  /** "ordered the crossing closed on Saturday": it was ordered that day. */
  private static boolean isOrdered(VerbGroup act, VerbGroup verb, boolean ahead) {
    return act.governor() == verb && verb != null && ORDERING.contains(verb.lemma()) && !ahead;
  }

  private static boolean isFrom(DateMention mention, ParsedSentence parsed) {
    int at = tokenAt(mention, parsed);
    return at > 0 && FROM.contains(parsed.words().get(at - 1).lower());
  }

  /** True for "agreed in May to lend", where the promise was made in May. */
  private static boolean isPast(VerbGroup verb) {
    return verb.shape() == VerbGroup.Shape.FINITE && verb.modal().isEmpty();
  }

  private static boolean isAfter(DateMention mention, ParsedSentence parsed, VerbGroup verb) {
    return tokenAt(mention, parsed) >= verb.start();
  }

  /** The verb among whose objects and adjuncts a date stands; null when none. */
  private static VerbGroup owner(DateMention mention, ParsedSentence parsed) {
    int at = tokenAt(mention, parsed);
    VerbGroup owner = null;
    for (VerbGroup verb : parsed.verbs()) {
      if (verb.end() <= at && at < verb.regionEnd()) {
        owner = verb;
      }
    }
    return owner;
  }

  /**
   * True for the date of something that the sentence only mentions: "the bloc, which A left in May,
   * condemned ...", "breaking the truce agreed in May".
   */
  private static boolean datesAnother(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup owner = owner(mention, parsed);
    VerbGroup verb = choice.candidate().verb();
    if (owner == null || owner == verb || isOver(owner, choice.token()) || isOver(owner, verb)) {
      return false;
    }
    boolean relative =
        clause(owner).link() == VerbGroup.Link.RELATIVE
            && !isClosed(owner, tokenAt(mention, parsed), parsed);
    boolean reduced =
        owner.link() == VerbGroup.Link.REDUCED
            && owner.shape() == VerbGroup.Shape.PARTICIPLE
            && !UTTERED.contains(owner.lemma())
            && !isOrdered(owner, verb, isFrom(mention, parsed));
    return relative || reduced;
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
  private static boolean isClosed(VerbGroup aside, int at, ParsedSentence parsed) {
    for (int i = aside.end(); i + 1 < at; i++) {
      if (parsed.words().get(i).lower().equals(",")
          && parsed.words().get(i + 1).lower().equals("and")) {
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

  /** True for the year that names a thing: "the fishing accord of 2005". */
  private static boolean isName(DateMention mention, String text) {
    int start = mention.start();
    boolean decade = DECADE.matcher(mention.text()).matches();
    return (decade || YEAR.matcher(mention.text()).matches())
        && start > 3
        && text.startsWith("of ", start - 3)
        && !PERIODS.contains(text.substring(text.lastIndexOf(' ', start - 5) + 1, start - 4));
  }

  /** True for the year before another noun than the act: "disregards a 1994 agreement". */
  private static boolean namesAThing(DateMention mention, ParsedSentence parsed, Choice choice) {
    if (!YEAR.matcher(mention.text()).matches()) {
      return false;
    }
    int at = tokenAt(mention, parsed);
    NounPhrase phrase = parsed.phraseAt(at);
    return phrase != null
        && at < phrase.head()
        && (at == 0 || !parsed.words().get(at - 1).tag().equals("ADP"))
        && (choice.token() < phrase.start() || choice.token() >= phrase.end());
  }

  /** True when one of date and act stands in a "while" clause and the other does not. */
  private static boolean inContrast(DateMention mention, ParsedSentence parsed, Choice choice) {
    int at = tokenAt(mention, parsed);
    if (at < choice.token()
        && hasOwnClause(at, choice, parsed)
        && !isTheMeeting(mention, parsed, choice)) {
      return true;
    }
    for (VerbGroup verb : parsed.verbs()) {
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
  private static boolean isTheMeeting(DateMention mention, ParsedSentence parsed, Choice choice) {
    VerbGroup owner = owner(mention, parsed);
    return choice.indicator() == Indicator.TALKS_FAILED
        && owner != null
        && MEETING_VERBS.contains(owner.lemma());
  }

  /** "lifted the ban on Monday, but talks made no progress": nobody says that it was on Monday. */
  private static boolean hasOwnClause(int date, Choice choice, ParsedSentence parsed) {
    VerbGroup verb = choice.candidate().verb();
    NounPhrase subject = verb == null ? null : parsed.subject(verb);
    if (subject == null) {
      return false;
    }
    for (int i = date + 1; i < subject.start(); i++) {
      if (parsed.words().get(i).lower().equals("but")
          && parsed.words().get(i - 1).lower().equals(",")) {
        return true;
      }
    }
    return false;
  }

  /** True for the date of what an act followed: "met following violence last month". */
  private static boolean datesCause(DateMention mention, ParsedSentence parsed, Choice choice) {
    int at = tokenAt(mention, parsed);
    for (int i = choice.token() + 1; i < at; i++) {
      if (AFTER.contains(parsed.words().get(i).lower())
          && !CLOSE.contains(parsed.words().get(i - 1).lower())) {
        return true;
      }
    }
    return false;
  }

  /** "kept it shut on Tuesday after a shootout": nobody says that shots fell on Tuesday. */
  private static boolean datesWhatFollowed(
      DateMention mention, ParsedSentence parsed, Choice choice) {
    if (choice.pattern().trigger() != Trigger.NOUN) {
      return false;
    }
    NounPhrase act = parsed.phraseAt(choice.token());
    if (act == null || !AFTER.contains(act.preposition())) {
      return false;
    }
    int before = act.start() - 1;
    while (before > 0 && !AFTER.contains(parsed.words().get(before).lower())) {
      before--;
    }
    return before > 0
        && tokenAt(mention, parsed) < before
        && (!CLOSE.contains(parsed.words().get(before - 1).lower()) || isCounted(before, parsed));
  }

  /** What came before a day of long ago is as old. */
  private boolean isLongAgo(DateMention mention) {
    return OccurredResolver.resolve(mention, anchor, Direction.PAST, previous).historical();
  }

  /** "shut for a fourth day after": how long, and not how soon. */
  private static boolean isCounted(int after, ParsedSentence parsed) {
    return after > 1 && ORDINAL.matcher(parsed.words().get(after - 2).lower()).matches();
  }

  private static int tokenAt(DateMention mention, ParsedSentence parsed) {
    int at = 0;
    while (at + 1 < parsed.words().size()
        && parsed.words().get(at).token().end() <= mention.start()) {
      at++;
    }
    return at;
  }

  /** Words between the date and the trigger; a date in another clause counts as further off. */
  private static int distance(DateMention mention, ParsedSentence parsed, Choice choice) {
    int token = choice.token();
    int at = tokenAt(mention, parsed);
    int distance = Math.abs(at - token);
    VerbGroup verb = choice.candidate().verb();
    if (verb != null && (at < verb.start() || at >= verb.regionEnd())) {
      int from = Math.min(at, token);
      int to = Math.max(at, token);
      for (VerbGroup other : parsed.verbs()) {
        if (other != verb && other.head() > from && other.head() < to) {
          distance += OTHER_CLAUSE;
        }
      }
      VerbGroup owner = owner(mention, parsed);
      if (at < verb.start() && owner != null && verb.link() == VerbGroup.Link.ADVERBIAL) {
        distance += OTHER_CLAUSE; // "protested on Tuesday after ships fired over the weekend"
      }
    }
    return distance;
  }
}
