package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.actor.MentionKind;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.text.Lemmatizer;
import dev.faultline.producer.coding.text.Tagger;
import dev.faultline.producer.coding.text.Token;
import dev.faultline.producer.coding.text.Tokenizer;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.schemas.ActorRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tokens, tags, base forms, actors and clauses of a sentence. Safe to share between threads. */
public final class SentenceReader {
  private static final int LONGEST_ASIDE = 9; // tokens

  private static final Set<String> OCCASIONS = Set.of("margin", "margins", "sideline", "sidelines");

  private final Tagger tagger;
  private final Lemmatizer lemmatizer;
  private final TagWords tagWords;
  private final Set<String> sidelined;
  private final Mediators goBetweens;
  private final Anaphora anaphora;
  private final Companions companions;
  private final UnnamedTalks unnamedTalks;

  public SentenceReader(Tagger tagger, Lemmatizer lemmatizer, IndicatorRules rules) {
    this.tagger = tagger;
    this.lemmatizer = lemmatizer;
    this.tagWords = TagWords.of(rules);
    this.sidelined = rules.list("sidelined");
    this.goBetweens = new Mediators(rules);
    this.anaphora = new Anaphora(rules);
    this.companions = new Companions(rules);
    this.unnamedTalks = new UnnamedTalks(rules);
  }

  /**
   * Reads a sentence.
   *
   * @param text the sentence
   * @param mentions actors named in it, offsets in the sentence
   * @param referents whom words such as "both sides" stand for
   */
  ParsedSentence read(String text, List<ActorMention> mentions, Referents referents) {
    List<Token> tokens = withoutAsides(Tokenizer.tokenize(text));
    String[] tags = tagger.tag(tokens);
    List<ActorSpan> spans = new ArrayList<>();
    List<ActorSpan> places = new ArrayList<>();
    spans(mentions, tokens, spans, places);
    new Retagging(lemmatizer, tagWords, tokens, tags).correct(spans);
    List<Word> words = new ArrayList<>(tokens.size());
    for (int i = 0; i < tags.length; i++) {
      words.add(word(tokens, tags, i));
    }
    unnamedTalks.name(words, referents.afterTalks());
    List<ActorSpan> mediators = goBetweens.take(spans, words);
    spans = anaphora.add(spans, words, referents);
    if (!referents.bothSides().isEmpty()) {
      spans = companions.add(spans, words, referents);
    }
    return ParsedSentence.parse(words, spans, mediators, places);
  }

  /** Leaves out short remarks in brackets, such as "(EU)": they part subjects from their verbs. */
  private static List<Token> withoutAsides(List<Token> tokens) {
    List<Token> kept = null;
    int i = 0;
    while (i < tokens.size()) {
      int close = tokens.get(i).text().equals("(") ? closing(tokens, i) : -1;
      if (close > 0 && i > 0) {
        kept = kept == null ? new ArrayList<>(tokens.subList(0, i)) : kept;
        i = close + 1;
        continue;
      }
      if (kept != null) {
        kept.add(tokens.get(i));
      }
      i++;
    }
    return kept == null ? tokens : kept;
  }

  private static int closing(List<Token> tokens, int open) {
    for (int i = open + 1; i < tokens.size() && i <= open + LONGEST_ASIDE; i++) {
      if (tokens.get(i).text().equals(")")) {
        return i;
      }
    }
    return -1;
  }

  private Word word(List<Token> tokens, String[] tags, int i) {
    Token token = tokens.get(i);
    String tag = tags[i];
    String lower = token.lower();
    if (i == 0 && tag.equals("VERB") && lower.endsWith("s") && !lower.endsWith("ss")) {
      tag = "NOUN"; // "Talks between ..."
    }
    if (tag.equals("VERB") || tag.equals("AUX")) {
      VerbForm form = lemmatizer.verb(lower);
      return new Word(token, tag, form.lemma(), form.form());
    }
    String lemma = tag.equals("NOUN") || tag.equals("PROPN") ? Lemmatizer.noun(lower) : lower;
    return new Word(token, tag, lemma, null);
  }

