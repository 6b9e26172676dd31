package dev.faultline.producer.coding.grammar;

import dev.faultline.producer.coding.grammar.Chunk.Kind;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.text.VerbForm.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a tagged sentence into noun phrases, verb groups and connecting words, left to right. */
final class Chunker {
  /** Verbs that tell nothing without an object. */
  private static final Set<String> OBJECT_WANTED =
      Set.of(
          "introduce",
          "impose",
          "close",
          "shut",
          "ban",
          "suspend",
          "sign",
          "hold",
          "launch",
          "announce",
          "seize",
          "build",
          "accept",
          "reject",
          "propose",
          "make",
          "issue",
          "lift",
          "recall",
          "expel",
          "free",
          "send",
          "demand",
          "abandon",
          "cancel",
          "occupy",
          "shell",
          "bomb",
          "capture",
          "claim",
          "deny",
          "broker",
          "mediate",
          "host",
          "use",
          "set",
          "order",
          "raise",
          "reopen",
          "detain",
          "arrest",
          "deploy");

  private static final Set<String> SUBORDINATORS =
      Set.of(
          "after",
          "before",
          "because",
          "if",
          "unless",
          "while",
          "when",
          "since",
          "although",
          "though",
          "until",
          "till",
          "whereas",
          "once",
          "where",
          "as",
          "lest",
          "despite",
          "whether",
          "how",
          "why");

  /** Nouns before the name of a country that say what it is. */
  private static final Set<String> APPOSED =
      Set.of(
          "neighbour",
          "neighbor",
          "ally",
          "rival",
          "host",
          "mediator",
          "member",
          "giant",
          "state",
          "power",
          "partner",
          "foe",
          "enemy",
          "country",
          "nation",
          "newcomer",
          "patron",
          "republic",
          "kingdom",
          "adversary",
          "heavyweight",
          "backer",
          "supporter",
          "sponsor",
          "champion",
          "exporter",
          "producer",
          "importer",
          "buyer",
          "supplier");

  private static final Set<String> AGAIN = Set.of("more", "again");

  private static final Set<String> PREPOSITION_TOO =
      Set.of("after", "before", "since", "until", "till", "as", "despite", "like", "than");

  private static final Set<String> LASTING = Set.of("since", "after", "before", "until");

  /** Verbs whose "over" governs nothing: "handed over two soldiers". */
  private static final Set<String> HANDING = Set.of("hand", "turn", "give", "sign");

  private static final Set<String> MOMENTS = Set.of("midnight", "noon", "dawn", "dusk");

  private static final Set<String> PARTICLES = Set.of("off", "out", "up", "down", "back", "away");
  private static final Set<String> ADDING = Set.of("on", "in", "as", "at", "again", "too", "late");
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");
  private static final Set<String> ROUGHLY = Set.of("about", "around");
  private static final Set<String> FEW = Set.of("one", "two", "three", "four");
  private static final Set<String> OF_CLOCK = Set.of("a.m.", "p.m.", "am", "pm", "gmt", "o'clock");
  private static final Set<String> ABOUT_WHAT =
      Set.of("talk", "speak", "ask", "complain", "hear", "know", "think", "quarrel", "argue");
  private static final Set<String> POINTING = Set.of("this", "that", "these", "those");
  private static final Set<String> CLOSING =
      Set.of(".", ",", ";", "out", "aside", "away", "off", "down");
  private static final Set<String> NEGATIONS =
      Set.of("not", "n't", "never", "neither", "nor", "no");
  private static final Set<String> MODALS =
      Set.of(
          "will", "would", "could", "can", "may", "might", "should", "must", "shall", "'ll", "'d",
          "ca", "wo", "cannot");
  private static final Set<String> TIMES =
      CalendarWords.with(
          CalendarWords.DATES,
          "today",
          "yesterday",
          "tomorrow",
          "tonight",
          "week",
          "month",
          "year",
          "day",
          "morning",
          "evening",
          "night",
          "afternoon",
          "hour",
          "minute",
          "decade",
          "weekend",
          "time",
          "spring",
          "summer",
          "autumn",
          "winter",
          "century");

  /** Verbs with an object or in the passive only: "held in Doha" is no act of what is before it. */
  private static final Set<String> DONE_TO =
      Set.of(
          "hold",
          "host",
          "convene",
          "mediate",
          "broker",
          "organise",
          "organize",
          "arrange",
          "chair",
          "sponsor",
          "facilitate",
          "schedule",
          "conduct",
          "call",
          "bring",
          "carry",
          "load",
          "buy",
          "sell",
          "base",
          "station",
          "deploy",
          "detain",
          "arrest",
          "seize",
          "capture",
          "wound",
          "injure",
          "invite",
          "launch",
          "make",
          "produce",
          "impose",
          "mean",
          "design",
          "aim",
          "intend");

  private final List<Word> words;
  private final ActorSpan[] actorAt;
  private final List<Chunk> chunks = new ArrayList<>();
  private int at;

  private Chunker(List<Word> words, ActorSpan[] actorAt) {
    this.words = words;
    this.actorAt = actorAt;
  }

  static List<Chunk> chunk(List<Word> words, List<ActorSpan> actors) {
    ActorSpan[] actorAt = new ActorSpan[words.size()];
    for (ActorSpan actor : actors) {
      for (int i = actor.start(); i < actor.end(); i++) {
        actorAt[i] = actor;
      }
    }
    Chunker chunker = new Chunker(words, actorAt);
    chunker.run();
    return chunker.chunks;
  }

