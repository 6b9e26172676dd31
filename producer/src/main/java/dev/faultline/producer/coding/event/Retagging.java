package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.text.Lemmatizer;
import dev.faultline.producer.coding.text.Token;
import dev.faultline.producer.coding.text.VerbForm;
import java.util.List;
import java.util.Set;

/** Mends part-of-speech tags where the tagger took a verb that rules know for something else. */
final class Retagging {
  private static final Set<String> HOURS = Set.of("dawn", "dusk", "noon", "midday", "nightfall");

  private static final Set<String> BEFORE_SUBJECT =
      Set.of(
          ",",
          ";",
          "and",
          "but",
          "that",
          "hour",
          "hours",
          "minutes",
          "days",
          "day",
          "week",
          "weeks",
          "night",
          "evening",
          "morning",
          "afternoon",
          "then",
          "later",
          "which");

  private static final Set<String> UP_TO =
      Set.of("before", "after", "until", "till", "since", "by", "at", "around", "towards");

  /** Before a noun, whatever the tagger takes them for: "ended on Monday in failure". */
  private static final Set<String> GOVERNING = Set.of("in", "with", "without", "of", "amid");

  private static final Set<String> ADJECTIVES = Set.of("armoured", "armored", "commercial");

  private static final Set<String> UNITS =
      Set.of("brigade", "brigades", "battalions", "regiments", "divisions");

  /** Those who do something together, though the word is no plural in -s. */
  private static final Set<String> MANY = Set.of("police", "troops", "people", "militia", "forces");

  private static final Set<String> OPENS_WHAT_IS_DONE = Set.of("DET", "NUM", "PRON");

  private static final Set<String> BEFORE_CUT = Set.of("AUX", "PROPN", "NOUN", "PRON");

  private static final Set<String> DAYTIMES =
      Set.of("night", "day", "evening", "morning", "afternoon", "week", "month", "year", "weekend");

  private static final Set<String> BEING = Set.of("was", "were", "is", "are");

  private static final Set<String> SEEING = Set.of("see", "watch", "hear");

  private static final Set<String> ENDING =
      Set.of("end", "fail", "collapse", "founder", "break", "stall", "fall");

  private static final Set<String> SHUTTING = Set.of("close", "shut", "seal", "open", "reopen");

  private static final Set<String> OPENS_JOINED = Set.of("NOUN", "ADJ", "PROPN");

  private static final Set<String> ADVERBS =
      Set.of("nonetheless", "nevertheless", "likewise", "meanwhile", "thereupon", "thereafter");