  private void spans(
      List<ActorMention> mentions,
      List<Token> tokens,
      List<ActorSpan> spans,
      List<ActorSpan> places) {
    int t = 0;
    for (ActorMention mention : mentions) {
      if (mention.code().isEmpty()) {
        continue;
      }
      while (t < tokens.size() && tokens.get(t).end() <= mention.start()) {
        t++;
      }
      int first = t;
      int last = first;
      while (last < tokens.size() && tokens.get(last).start() < mention.end()) {
        last++;
      }
      if (last == first
          || Bystanders.isOne(mention)
              && !(mention.role() == ActorRole.MED && isEmployer(tokens, first))
          || isDescent(mention, tokens, first, spans)
          || isOccasion(tokens, first)
          || isSidelined(tokens, last, mention.kind() == MentionKind.ORGANISATION)) {
        continue;
      }
      boolean both = !mention.partner().isEmpty() && last > first + 1;
      if (both) { // "both Koreas"
        spans.add(ofPair(mention, mention.code(), first, last - 1));
        spans.add(ofPair(mention, mention.partner(), last - 1, last));
      } else {
        (mention.isPlaceOnly() ? places : spans).add(span(mention, mention.code(), first, last));
      }
      t = last;
    }
  }

  /** "a reporter of the Danish radio". */
  private static boolean isEmployer(List<Token> tokens, int first) {
    int before = first > 0 && tokens.get(first - 1).lower().equals("the") ? first - 2 : first - 1;
    return before > 0 && tokens.get(before).lower().equals("of");
  }

  /** "the Lebanese-American singer", "a British-Iranian woman": one person of two passports. */
  private static boolean isDescent(
      ActorMention mention, List<Token> tokens, int first, List<ActorSpan> spans) {
    if (mention.kind() != MentionKind.DEMONYM || first < 2 || spans.isEmpty()) {
      return false;
    }
    ActorSpan before = spans.get(spans.size() - 1);
    boolean joined = before.end() == first - 1 && tokens.get(first - 1).text().equals("-");
    String name = mention.text().toLowerCase(java.util.Locale.ROOT);
    return joined
        && before.kind() == ActorSpan.Kind.DEMONYM
        && (name.startsWith("american") || name.startsWith("canadian"));
  }

  /** "on the margins of the UN General Assembly": where two met, and not whom. */
  private static boolean isOccasion(List<Token> tokens, int first) {
    int at = first > 0 && tokens.get(first - 1).lower().equals("the") ? first - 2 : first - 1;
    return at > 0
        && tokens.get(at).lower().equals("of")
        && OCCASIONS.contains(tokens.get(at - 1).lower());
  }

  private boolean isSidelined(List<Token> tokens, int after, boolean organisation) {
    return after + 1 < tokens.size()
        && (tokens.get(after).text().equals("-") || tokens.get(after).text().equals("–"))
        && (sidelined.contains(tokens.get(after + 1).lower())
            || organisation && tokens.get(after + 1).lower().equals("led"));
  }

  private static ActorSpan ofPair(ActorMention mention, String code, int first, int last) {
    return new ActorSpan(code, mention.role(), mention.text(), first, last, ActorSpan.Kind.PAIR);
  }

  private static ActorSpan span(ActorMention mention, String code, int first, int last) {
    boolean group = Bystanders.isStateless(mention);
    ActorSpan.Kind kind = group ? ActorSpan.Kind.GROUP : kind(mention.kind());
    return new ActorSpan(code, mention.role(), mention.text(), first, last, kind);
  }

  private static ActorSpan.Kind kind(MentionKind kind) {
    return switch (kind) {
      case STATE -> ActorSpan.Kind.COUNTRY;
      case DEMONYM, PEOPLE -> ActorSpan.Kind.DEMONYM;
      case CAPITAL, CITY, REGION -> ActorSpan.Kind.CITY;
      case LEADER -> ActorSpan.Kind.PERSON;
      case ORGANISATION -> ActorSpan.Kind.ORGANISATION;
      case ARMED_GROUP -> ActorSpan.Kind.GROUP;
      case SEAT, GOVERNMENT, MILITARY -> ActorSpan.Kind.OTHER;
    };
  }
}