  private void run() {
    while (at < words.size()) {
      if (actorAt[at] == null && startsVerb(at)) {
        verbGroup();
      } else if (actorAt[at] != null || startsPhrase(at)) {
        phrase();
      } else {
        chunks.add(Chunk.of(kindOf(at), at, at + 1));
        at++;
      }
    }
  }

  private Kind kindOf(int i) {
    Word word = words.get(i);
    String lower = word.lower();
    if (lower.equals(",")
        || lower.equals("(")
        || lower.equals(")")
        || lower.equals("–")
        || lower.equals("—")
        || lower.equals("--")) {
      return Kind.COMMA;
    }
    if (lower.equals(";")
        || lower.equals(":")
        || lower.equals(".")
        || lower.equals("?")
        || lower.equals("!")) {
      return Kind.STOP;
    }
    if (lower.equals("\"")
        || lower.equals("“")
        || lower.equals("”")
        || lower.equals("``")
        || lower.equals("''")) {
      return Kind.QUOTE;
    }
    if (lower.equals("that")) {
      return followsNoun(i) && (verbSoon(i + 1) || isSayable(i - 1) || takesUpObject(i))
              || followsDate(i) && verbSoon(i + 1)
          ? Kind.RELATIVE
          : Kind.THAT;
    }
    if (isRelative(lower) || isFreeRelative(i)) {
      return Kind.RELATIVE;
    }
    if (lower.equals("and")
        || lower.equals("but")
        || lower.equals("or")
        || lower.equals("nor")
        || lower.equals("&")
        || lower.equals("yet")) {
      return Kind.COORDINATOR;
    }
    if (lower.equals("once") && i + 1 < words.size() && AGAIN.contains(words.get(i + 1).lower())) {
      return Kind.OTHER;
    }
    if (isOfComparison(i)) {
      return Kind.OTHER;
    }
    if (SUBORDINATORS.contains(lower)) {
      return PREPOSITION_TOO.contains(lower)
              && (isDateAt(i + 1) || !clauseFollows(i + 1) || isWithinSubject(i))
          ? Kind.PREPOSITION
          : Kind.SUBORDINATOR;
    }
    if (isParticle(i) || isOfNumber(i)) {
      return Kind.OTHER;
    }
    if (word.tag().equals("ADP") || isPreposition(lower)) {
      return Kind.PREPOSITION;
    }
    if (word.tag().equals("SCONJ")) {
      return clauseFollows(i + 1) ? Kind.SUBORDINATOR : Kind.PREPOSITION;
    }
    return word.tag().equals("CCONJ") ? Kind.COORDINATOR : Kind.OTHER;
  }

  /** "Talks between A and B after the war broke down": the verb is that of the talks. */
  private boolean isWithinSubject(int i) {
    boolean clause = i + 1 < words.size() && words.get(i + 1).tag().equals("PRON");
    if (!LASTING.contains(words.get(i).lower()) || clause) {
      return false;
    }
    boolean bare = false;
    for (int c = chunks.size() - 1; c >= 0 && chunks.get(c).kind() != Kind.STOP; c--) {
      Chunk chunk = chunks.get(c);
      boolean other =
          switch (chunk.kind()) {
            case VERB ->
                chunk.verb().shape == Shape.FINITE || chunk.verb().shape == Shape.INFINITIVE;
            case SUBORDINATOR, RELATIVE, THAT, COMMA, QUOTE -> true;
            default -> false;
          };
      if (other) {
        return false;
      }
      bare |= chunk.kind() == Kind.PHRASE && !chunk.phrase().governed() && !chunk.phrase().time();
    }
    if (!bare) {
      return false;
    }
    int verbs = 0;
    for (int at = i + 1; at < words.size() && !breaksSentence(at); at++) {
      boolean starts = isFiniteVerb(at) && !(words.get(at - 1).isVerb() && at > i + 1);
      verbs += starts && !words.get(at - 1).lower().equals("to") ? 1 : 0;
    }
    return verbs == 1;
  }

  private boolean breaksSentence(int at) {
    String lower = words.get(at).lower();
    return lower.equals(",") || lower.equals(".") || lower.equals(";") || lower.equals(":");
  }

  /** "expelled about forty traders": it governs nothing; but "spoke about two islands". */
  private boolean isOfNumber(int i) {
    if (!ROUGHLY.contains(words.get(i).lower())
        || i + 2 >= words.size()
        || !words.get(i + 1).tag().equals("NUM")
        || FEW.contains(words.get(i + 1).lower())
        || OF_CLOCK.contains(words.get(i + 2).lower())
        || words.get(i + 1).lower().indexOf(':') > 0
        || isDateAt(i + 1)) {
      return false;
    }
    return i == 0
        || isTime(i - 1)
        || words.get(i - 1).isVerb() && !ABOUT_WHAT.contains(words.get(i - 1).lemma())
        || kindOf(i - 1) != Kind.OTHER
            && kindOf(i - 1) != Kind.PREPOSITION
            && actorAt[i - 1] == null
            && !startsPhrase(i - 1);
  }

  /** The first of "as far apart as": no clause begins there. */
  private boolean isOfComparison(int i) {
    if (!words.get(i).lower().equals("as") || i + 2 >= words.size()) {
      return false;
    }
    String tag = words.get(i + 1).tag();
    return (tag.equals("ADJ") || tag.equals("ADV"))
        && (words.get(i + 2).lower().equals("as")
            || i + 3 < words.size() && words.get(i + 3).lower().equals("as"));
  }

  private static boolean isRelative(String lower) {
    return lower.equals("who")
        || lower.equals("which")
        || lower.equals("whose")
        || lower.equals("whom");
  }

  /** "praised it for what its minister called a brave act". */
  private boolean isFreeRelative(int i) {
    return words.get(i).lower().equals("what")
        && i > 0
        && isPreposition(words.get(i - 1).lower())
        && clauseFollows(i + 1);
  }