  private static final Set<String> NUMBERS =
      Set.of(
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "hundred",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen");

  private static final Set<String> MARKS = Set.of(".", ";", ":", "!", "?");

  private static final Set<String> OPENERS =
      Set.of("where", "when", "after", "before", "as", "while");

  private static final Set<String> BOTH = Set.of("both", "all", "each", "every");

  private static final Set<String> OPENS_GOVERNED = Set.of("ADP", "NUM", "VERB");

  private static final int NAMING_REACH = 6; // words

  private static final Set<String> TALKERS = Set.of("PRON", "NOUN", "PROPN", "ADV", "PUNCT");

  private static final Set<String> MORE = Set.of("further", "more", "any", "such");

  private static final Set<String> HAVING = Set.of("has", "have", "had", "having");

  private static final Set<String> FREED = Set.of("free", "ablaze", "alight");

  /** Tags of words of which a language has few, and none but those listed. */
  private static final Set<String> CLOSED =
      Set.of("ADP", "AUX", "DET", "PRON", "CCONJ", "SCONJ", "PART");

  private static final Set<String> NAMED_AFTER = Set.of("ADJ", "NOUN", "NUM", "PRON");

  private static final Set<String> OPENS_OBJECT = Set.of("DET", "PRON", "PROPN", "NUM");

  private static final Set<String> MODALS =
      Set.of("would", "will", "could", "should", "might", "must", "cannot");

  /** Verbs after which an infinitive says what is meant to be done. */
  private static final Set<String> PURPOSES =
      Set.of("offer", "agree", "promise", "try", "seek", "refuse", "vow", "pledge", "volunteer");

  private final Lemmatizer lemmatizer;
  private final TagWords words;
  private final List<Token> tokens;
  private final String[] tags;

  Retagging(Lemmatizer lemmatizer, TagWords words, List<Token> tokens, String[] tags) {
    this.lemmatizer = lemmatizer;
    this.words = words;
    this.tokens = tokens;
    this.tags = tags;
  }

  void correct(List<ActorSpan> actors) {
    boolean[] inActor = new boolean[tags.length + 1];
    for (ActorSpan actor : actors) {
      for (int i = actor.start(); i < actor.end(); i++) {
        inActor[i] = true;
      }
    }
    for (int i = 0; i < tags.length; i++) {
      if (CLOSED.contains(tags[i])
          && !inActor[i]
          && Character.isLetter(tokens.get(i).text().charAt(0))
          && !words.functionWords().contains(tokens.get(i).lower())) {
        tags[i] = openClass(i, inActor);
      }
      if (ADJECTIVES.contains(tokens.get(i).lower())) {
        tags[i] = "ADJ";
      } else if (isVerb(i) && UNITS.contains(tokens.get(i).lower())) {
        tags[i] = "NOUN";
      } else if (isPresentPlural(i, inActor)) {
        tags[i] = "VERB";
      } else if (!inActor[i] && !isVerb(i)) {
        nameClass(i);
      }
    }
    for (int i = 0; i < tags.length; i++) {
      if (inActor[i] && isVerb(i)) {
        tags[i] = "NOUN"; // "Ivorian gendarmes"
      } else if (i > 0 && i + 1 < tags.length && inActor[i - 1] && isOwners(i)) {
        tags[i] = "PUNCT"; // "Peru's and Chile's ministers"
      }
    }
    actOfState(actors);
    verbless(inActor);
    misread(inActor);
    if (tags.length > 1
        && tags[0].equals("VERB")
        && (isNounAtStart() || tokens.get(0).lower().equals("fighting"))) {
      tags[0] = "NOUN"; // "Fighting erupted"
    }
    for (int i = 1; i < tags.length; i++) {
      if (!inActor[i] && !isVerb(i) && isMistaken(i, inActor)) {
        tags[i] = "VERB";
      } else if (!inActor[i]
          && tags[i].equals("VERB")
          && (isHour(i)
              || areTalks(i)
              || isPlural(i)
              || isOwned(i)
              || isObject(i)
              || isSubject(i)
              || isPlace(i))) {
        tags[i] = "NOUN";
      }
    }
  }

  /** "traded artillery fire", "told its mills not to buy", "withdrew its envoy": no preposition. */
  private String openClass(int i, boolean[] inActor) {
    String lower = tokens.get(i).lower();
    if (!tokens.get(i).text().equals(lower) && i > 0) {
      return "PROPN";
    }
    VerbForm form = lemmatizer.verb(lower);
    boolean known = words.verbs().contains(form.lemma());
    boolean named = i > 0 && !inActor[i - 1] && NAMED_AFTER.contains(tags[i - 1]);
    boolean verb =
        switch (form.form()) {
          case ING, PARTICIPLE -> known;
          case PAST, PAST_OR_PARTICIPLE -> known || !lower.endsWith("ed");
          case PRESENT_S -> known && !named && !words.alsoPlurals().contains(lower);
          case BASE -> known && i > 0 && tokens.get(i - 1).lower().equals("to");
        };
    return verb ? "VERB" : "NOUN";
  }

  /** Sets right what a small tagger takes for an adverb or a preposition: "forty", "ambassador". */
  private void nameClass(int i) {
    String lower = tokens.get(i).lower();
    if (i > 1
        && lower.endsWith("ed")
        && tokens.get(i - 1).lower().equals("more")
        && tokens.get(i - 2).lower().equals("once")
        && words.verbs().contains(lemmatizer.verb(lower).lemma())) {
      tags[i] = "VERB"; // "Peru once more blocked lorries"
      tags[i - 1] = "ADV";
    } else if (lower.equals("well") && i > 0 && tags[i - 1].equals("DET")) {
      tags[i] = "NOUN"; // "at a well"
    } else if (isThatNight(i, lower)) {
      tags[i] = "DET";
      tags[i + 1] = "NOUN";
    } else if (lower.equals("there") && i + 1 < tags.length && isBeing(i + 1)) {
      tags[i] = "PRON"; // "and there was no text"
    } else if (isSeen(i, lower)) {
      tags[i] = "VERB";
    } else if (ADVERBS.contains(lower)) {
      tags[i] = "ADV";
    } else if (lower.equals("been") && i > 0 && HAVING.contains(tokens.get(i - 1).lower())) {
      tags[i] = "AUX"; // "there had been no progress"
    } else if (isToHalt(i, lower)) {
      tags[i] = "VERB";
    } else if (isThatAct(i, lower)) {
      tags[i] = "DET";
      tags[i + 1] = "NOUN";
    } else if (isAll(i, lower)) {
      tags[i] = isVerb(i + 1) ? "PRON" : "DET";
    } else if (lower.equals("withheld")
        || i > 0
            && (tags[i].equals("ADJ") && isPerfect(i, lower)
                || lower.equals("shut") && HAVING.contains(tokens.get(i - 1).lower()))) {
      tags[i] = "VERB";
    } else if (isOfWhose(i, lower)
        || isSecondVerb(i, lower)
        || isJoinedVerb(i, lower)
        || isOfWhich(i, lower)) {
      tags[i] = "VERB";
    } else if (isNamedAs(i, lower)) {
      tags[i] = "ADJ";
    } else if (isWarning(i, lower) || isResultative(i, lower)) {
      tags[i] = "VERB";
    } else if (isCompound(i, lower)) {
      tags[i] = "ADJ";
    } else if (NUMBERS.contains(lower) || tags[i].equals("ADP") && isDigits(lower)) {
      tags[i] = "NUM";
    } else if (words.alwaysNouns().contains(lower)) {
      boolean modifies = tags[i].equals("ADJ") && i + 1 < tags.length && tags[i + 1].equals("NOUN");
      tags[i] = modifies || tags[i].equals("PROPN") ? tags[i] : "NOUN";
    }
  }

  /** "rose that night without a text": no clause begins there. */
  private boolean isThatNight(int i, String lower) {
    return lower.equals("that")
        && i > 0
        && i + 2 < tags.length
        && DAYTIMES.contains(tokens.get(i + 1).lower())
        && !isVerb(i + 2)
        && !tags[i + 2].equals("AUX");
  }

  private boolean isBeing(int i) {
    return BEING.contains(tokens.get(i).lower())
        && (i < 2
            || !isVerb(i - 2)
            || lemmatizer.verb(tokens.get(i - 2).lower()).lemma().equals("say"));
  }

  /** "only to see the round end in failure". */
  private boolean isSeen(int i, String lower) {
    return i > 2
        && i + 1 < tags.length
        && tags[i].equals("NOUN")
        && tags[i - 1].equals("NOUN")
        && tags[i - 2].equals("DET")
        && SEEING.contains(lemmatizer.verb(tokens.get(i - 3).lower()).lemma())
        && ENDING.contains(lower);
  }

  private static boolean isDigits(String word) {
    return Character.isDigit(word.charAt(0)) && Character.isDigit(word.charAt(word.length() - 1));
  }

  /** "Mexico halted exports": the name of a state modifies nothing that it did. */
  private void actOfState(List<ActorSpan> actors) {
    for (ActorSpan actor : actors) {
      int next = actor.end();
      if (actor.kind() == ActorSpan.Kind.COUNTRY
          && next + 1 < tags.length
          && tags[next].equals("ADJ")
          && tags[next + 1].equals("NOUN")
          && isOpening(actor.start())
          && isPastOf(next)) {
        tags[next] = "VERB";
      }
    }
  }

  /** True at the start of a sentence or of a clause: where a subject stands. */
  private boolean isOpening(int i) {
    return i == 0
        || tokens.get(i - 1).lower().equals("the") && i == 1
        || BEFORE_SUBJECT.contains(tokens.get(i - 1).lower())
        || OPENERS.contains(tokens.get(i - 1).lower());
  }

  /** "ground to a halt". */
  private boolean isToHalt(int i, String lower) {
    return lower.equals("ground")
        && i + 3 < tags.length
        && tokens.get(i + 1).lower().equals("to")
        && tokens.get(i + 2).lower().equals("a");
  }

  /** "both went home", "neither delegation spoke": what the verb is said of begins there. */
  private boolean isAll(int i, String lower) {
    if (i + 1 >= tags.length) {
      return false;
    }
    return lower.equals("both")
            && isVerb(i + 1)
            && !tokens.get(i + 1).lower().endsWith("ing")
            && (i == 0 || BEFORE_SUBJECT.contains(tokens.get(i - 1).lower()))
        || lower.equals("neither") && i == 0 && tags[i + 1].equals("NOUN");
  }

  /** "when talks on fishing failed": nobody before them who talks. */
  private boolean areTalks(int i) {
    return tokens.get(i).lower().equals("talks")
        && (!TALKERS.contains(tags[i - 1]) || MORE.contains(tokens.get(i - 1).lower()));
  }

  /** "before dawn on Thursday". */
  private boolean isHour(int i) {
    return HOURS.contains(tokens.get(i).lower()) && UP_TO.contains(tokens.get(i - 1).lower());
  }

  /** "whose observers patrol the border". */
  private boolean isOfWhose(int i, String lower) {
    return i > 1
        && i + 1 < tags.length
        && tags[i].equals("NOUN")
        && tokens.get(i - 2).lower().equals("whose")
        && tags[i - 1].equals("NOUN")
        && tokens.get(i - 1).lower().endsWith("s")
        && !lower.endsWith("s")
        && tags[i + 1].equals("DET");
  }

  /** "Latvia, which borders Russia, ...": no plural. */
  private boolean isOfWhich(int i, String lower) {
    return i > 1
        && i + 1 < tags.length
        && tokens.get(i - 1).lower().equals("which")
        && tokens.get(i - 2).text().equals(",")
        && lower.endsWith("s")
        && (OPENS_OBJECT.contains(tags[i + 1]) || BOTH.contains(tokens.get(i + 1).lower()))
        && lemmatizer.verb(lower).form() == VerbForm.Form.PRESENT_S
        && !words.verbs().contains(lemmatizer.verb(lower).lemma());
  }

  /** "rejected that demand and pointed out ...", "dismissed that version": what was rejected. */
  private boolean isThatAct(int i, String lower) {
    return lower.equals("that")
        && i > 0
        && i + 2 < tags.length
        && words.turnedDown().contains(lemmatizer.verb(tokens.get(i - 1).lower()).lemma())
        && (words.acts().contains(tokens.get(i + 1).lower()) || tags[i + 1].equals("NOUN"))
        && !isVerb(i + 2)
        && !tags[i + 2].equals("AUX");
  }

  /** "Sudan, caught between the two, sided with Egypt": told of the subject before the comma. */
  private boolean isSecondVerb(int i, String lower) {
    return i > 1
        && i + 1 < tags.length
        && (tags[i].equals("NOUN") || tags[i].equals("ADJ"))
        && lower.endsWith("ed")
        && tokens.get(i - 1).text().equals(",")
        && (tags[i + 1].equals("ADP") || tags[i + 1].equals("DET"))
        && words.verbs().contains(lemmatizer.verb(lower).lemma());
  }

  /**
   * "Border guards seize six farmers", "Troops of A and B fire at each other": told as it happens.
   */
  private boolean isPresentPlural(int i, boolean[] inActor) {
    String lower = tokens.get(i).lower();
    if (i == 0
        || i + 2 >= tags.length
        || inActor[i]
        || isVerb(i)
        || !tokens.get(i).text().equals(lower)
        || !words.verbs().contains(lower)
        || !lemmatizer.verb(lower).lemma().equals(lower)) {
      return false;
    }
    String before = tokens.get(i - 1).lower();
    boolean common = tokens.get(i - 1).text().equals(before);
    boolean many =
        MANY.contains(before)
            || common && before.endsWith("s") && (inActor[i - 1] || tags[i - 1].equals("NOUN"));
    boolean object = OPENS_WHAT_IS_DONE.contains(tags[i + 1]);
    boolean atEachOther =
        (tokens.get(i + 1).lower().equals("at") || tokens.get(i + 1).lower().equals("on"))
            && (tokens.get(i + 2).lower().equals("each")
                || tokens.get(i + 2).lower().equals("one"));
    if (!(many && object || (many || inActor[i - 1]) && atEachOther)) {
      return false;
    }
    for (int earlier = 0; earlier < i; earlier++) {
      if (isVerb(earlier)) {
        return false;
      }
    }
    return true;
  }

  /** "closed its airspace and halted trade": no halted trade, where an act stands before. */
  private boolean isJoinedVerb(int i, String lower) {
    if (i < 3
        || i + 1 >= tags.length
        || !tags[i].equals("ADJ")
        || !lower.endsWith("ed")
        || !tokens.get(i - 1).lower().equals("and")
        || tags[i - 2].equals("ADJ")
        || !OPENS_JOINED.contains(tags[i + 1])
        || !words.verbs().contains(lemmatizer.verb(lower).lemma())) {
      return false;
    }
    for (int before = i - 2; before > 0; before--) {
      if (isVerb(before)) {
        return isPastOf(before);
      }
    }
    return false;
  }

  /** "..., warning in a letter that": no noun. */
  private boolean isWarning(int i, String lower) {
    return lower.equals("warning")
        && i > 0
        && i + 1 < tags.length
        && tokens.get(i - 1).text().equals(",")
        && !tags[i + 1].equals("NOUN")
        && !tags[i + 1].equals("CCONJ")
        && !tags[i + 1].equals("PUNCT");
  }

  /** "described the verdict as politically motivated", "dismissed it as fabricated". */
  private boolean isNamedAs(int i, String lower) {
    if (!lower.endsWith("ed") || i < 3) {
      return false;
    }
    int as = tags[i - 1].equals("ADV") ? i - 2 : i - 1;
    if (!tokens.get(as).lower().equals("as")) {
      return false;
    }
    for (int at = as - 1; at >= Math.max(0, as - NAMING_REACH); at--) {
      if (words.naming().contains(lemmatizer.verb(tokens.get(at).lower()).lemma())) {
        return true;
      }
    }
    return false;
  }

  /** "were set free", "Laos set free two", "was cut short". */
  private boolean isResultative(int i, String lower) {
    if (i == 0 || i + 1 >= tags.length) {
      return false;
    }
    String next = tokens.get(i + 1).lower();
    return lower.equals("set") && FREED.contains(next)
        || lower.equals("cut") && next.equals("short") && BEFORE_CUT.contains(tags[i - 1]);
  }

  /** "its military-led government". */
  private boolean isCompound(int i, String lower) {
    return i + 1 < tags.length
        && lower.indexOf('-') > 0
        && (tags[i].equals("ADV") || tags[i].equals("X"))
        && tags[i + 1].equals("NOUN");
  }

  /** "has halted imports". */
  private boolean isPerfect(int i, String lower) {
    String before = tokens.get(i - 1).lower();
    return lower.endsWith("ed")
        && (before.equals("has") || before.equals("have") || before.equals("had"))
        && words.verbs().contains(lemmatizer.verb(lower).lemma());
  }

  /**
   * "Dam talks end in failure": a headline, or a part of a sentence between strong marks, whose
   * only verb looks like a noun.
   */
  private void verbless(boolean[] inActor) {
    int from = 0;
    for (int i = 0; i <= tags.length; i++) {
      if (i == tags.length || MARKS.contains(tokens.get(i).text())) {
        if (i - from > 3) {
          giveVerb(from, i, inActor);
        }
        from = i + 1;
      }
    }
  }

  private void giveVerb(int from, int to, boolean[] inActor) {
    int until = to;
    for (int i = from; i < to; i++) {
      if (isVerb(i)) {
        if (!isAfterOpener(from, i)) {
          return;
        }
        until = Math.min(until, i);
      }
    }
    for (int i = from + 1; i < until; i++) {
      if (!inActor[i] && isLikelyVerb(i, inActor)) {
        tags[i] = "VERB";
        return;
      }
    }
  }

  /** "... end where they began": the first verb is that of a clause beside the main one. */
  private boolean isAfterOpener(int from, int verb) {
    for (int i = from + 1; i < verb; i++) {
      if (OPENERS.contains(tokens.get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  private boolean isLikelyVerb(int i, boolean[] inActor) {
    String lower = tokens.get(i).lower();
    VerbForm form = lemmatizer.verb(lower);
    boolean plural = tokens.get(i - 1).lower().endsWith("s") && tags[i - 1].equals("NOUN");
    boolean agrees =
        form.form() == VerbForm.Form.BASE && plural
            || form.form() == VerbForm.Form.PRESENT_S && !plural;
    return agrees
        && words.verbs().contains(form.lemma())
        && lower.equals(tokens.get(i).text())
        && (tags[i - 1].equals("NOUN") || tags[i - 1].equals("PROPN") || inActor[i - 1])
        && (tags[i].equals("NOUN") || tags[i].equals("ADJ"));
  }

  /** Sets right what stands where no verb can: "Somali guns had fired", "with regret". */
  private void misread(boolean[] inActor) {
    for (int i = 1; i < tags.length; i++) {
      if (inActor[i] || !tags[i].equals("VERB")) {
        continue;
      }
      VerbForm form = lemmatizer.verb(tokens.get(i).lower());
      boolean plural = form.form() == VerbForm.Form.PRESENT_S;
      boolean base = form.form() == VerbForm.Form.BASE;
      boolean governed =
          tags[i - 1].equals("ADP") && !tokens.get(i - 1).lower().equals("to")
              || GOVERNING.contains(tokens.get(i - 1).lower())
                  && !words.verbs().contains(form.lemma());
      boolean verbNext = i + 1 < tags.length && isFinite(i + 1);
      if (isNameAfterTo(i, form)) {
        tags[i] = "PROPN"; // "flew 40 tonnes to Renk"
      } else if (plural && (inActor[i - 1] && (verbNext || isOfPeople(i, inActor)) || isListed(i))
          || base && governed
          || base && isStop(i, form)
          || isClosedTo(i)
          || isNoPast(i)) {
        tags[i] = "NOUN";
      } else if (base && tags[i - 1].equals("ADJ") && isAnd(i - 2) && isPastOf(i - 1)) {
        tags[i - 1] = "VERB"; // "and expressed regret"
        tags[i] = "NOUN";
      }
    }
  }

  /** "fees for Jordanian trucks", "blocked 300 Jordanian trucks": what belongs to a nation. */
  private boolean isOfPeople(int i, boolean[] inActor) {
    int first = i - 1;
    while (first > 0 && inActor[first - 1]) {
      first--;
    }
    return first > 0
        && (tags[first - 1].equals("NUM")
            || tags[i - 1].equals("ADJ") && OPENS_GOVERNED.contains(tags[first - 1]));
  }

  /** "fired missiles and drones at the base": a plural beside a plural. */
  private boolean isListed(int i) {
    return i > 1
        && isAnd(i - 1)
        && tags[i - 2].equals("NOUN")
        && tokens.get(i - 2).lower().endsWith("s")
        && words.alsoPlurals().contains(tokens.get(i).lower())
        && (i + 1 == tags.length || !OPENS_OBJECT.contains(tags[i + 1]));
  }

  private boolean isNameAfterTo(int i, VerbForm form) {
    return tokens.get(i - 1).lower().equals("to")
        && Character.isUpperCase(tokens.get(i).text().charAt(0))
        && Character.isLowerCase(tokens.get(i - 1).text().charAt(0))
        && !words.verbs().contains(form.lemma());
  }

  /** "lifted the transit stop on goods". */
  private boolean isStop(int i, VerbForm form) {
    return i > 1
        && i + 1 < tags.length
        && words.stopping().contains(form.lemma())
        && tags[i - 1].equals("NOUN")
        && !tokens.get(i - 1).lower().endsWith("s")
        && tags[i - 2].equals("DET")
        && (tags[i + 1].equals("ADP") || tokens.get(i + 1).lower().equals("on"));
  }

  /** "closed it to trade with Peru": what passes no more, and no purpose. */
  private boolean isClosedTo(int i) {
    if (!tokens.get(i).lower().equals("trade") || !tokens.get(i - 1).lower().equals("to")) {
      return false;
    }
    for (int at = i - 2; at >= Math.max(0, i - NAMING_REACH); at--) {
      if (SHUTTING.contains(lemmatizer.verb(tokens.get(at).lower()).lemma())) {
        return true;
      }
    }
    return false;
  }

  /** "rice and seed": no past form of "se". */
  private boolean isNoPast(int i) {
    String lower = tokens.get(i).lower();
    return lower.endsWith("ed") && lemmatizer.verb(lower).lemma().length() < 3;
  }

  private boolean isFinite(int i) {
    VerbForm.Form form = lemmatizer.verb(tokens.get(i).lower()).form();
    return tags[i].equals("AUX")
        || isVerb(i) && (form == VerbForm.Form.PAST || form == VerbForm.Form.PAST_OR_PARTICIPLE);
  }

  private boolean isAnd(int i) {
    return i >= 0 && tokens.get(i).lower().equals("and");
  }

  private boolean isPastOf(int i) {
    String lower = tokens.get(i).lower();
    return lower.endsWith("ed") && words.verbs().contains(lemmatizer.verb(lower).lemma());
  }

  private boolean isVerb(int i) {
    return tags[i].equals("VERB") || tags[i].equals("AUX");
  }

  private boolean isMistaken(int i, boolean[] inActor) {
    String lower = tokens.get(i).lower();
    if (!lower.equals(tokens.get(i).text()) || lower.equals("'s")) {
      return false;
    }
    VerbForm form = lemmatizer.verb(lower);
    if (!words.verbs().contains(form.lemma())) {
      return false;
    }
    boolean objectFollows =
        i + 1 < tags.length
            && (inActor[i + 1]
                || OPENS_OBJECT.contains(tags[i + 1])
                || BOTH.contains(tokens.get(i + 1).lower()));
    return switch (form.form()) {
      case PAST_OR_PARTICIPLE, PAST ->
          isPast(i, lower, objectFollows) || isActed(i, lower, inActor[i + 1]);
      case ING ->
          tags[i - 1].equals("ADP")
              && (objectFollows || isMeans(i))
              && (!words.gerundNouns().contains(lower)
                  || objectFollows && tokens.get(i - 1).lower().equals("by"))
              && !tokens.get(i - 1).lower().equals("in");
      case BASE ->
          lower.equals("back") && inActor[i - 1] && inActor[i + 1] // "Oman and Qatar back Iraq"
              || tokens.get(i - 1).lower().equals("to")
                  && (objectFollows
                      || !tags[i].equals("NOUN")
                      || lower.endsWith("ate")
                      || (words.stopping().contains(lower) || isPurpose(i - 2)) && isNoun(i + 1))
              || MODALS.contains(tokens.get(i - 1).lower())
                  && !tags[i].equals("ADV")
                  && (!tags[i].equals("NOUN") || objectFollows || lower.endsWith("ate"));
      case PRESENT_S ->
          inActor[i - 1]
              && !tags[i].equals("PROPN")
              && !isOfPeople(i, inActor)
              && (objectFollows || isRemark(i, inActor) || !words.alsoPlurals().contains(lower));
      default -> false;
    };
  }

  /** "offered to arrange talks". */
  private boolean isPurpose(int i) {
    return i >= 0 && PURPOSES.contains(lemmatizer.verb(tokens.get(i).lower()).lemma());
  }

  private boolean isNoun(int i) {
    return i < tags.length && tags[i].equals("NOUN");
  }

  /** "retaliated by stopping purchases", "by turning back lorries". */
  private boolean isMeans(int i) {
    int next = i + 1 < tags.length && tags[i + 1].equals("ADV") ? i + 2 : i + 1;
    return i > 1
        && tokens.get(i - 1).lower().equals("by")
        && (tags[i - 2].equals("VERB") || tags[i - 2].equals("ADV"))
        && next < tags.length
        && (tags[next].equals("NOUN") || tags[next].equals("ADJ"));
  }

  private boolean isNounAtStart() {
    String next = tokens.get(1).lower();
    return words.gerundNouns().contains(tokens.get(0).lower())
        && (next.equals("in") || next.equals("between") || tags[1].equals("VERB"));
  }

  private boolean isOwners(int i) {
    return tokens.get(i).lower().equals("'s")
        && isVerb(i)
        && (tokens.get(i + 1).lower().equals("and") || tags[i + 1].equals("NOUN"));
  }

  /** "Russia's ban on wine". */
  private boolean isOwned(int i) {
    String before = tokens.get(i - 1).lower();
    return (before.equals("'s") || before.equals("its") || before.equals("their"))
        && lemmatizer.verb(tokens.get(i).lower()).form() == VerbForm.Form.BASE;
  }

  /** "giving refuge", "a much-awaited summit": no verb that rules know, where a noun fits. */
  private boolean isObject(int i) {
    VerbForm form = lemmatizer.verb(tokens.get(i).lower());
    String before = tags[i - 1];
    boolean hyphened = before.equals("PUNCT") && tokens.get(i - 1).text().length() > 1;
    return form.form() == VerbForm.Form.BASE
        && (before.equals("VERB") || before.equals("DET") || hyphened)
        && !words.verbs().contains(form.lemma());
  }

  /** "the Chaman crossing to lorries". */
  private boolean isPlace(int i) {
    String next = i + 1 < tags.length ? tags[i + 1] : "";
    return words.gerundNouns().contains(tokens.get(i).lower())
        && (tags[i - 1].equals("PROPN") || tags[i - 1].equals("NOUN"))
        && (!next.equals("DET") || tags[i - 1].equals("PROPN") && isThe(i - 2))
        && !next.equals("PROPN")
        && !next.equals("ADJ");
  }

  /** "reopened the Kessab crossing the next day". */
  private boolean isThe(int i) {
    return i >= 0 && tokens.get(i).lower().equals("the");
  }

  /** "when fighting broke out". */
  private boolean isSubject(int i) {
    if (i + 1 >= tags.length || !tags[i + 1].equals("VERB")) {
      return false;
    }
    VerbForm.Form next = lemmatizer.verb(tokens.get(i + 1).lower()).form();
    String before = tags[i - 1];
    return lemmatizer.verb(tokens.get(i).lower()).form() == VerbForm.Form.ING
        && (next == VerbForm.Form.PAST
            || next == VerbForm.Form.PRESENT_S
            || next == VerbForm.Form.PAST_OR_PARTICIPLE
                && words.gerundNouns().contains(tokens.get(i).lower()))
        && !before.equals("AUX")
        && !before.equals("VERB")
        && !before.equals("ADP");
  }

  /** "exports of coal". */
  private boolean isPlural(int i) {
    String before = tokens.get(i - 1).lower();
    if (before.equals("to") || tags[i - 1].equals("DET")) {
      return lemmatizer.verb(tokens.get(i).lower()).form() == VerbForm.Form.PRESENT_S
          && !before.equals("that");
    }
    return i + 1 < tags.length
        && tokens.get(i + 1).lower().equals("of")
        && lemmatizer.verb(tokens.get(i).lower()).form() == VerbForm.Form.PRESENT_S
        && (!tags[i - 1].equals("PRON") || tokens.get(i - 1).lower().equals("that"));
  }

  /** "a charge that Kabul rejects". */
  private boolean isRemark(int i, boolean[] inActor) {
    int first = i - 1;
    while (first > 0 && inActor[first]) {
      first--;
    }
    return tokens.get(first).lower().equals("that");
  }

  /** "Vanuatu, a neighbour, nonetheless condemned Indonesia". */
  private boolean isActed(int i, String lower, boolean actorFollows) {
    boolean modified = tags[i - 1].equals("ADJ") || tags[i - 1].equals("ADV");
    return lower.endsWith("ed")
        && actorFollows
        && modified
        && (i < 2 || !tags[i - 2].equals("DET") && !tags[i - 2].equals("ADP"));
  }

  /** "guards shot dead two men", "troops shot at them". */
  private boolean isShot(int i) {
    String next = i + 1 < tokens.size() ? tokens.get(i + 1).lower() : "";
    return next.equals("dead") || next.equals("down") || next.equals("at") || next.equals("into");
  }

  private boolean isPast(int i, String lower, boolean objectFollows) {
    String before = tags[i - 1];
    boolean nounBefore = before.equals("NOUN") || before.equals("PROPN");
    if (lower.endsWith("ed")) {
      String after = i + 1 < tags.length ? tags[i + 1] : "PUNCT";
      boolean resumed =
          tokens.get(i - 1).text().equals(",") && objectFollows
              || isAnd(i - 1)
                  && i + 1 < tags.length
                  && tokens.get(i + 1).lower().equals("to"); // "and offered to mediate"
      return (nounBefore || before.equals("AUX") || resumed) && !after.equals("NOUN");
    }
    return (nounBefore || before.equals("ADJ") || before.equals("PRON"))
        && (objectFollows
            || lower.equals("shot") && isShot(i)
            || !words.alsoNouns().contains(lower));
  }
}