  /** True for "off" in "cut off aid": part of the verb, it governs nothing. */
  private boolean isParticle(int i) {
    boolean calledIn =
        i > 0 && words.get(i).lower().equals("in") && words.get(i - 1).lemma().equals("call");
    boolean handedOver =
        i > 0 && words.get(i).lower().equals("over") && HANDING.contains(words.get(i - 1).lemma());
    return (PARTICLES.contains(words.get(i).lower()) || calledIn || handedOver)
        && i > 0
        && words.get(i - 1).isVerb()
        && i + 1 < words.size()
        && (actorAt[i + 1] != null || startsPhrase(i + 1));
  }

  private static boolean isPreposition(String lower) {
    return switch (lower) {
      case "of",
          "in",
          "on",
          "at",
          "by",
          "with",
          "from",
          "to",
          "for",
          "against",
          "between",
          "over",
          "into",
          "toward",
          "towards",
          "about",
          "under",
          "through",
          "during",
          "across",
          "near",
          "amid",
          "among",
          "along",
          "inside",
          "upon",
          "via",
          "following",
          "regarding",
          "without",
          "within",
          "around",
          "throughout",
          "onto",
          "alongside",
          "concerning" ->
          true;
      default -> false;
    };
  }

  /**
   * True for nouns whose "that" clause, at the end of a comment, takes them up: "a charge that
   * Kabul rejects".
   */
  private boolean isSayable(int noun) {
    int article = noun - 1;
    if (article > 1 && words.get(article).tag().equals("ADJ")) {
      article--; // ", the regional bloc that"
    }
    return article > 0
        && ARTICLES.contains(words.get(article).lower())
        && words.get(article - 1).lower().equals(",");
  }

  /**
   * True for "a levy that Ecuador introduced in May": the verb has no object but what stands before
   * "that", and neither that noun nor the verb before it says something.
   */
  private boolean takesUpObject(int that) {
    int verb = that + 1;
    while (verb < words.size() && verb < that + 5 && (actorAt[verb] != null || isNominal(verb))) {
      verb++;
    }
    while (verb < words.size() && words.get(verb).tag().equals("AUX")) {
      verb++;
    }
    return verb > that + 1
        && verb + 1 < words.size()
        && isFiniteVerb(verb)
        && OBJECT_WANTED.contains(words.get(verb).lemma())
        && (words.get(verb + 1).tag().equals("ADP") || isStrongMark(verb + 1))
        && !isSaid(that);
  }

  private boolean isStrongMark(int i) {
    String lower = words.get(i).lower();
    return lower.equals(".") || lower.equals(",");
  }

  private boolean isSaid(int that) {
    for (int i = that - 1; i >= 0 && i > that - 8; i--) {
      if (words.get(i).isVerb()) {
        return Clauses.SPEECH.contains(words.get(i).lemma());
      }
    }
    return true;
  }

  private boolean followsNoun(int i) {
    return i > 0 && isNominal(i - 1) && !TIMES.contains(words.get(i - 1).lemma());
  }

  /** "a meeting on 15 March that broke off". */
  private boolean followsDate(int i) {
    return i > 1
        && (CalendarWords.MONTHS.contains(words.get(i - 1).lemma())
            || CalendarWords.WEEKDAYS.contains(words.get(i - 1).lower())
            || words.get(i - 1).tag().equals("NUM")
                && CalendarWords.MONTHS.contains(words.get(i - 2).lemma()));
  }

  private boolean verbSoon(int i) {
    return i < words.size() && words.get(i).isVerb()
        || i + 1 < words.size() && words.get(i).tag().equals("ADV") && words.get(i + 1).isVerb();
  }

  /**
   * True when a finite verb comes before the next mark: "after [talks failed]" against "after
   * [talks]".
   */
  private boolean clauseFollows(int from) {
    int skipped = 0;
    for (int i = from; i < words.size() && i < from + 14 + skipped; i++) {
      Word word = words.get(i);
      String lower = word.lower();
      int apposition = lower.equals(",") && skipped == 0 && i > from ? appositionEnd(i) : -1;
      if (apposition > 0) {
        skipped = apposition - i;
        i = apposition;
        continue;
      }
      if (lower.equals(",") || lower.equals(";") || lower.equals(".") || isRelative(lower)) {
        return false;
      }
      if (lower.equals("and") && i + 1 < words.size() && isFiniteVerb(i + 1)) {
        return false; // "since the shooting and agreed to meet"
      }
      if (lower.equals("and") && i > from && isJudged(from, i)) {
        return false; // "denounced it as baseless and A said ..."
      }
      if (actorAt[i] == null
          && word.isVerb()
          && word.form() != Form.ING
          && !(i > 0 && words.get(i - 1).lower().equals("to"))) {
        return word.tag().equals("AUX")
            || word.form() != Form.PAST_OR_PARTICIPLE && word.form() != Form.PARTICIPLE
            || i > from;
      }
    }
    return false;
  }

  /** What something is said to be like, "as absolutely unacceptable": no subject of a clause. */
  private boolean isJudged(int from, int to) {
    for (int i = from; i < to; i++) {
      if (actorAt[i] != null || isNominal(i)) {
        return false;
      }
    }
    return from > 0 && words.get(from - 1).lower().equals("as");
  }

  /**
   * Where an apposition ends that a comma begins and a verb follows: "after the service, the SBU,
   * arrested two men"; or -1.
   */
  private int appositionEnd(int comma) {
    for (int i = comma + 1; i + 1 < words.size() && i < comma + 7; i++) {
      if (words.get(i).lower().equals(",")) {
        return i > comma + 1 && isFiniteVerb(i + 1) ? i : -1;
      }
      String tag = words.get(i).tag();
      boolean name = tag.equals("DET") || tag.equals("ADJ") || isNominal(i);
      if (!name || tag.equals("PRON")) {
        return -1;
      }
    }
    return -1;
  }

  private boolean isFiniteVerb(int i) {
    Form form = words.get(i).form();
    return words.get(i).isVerb() && actorAt[i] == null && form != Form.ING;
  }

  /** True for "since [Thursday the lorries have been turned back]": a date and no clause. */
  private boolean isDateAt(int from) {
    int i = from;
    while (i < words.size()
        && i < from + 3
        && (words.get(i).tag().equals("DET")
            || words.get(i).tag().equals("NUM")
            || words.get(i).tag().equals("ADJ"))
        && !isTime(i)) {
      i++;
    }
    if (i >= words.size() || !isTime(i)) {
      return false;
    }
    String next = i + 1 < words.size() ? words.get(i + 1).lower() : "";
    return !next.equals("of") && !next.equals("'s") && !(i == from && isPlural(i));
  }

  private boolean isTime(int i) {
    Word word = words.get(i);
    return TIMES.contains(word.lemma()) && !word.isVerb() || MOMENTS.contains(word.lower());
  }

  private boolean isPlural(int i) {
    return words.get(i).lower().endsWith("s") && !words.get(i).lower().equals(words.get(i).lemma());
  }

  private boolean isNominal(int i) {
    String tag = words.get(i).tag();
    return actorAt[i] != null
        || tag.equals("NOUN")
        || tag.equals("PROPN")
        || tag.equals("PRON")
        || tag.equals("NUM");
  }

  /** "has since deployed". */
  private boolean isSinceThen(int head, String lower) {
    return lower.equals("since") && head >= 0 && words.get(head).lemma().equals("have");
  }

  /** How many words before a number belong to it: "at least 4,000", "up to nine". */
  private int measure(int i) {
    int length = 0;
    String one = words.get(i).lower();
    String two = i + 1 < words.size() ? words.get(i + 1).lower() : "";
    if (one.equals("at") && (two.equals("least") || two.equals("most"))
        || one.equals("up") && two.equals("to")
        || one.equals("close") && two.equals("to")
        || (one.equals("more") || one.equals("less") || one.equals("fewer"))
            && two.equals("than")) {
      length = 2;
    } else if (one.equals("as")
        && (two.equals("many") || two.equals("few"))
        && i + 2 < words.size()
        && words.get(i + 2).lower().equals("as")) {
      length = 3;
    }
    return length > 0
            && i + length < words.size()
            && (words.get(i + length).tag().equals("NUM")
                || Character.isDigit(words.get(i + length).lower().charAt(0)))
        ? length
        : 0;
  }

  private boolean startsPhrase(int i) {
    if (actorAt[i] == null && measure(i) > 0) {
      return true;
    }
    Word word = words.get(i);
    String lower = word.lower();
    if (lower.equals("that") && standsAlone(i)) {
      return true;
    }
    if (isRelative(lower) || isFreeRelative(i) || lower.equals("that") && !isDemonstrative(i)) {
      return false;
    }
    return switch (word.tag()) {
      case "DET", "NOUN", "PROPN", "PRON", "NUM", "SYM" ->
          !(SUBORDINATORS.contains(lower)) && !isPreposition(lower);
      case "ADJ" -> true;
      case "ADV" ->
          i + 1 < words.size()
              && words.get(i + 1).tag().equals("ADJ")
              && phraseAfter(i + 1)
              && !(SUBORDINATORS.contains(lower) && clauseFollows(i + 1));
      case "VERB" -> isPrenominal(i);
      default -> false;
    };
  }

  /** "rejected that.", "ruled that out": said of what was told, with no clause to come. */
  private boolean standsAlone(int i) {
    if (i == 0 || !words.get(i - 1).isVerb()) {
      return false;
    }
    String next = i + 1 < words.size() ? words.get(i + 1).lower() : ".";
    boolean said = Clauses.SPEECH.contains(words.get(i - 1).lemma());
    return CLOSING.contains(next)
        || !said && ADDING.contains(next) && !clauseFollows(i + 1); // "denied that on Thursday"
  }

  private boolean isDemonstrative(int i) {
    return words.get(i).tag().equals("DET")
        && i + 1 < words.size()
        && (words.get(i + 1).tag().equals("NOUN") || words.get(i + 1).tag().equals("ADJ"));
  }

  private boolean phraseAfter(int i) {
    for (int j = i; j < words.size() && j < i + 4; j++) {
      String tag = words.get(j).tag();
      if (tag.equals("NOUN") || tag.equals("PROPN") || actorAt[j] != null) {
        return true;
      }
      if (!tag.equals("ADJ") && !tag.equals("NUM")) {
        return false;
      }
    }
    return false;
  }

  /** True for a participle that stands before its noun: "seized vessels", "visiting president". */
  private boolean isPrenominal(int i) {
    Word word = words.get(i);
    if (word.form() != Form.ING
        && word.form() != Form.PAST_OR_PARTICIPLE
        && word.form() != Form.PARTICIPLE) {
      return false;
    }
    if (i == 0 || i + 1 >= words.size() || isPair(i - 1) || isSpeaker(i - 1)) {
      return false;
    }
    String before = words.get(i - 1).tag();
    boolean determined =
        before.equals("DET")
            || before.equals("ADJ")
            || before.equals("NUM") && !isDay(i - 1)
            || words.get(i - 1).lower().equals("'s")
            || before.equals("PRON") && isPossessive(words.get(i - 1).lower());
    String after = words.get(i + 1).tag();
    return determined
        && (after.equals("NOUN")
            || after.equals("ADJ")
            || after.equals("PROPN")
            || actorAt[i + 1] != null);
  }

  /** "A on April 20 raised fees": the number is a day, and counts nothing. */
  private boolean isDay(int number) {
    return number > 0 && CalendarWords.DATES.contains(words.get(number - 1).token().lower());
  }

  /** An actor that acts: "the Kremlin voiced full support", not "Afghan detained soldiers". */
  private boolean isSpeaker(int i) {
    return actorAt[i] != null && actorAt[i].kind() != ActorSpan.Kind.DEMONYM;
  }

  private boolean isPair(int i) {
    return actorAt[i] != null && actorAt[i].kind() == ActorSpan.Kind.PAIR;
  }

  private static boolean isPossessive(String lower) {
    return lower.equals("its")
        || lower.equals("his")
        || lower.equals("her")
        || lower.equals("their")
        || lower.equals("our");
  }

  private boolean startsVerb(int i) {
    Word word = words.get(i);
    String lower = word.lower();
    if (lower.equals("to")) {
      int next = i + 1;
      while (next < words.size()
          && (words.get(next).tag().equals("ADV") || NEGATIONS.contains(words.get(next).lower()))) {
        next++;
      }
      return next < words.size()
          && actorAt[next] == null
          && words.get(next).isVerb()
          && isBase(words.get(next));
    }
    if (word.isVerb()) {
      return !isPrenominal(i) && !isPreposition(lower);
    }
    if (isNotTo(i)) {
      return startsVerb(i + 1);
    }
    if (word.tag().equals("ADV") || NEGATIONS.contains(lower)) {
      // an adverb that leads a verb group belongs to it
      int next = i + 1;
      return next < words.size()
          && words.get(next).isVerb()
          && actorAt[next] == null
          && !isPrenominal(next)
          && !SUBORDINATORS.contains(lower)
          && word.tag().equals("ADV");
    }
    return false;
  }

  /** True also for "to cut", "to let": verbs whose past looks the same. */
  private static boolean isBase(Word verb) {
    return verb.form() == Form.BASE || verb.lemma().equals(verb.lower());
  }

  /** "said no lorry had crossed", "said no more rice would": of none it is said, and it is said. */
  private boolean saysOfNone(int verb, int i) {
    boolean more = i + 1 < words.size() && words.get(i + 1).lower().equals("more");
    int of = more ? i + 2 : i + 1;
    return words.get(i).lower().equals("no")
        && Clauses.SPEECH.contains(words.get(verb).lemma())
        && of < words.size()
        && !isNoLonger(i)
        && (actorAt[of] != null || isNominal(of) || words.get(of).tag().equals("ADJ"))
        && clauseFollows(of);
  }

  /** "told its mills not to buy ore": what is denied is what the infinitive says. */
  private boolean isNotTo(int i) {
    return words.get(i).lower().equals("not")
        && i + 1 < words.size()
        && words.get(i + 1).lower().equals("to");
  }

  private void verbGroup() {
    int start = at;
    int head = -1;
    boolean be = false;
    boolean have = false;
    boolean having = false;
    boolean negated = false;
    boolean to = false;
    String modal = "";
    boolean finite = false;
    int i = at;
    while (i < words.size() && actorAt[i] == null) {
      Word word = words.get(i);
      String lower = word.lower();
      if (lower.equals("to") && (i == start || i == start + 1 && isNotTo(start))) {
        to = true;
      } else if (head >= 0 && saysOfNone(head, i)) {
        break;
      } else if (NEGATIONS.contains(lower) || isNoLonger(i)) {
        negated = true;
      } else if (word.isVerb()) {
        if (head >= 0 && !isAuxiliary(head, i)) {
          break;
        }
        if (MODALS.contains(lower)) {
          modal = lower;
          finite = true;
        } else if (head >= 0 && words.get(head).lemma().equals("be")) {
          be = true;
        } else if (head >= 0 && words.get(head).lemma().equals("have")) {
          have = true;
          having |= words.get(head).form() == Form.ING;
        }
        if (head >= 0) {
          Word earlier = words.get(head);
          finite |=
              earlier.form() == Form.PRESENT_S
                  || earlier.form() == Form.PAST
                  || earlier.form() == Form.PAST_OR_PARTICIPLE
                  || earlier.form() == Form.BASE && !to;
        }
        head = i;
      } else if (word.tag().equals("ADV")
          && (!SUBORDINATORS.contains(lower) || isSinceThen(head, lower))
          && moreVerb(i)) {
        // inside the group
      } else {
        break;
      }
      i++;
    }
    if (head < 0) {
      chunks.add(Chunk.of(Kind.OTHER, at, at + 1));
      at++;
      return;
    }
    at = i;
    Word verb = words.get(head);
    Form form = verb.form();
    boolean participle = form == Form.PARTICIPLE || form == Form.PAST_OR_PARTICIPLE;
    boolean passive = participle && be && form != null && !verb.lemma().equals("be");
    Shape shape;
    if (to && !finite) {
      shape = Shape.INFINITIVE;
    } else if (finite || form == Form.PRESENT_S || form == Form.PAST || form == Form.BASE) {
      shape = Shape.FINITE;
    } else if (form == Form.ING || having || be && form != null && !finite) {
      shape = Shape.ING;
    } else if (form == Form.PARTICIPLE) {
      shape = have ? Shape.FINITE : Shape.PARTICIPLE;
    } else {
      shape = looksReduced(start, head) ? Shape.PARTICIPLE : Shape.FINITE;
    }
    chunks.add(
        new Chunk(
            Kind.VERB,
            start,
            at,
            null,
            new VerbGroup(
                start,
                at,
                head,
                verb.lemma(),
                passive || shape == Shape.PARTICIPLE,
                negated,
                modal,
                shape)));
  }

  /** "no longer lets lorries through": as good as "not". */
  private boolean isNoLonger(int i) {
    return i > 0 && words.get(i).lower().equals("longer") && words.get(i - 1).lower().equals("no");
  }

  private boolean moreVerb(int i) {
    int next = i + 1;
    while (next < words.size() && words.get(next).tag().equals("ADV")) {
      next++;
    }
    return next < words.size() && words.get(next).isVerb() && actorAt[next] == null;
  }

  /** True when the verb before can be an auxiliary of the verb after. */
  private boolean isAuxiliary(int before, int after) {
    Word earlier = words.get(before);
    Form form = words.get(after).form();
    if (MODALS.contains(earlier.lower())) {
      return true;
    }
    return switch (earlier.lemma()) {
      case "be" -> form == Form.ING || form == Form.PARTICIPLE || form == Form.PAST_OR_PARTICIPLE;
      case "get" -> form == Form.PARTICIPLE || form == Form.PAST_OR_PARTICIPLE;
      case "have" -> form == Form.PARTICIPLE || form == Form.PAST_OR_PARTICIPLE;
      case "do" -> // "did not come": also a participle
          form == Form.BASE || words.get(after).lower().equals(words.get(after).lemma());
      default -> false;
    };
  }

  /**
   * True for an -ed form with no auxiliary that modifies the noun before: "attacks blamed on X",
   * "held by".
   */
  private boolean looksReduced(int start, int head) {
    if (words.get(head).lemma().equals("stand")) {
      return false; // "said they stood by Niger"
    }
    if (isParenthesis(start, head)) {
      return true;
    }
    if (start == 0 || !isNominal(start - 1)) {
      return start > 0
          && words.get(start - 1).lower().equals(",")
          && head + 1 < words.size()
          && words.get(head + 1).lower().equals("by");
    }
    if (head + 1 < words.size() && words.get(head + 1).lower().equals("by")) {
      return head + 2 >= words.size() || words.get(head + 2).form() != Form.ING;
    }
    if (head + 1 < words.size() && startsPhrase(head + 1)) {
      return false;
    }
    return hasOpenSubject() ? isBeforeItsVerb(head) : !isTheOnlyVerb(head);
  }

  /**
   * "Talks held in Doha between A and B ended in failure": the verb of the sentence comes later,
   * with nothing but prepositions and what they govern between.
   */
  private boolean isBeforeItsVerb(int head) {
    if (Clauses.SPEECH.contains(words.get(head).lemma())
        || head + 1 >= words.size()
        || kindOf(head + 1) != Kind.PREPOSITION
        || words.get(head + 1).lower().equals("to")
        || PARTICLES.contains(words.get(head + 1).lower())
        || words.get(head - 1).tag().equals("PRON")) {
      return false;
    }
    for (int i = head + 1; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.isVerb() && actorAt[i] == null && !isPrenominal(i) && !isPreposition(word.lower())) {
        if (words.get(i - 1).lower().equals("to")) {
          continue; // "to end the row"
        }
        if (word.form() == Form.ING) {
          continue; // "aimed at ending it"
        }
        boolean plain =
            word.form() == Form.PRESENT_S || word.form() == Form.PAST || word.tag().equals("AUX");
        boolean past = word.form() == Form.PAST_OR_PARTICIPLE;
        boolean joined = words.get(i - 1).tag().equals("CCONJ");
        return !joined && (plain || past && DONE_TO.contains(words.get(head).lemma()));
      }
      if (i == head + 1 || words.get(i - 1).isVerb()) {
        continue;
      }
      boolean joins = word.tag().equals("CCONJ");
      if (breaksClause(i)
          || joins && (isTime(i - 1) || !DONE_TO.contains(words.get(head).lemma()))) {
        return false;
      }
    }
    return false;
  }

  /** A mark, a conjunction or a phrase that nothing governs. */
  private boolean breaksClause(int i) {
    Word word = words.get(i);
    String lower = word.lower();
    boolean noun = actorAt[i - 1] != null || isNominal(i - 1);
    boolean opens =
        word.tag().equals("DET") || word.tag().equals("PRON") || word.tag().equals("NUM");
    return word.tag().equals("PUNCT") && !lower.equals("'s") && !lower.equals("-")
        || word.tag().equals("SCONJ")
        || SUBORDINATORS.contains(lower) && kindOf(i) != Kind.PREPOSITION
        || isRelative(lower)
        || lower.equals("that")
        || noun && opens && !isTime(i)
        || isTime(i - 1) && (actorAt[i] != null || isNominal(i) && !isTime(i));
  }

  /**
   * A sentence has a finite verb: "two days of negotiations conducted by a minister ended in
   * failure", "a round in Bridgetown, Barbados, in February failed". The last word that can be one
   * is it, where nothing before it is. Headlines have none.
   */
  private boolean isTheOnlyVerb(int head) {
    if (!words.get(words.size() - 1).lower().equals(".") || !hasSubjectButNoVerb()) {
      return false;
    }
    for (int i = head + 1; i < words.size(); i++) {
      boolean closed = words.get(i).lower().equals(";") || words.get(i).lower().equals(":");
      if (closed) {
        return true;
      }
      if (isFiniteVerb(i) && !words.get(i - 1).lower().equals("to")) {
        return false;
      }
    }
    return true;
  }

  /** True for a bare phrase that begins the sentence, and verbs only beside what governs them. */
  private boolean hasSubjectButNoVerb() {
    boolean bare = false;
    for (int c = chunks.size() - 1; c >= 0; c--) {
      Chunk chunk = chunks.get(c);
      switch (chunk.kind()) {
        case PHRASE -> bare = !chunk.phrase().governed() && !chunk.phrase().time();
        case VERB -> {
          if (chunk.verb().shape == Shape.FINITE) {
            return false;
          }
        }
        case PREPOSITION, COMMA, COORDINATOR -> {}
        default -> {
          return chunk.kind() == Kind.STOP && bare;
        }
      }
    }
    return bare;
  }

  /** "the treaty, concluded in 1993, became void": between commas, before the verb. */
  private boolean isParenthesis(int start, int head) {
    if (start < 2
        || start != head
        || !words.get(start - 1).lower().equals(",")
        || !isNominal(start - 2)
        || head + 1 >= words.size()
        || !words.get(head + 1).tag().equals("ADP")) {
      return false;
    }
    for (int i = head + 2; i + 1 < words.size() && i < head + 14; i++) {
      if (words.get(i).isVerb()) {
        return false;
      }
      if (words.get(i).lower().equals(",")) {
        Word next = words.get(i + 1);
        return next.isVerb() && next.form() != Form.ING && actorAt[i + 1] == null;
      }
    }
    return false;
  }

  /**
   * False where no noun phrase since the last verb or boundary can be the subject of a finite verb:
   * "in a statement issued on Sunday", "seized a ship registered in Panama".
   */
  private boolean hasOpenSubject() {
    boolean bare = false;
    for (int c = chunks.size() - 1; c >= 0; c--) {
      Chunk chunk = chunks.get(c);
      switch (chunk.kind()) {
        case PHRASE -> bare |= !chunk.phrase().governed() && !chunk.phrase().time();
        case PREPOSITION -> {}
        case VERB -> {
          return bare
              ? chunk.verb().shape != Shape.FINITE || Clauses.SPEECH.contains(chunk.verb().lemma)
              : endsRelative(c);
        }
        default -> {
          return bare || chunk.kind() != Kind.STOP && chunk.kind() != Kind.COMMA;
        }
      }
    }
    return bare;
  }

  /** "The talks that Qatar had hosted ...": what the clause is about has no verb of its own yet. */
  private boolean endsRelative(int verb) {
    boolean relative = false;
    boolean about = false;
    for (int c = verb - 1; c >= 0; c--) {
      Chunk chunk = chunks.get(c);
      switch (chunk.kind()) {
        case PHRASE -> about |= relative && !chunk.phrase().governed() && !chunk.phrase().time();
        case RELATIVE, THAT -> relative = true;
        case PREPOSITION, COORDINATOR -> {}
        default -> {
          return about && chunk.kind() != Kind.VERB;
        }
      }
    }
    return about;
  }

  /**
   * True where a country after a noun begins the next phrase: "in retaliation Bolivia cut off ...",
   * not "with its neighbour Bolivia".
   */
  private boolean isAdjunct(int start, int i, ActorSpan actor) {
    Word noun = words.get(i - 1);
    boolean governed =
        !chunks.isEmpty() && chunks.get(chunks.size() - 1).kind() == Kind.PREPOSITION;
    if (governed
        && actor.kind() == ActorSpan.Kind.DEMONYM
        && noun.tag().equals("PROPN")
        && i - 1 == start
        && actorAt[start] == null
        && verbNear(actor.end())) {
      return true; // "in Gaya Nigerien police stopped a bus"
    }
    if (isAside(start, i, actor)) {
      return true;
    }
    return governed
        && actor.kind() == ActorSpan.Kind.COUNTRY
        && noun.tag().equals("NOUN")
        && actorAt[i - 1] == null
        && i - 1 >= start
        && !APPOSED.contains(noun.lower())
        && i + 1 < words.size()
        && !words.get(actor.end() - 1 + (actor.end() < words.size() ? 1 : 0)).lower().equals("'s")
        && verbNear(actor.end());
  }

  /** "..., a charge Chad rejects": a name between what is told of and the verb that tells it. */
  private boolean isAside(int start, int i, ActorSpan actor) {
    boolean afterComma = !chunks.isEmpty() && chunks.get(chunks.size() - 1).kind() == Kind.COMMA;
    String article = words.get(start).lower();
    return afterComma
        && (article.equals("a") || article.equals("an"))
        && actor.kind() != ActorSpan.Kind.DEMONYM
        && words.get(i - 1).tag().equals("NOUN")
        && i - 1 > start
        && !APPOSED.contains(words.get(i - 1).lower())
        && actor.end() < words.size()
        && words.get(actor.end()).isVerb();
  }

  private boolean verbNear(int from) {
    for (int i = from; i < words.size() && i < from + 5; i++) {
      if (words.get(i).isVerb()) {
        return true;
      }
      if (words.get(i).tag().equals("PUNCT")) {
        return false;
      }
    }
    return false;
  }

  /** True for "days of fighting", where the days are no date. */
  private boolean measures(int end) {
    return end + 1 < words.size()
        && words.get(end).lower().equals("of")
        && words.get(end - 1).tag().equals("NOUN")
        && words.get(end + 1).tag().equals("NOUN")
        && !TIMES.contains(words.get(end + 1).lemma());
  }

  /**
   * "since Wednesday trawlers have ...", "within hours guards were ...": the next phrase begins.
   */
  private boolean beginsAfterDate(int start, int head, int i) {
    boolean governed =
        !chunks.isEmpty() && chunks.get(chunks.size() - 1).kind() == Kind.PREPOSITION;
    Word date = words.get(head);
    boolean day = CalendarWords.WEEKDAYS.contains(date.lower());
    boolean span = head == start && TIMES.contains(date.lemma()) && isPlural(head);
    return governed
        && head == i - 1
        && (day || span)
        && words.get(i).tag().equals("NOUN")
        && !TIMES.contains(words.get(i).lemma())
        && (isPlural(i) || i + 1 < words.size() && isPlural(i + 1))
        && clauseFollows(i);
  }

  /** True for a number of people or things: "five of the passengers", "Three were hurt". */
  private boolean counts(int start, int end) {
    boolean governed =
        !chunks.isEmpty() && chunks.get(chunks.size() - 1).kind() == Kind.PREPOSITION;
    Word number = words.get(start);
    return end == start + 1
        && number.tag().equals("NUM")
        && end < words.size()
        && (words.get(end).lower().equals("of")
            || !governed && !Character.isDigit(number.lower().charAt(0)));
  }

  /** "Peru's and Chile's ministers": of both. */
  private boolean isFirstOwner(int i) {
    ActorSpan other = i + 2 < words.size() ? actorAt[i + 2] : null;
    if (i == 0
        || actorAt[i - 1] == null
        || other == null
        || !words.get(i + 1).lower().equals("and")) {
      return false;
    }
    for (int at = other.start(); at <= other.end() && at < words.size(); at++) {
      if (words.get(at).lower().startsWith("'")) {
        return true;
      }
    }
    return false;
  }

  private void phrase() {
    int start = at;
    int head = -1;
    List<ActorSpan> actors = new ArrayList<>(2);
    boolean time = true;
    int i = at + (actorAt[at] == null ? measure(at) : 0);
    while (i < words.size()) {
      ActorSpan actor = actorAt[i];
      if (actor != null) {
        if (i > start && isAdjunct(start, i, actor)) {
          break;
        }
        if (i > start
            && head >= 0
            && (MOMENTS.contains(words.get(head).lower())
                || time
                    && (TIMES.contains(words.get(head).lemma())
                        || head > start && TIMES.contains(words.get(head - 1).lemma())))
            && actor.kind() != ActorSpan.Kind.PAIR) {
          break;
        }
        actors.add(actor);
        head = actor.end() - 1;
        i = actor.end();
        time = false;
        continue;
      }
      Word word = words.get(i);
      String lower = word.lower();
      boolean isTime =
          TIMES.contains(word.lemma())
              || lower.equals("sept")
              || lower.equals("oct")
              || lower.equals("nov");
      if (isTime
          && word.tag().equals("PROPN")
          && head >= 0
          && !TIMES.contains(words.get(head).lemma())
          && !words.get(head).tag().equals("NUM")) {
        break;
      }
      if (word.tag().equals("PRON") && head >= 0 || word.tag().equals("DET") && head >= 0) {
        break;
      }
      if (lower.equals("'s") || lower.equals("'")) {
        if (i + 1 < words.size()
            && head >= 0
            && (startsPhrase(i + 1) || actorAt[i + 1] != null || words.get(i + 1).isVerb())) {
          i++;
          continue;
        }
        if (isFirstOwner(i)) {
          i++;
          break;
        }
        if (lower.equals("'")) {
          i++;
          continue;
        }
        break;
      }
      if (lower.equals("-") || lower.equals("–") || lower.equals("/")) {
        if (i + 1 < words.size()
            && head >= 0
            && (isNominal(i + 1)
                || words.get(i + 1).tag().equals("ADJ")
                || words.get(i + 1).isVerb())) {
          // "Saudi-led", "India-Pakistan"
          i++;
          if (actorAt[i] == null && words.get(i).isVerb()) {
            i++;
          }
          continue;
        }
        break;
      }
      if (word.tag().equals("NUM")
          && !Character.isDigit(lower.charAt(0))
          && head >= 0
          && (CalendarWords.MONTHS.contains(words.get(head).lemma())
              || CalendarWords.WEEKDAYS.contains(words.get(head).lower()))) {
        break; // "in October five days of fighting"
      }
      if (time && head >= 0 && beginsAfterDate(start, head, i)) {
        break;
      }
      boolean inside =
          i == start
              || switch (word.tag()) {
                case "NOUN", "PROPN", "NUM", "SYM", "ADJ", "DET", "X", "PRON" ->
                    !isPreposition(lower) && !SUBORDINATORS.contains(lower);
                case "ADV" -> i + 1 < words.size() && words.get(i + 1).tag().equals("ADJ");
                case "VERB" -> isPrenominal(i);
                default -> false;
              };
      if (!inside) {
        break;
      }
      if (isNominal(i) || head < 0) {
        head = i;
      }
      if (isNominal(i) && !isTime && !word.tag().equals("NUM")) {
        time = false;
      }
      i++;
    }
    if (i == start) {
      i++;
    }
    boolean pointing = i == start + 1 && POINTING.contains(words.get(start).lower());
    if (time && actors.isEmpty() && (pointing || measures(i) || counts(start, i))) {
      time = false;
    }
    at = i;
    String preposition = "";
    if (!chunks.isEmpty()) {
      Chunk last = chunks.get(chunks.size() - 1);
      if (last.kind() == Kind.PREPOSITION) {
        preposition = words.get(last.start()).lower();
        if (preposition.equals("to")
            && chunks.size() > 1
            && words.get(last.start() - 1).lower().equals("according")) {
          preposition = "according";
        }
      }
    }
    NounPhrase phrase =
        new NounPhrase(
            start,
            i,
            head < 0 ? i - 1 : head,
            preposition,
            List.copyOf(actors),
            time && actors.isEmpty());
    chunks.add(new Chunk(Kind.PHRASE, start, i, phrase, null));
  }
}
