package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.actor.ActorDictionary;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.meaning.MeaningModel;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.slot.SlotReader;
import dev.faultline.producer.coding.slot.SlotWords;
import dev.faultline.producer.coding.text.Lemmatizer;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.text.SentenceSplitter;
import dev.faultline.producer.coding.text.Tagger;
import dev.faultline.schemas.EvidencePart;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Codes an article: its sentences in order, each in the light of those before. */
public final class ArticleReader {
  private final ActorDictionary actors;
  private final SentenceCoder sentences;
  private final IndicatorRules rules;
  private final OtherDates otherDates;
  private final SlotReader slots = new SlotReader(SlotWords.english());
  private final String version;

  private ArticleReader(
      ActorDictionary actors, SentenceCoder sentences, IndicatorRules rules, String version) {
    this.actors = actors;
    this.sentences = sentences;
    this.rules = rules;
    this.otherDates = new OtherDates(rules);
    this.version = version;
  }

  /**
   * Reads rules; takes the dictionary and the model for second opinions, empty to code by rules
   * alone.
   */
  public static ArticleReader load(ActorDictionary actors, Optional<MeaningModel> meaning) {
    IndicatorRules rules = IndicatorRules.load();
    Lemmatizer lemmatizer = new Lemmatizer(rules.verbs());
    SentenceReader reader = new SentenceReader(Tagger.load(), lemmatizer, rules);
    return new ArticleReader(
        actors,
        new SentenceCoder(reader, new CandidateFinder(rules), rules, meaning),
        rules,
        rules.version()
            + "+slots-"
            + SlotWords.english().version()
            + meaning.map(model -> "+" + model.version()).orElse(""));
  }

  /**
   * How a sentence is read, for people: tokens, actors, clauses, rules tried and why they fired or
   * not, events.
   */
  public String explain(String sentence, LocalDate published) {
    return sentences.explain(sentence, named(sentence, published), rules);
  }

  /** Version of rules, and of the model where one is asked. */
  public String version() {
    return version;
  }

  /** Codes the article; never throws for any text. */
  public CodingResult read(Article article) {
    if (!Language.isEnglish(article)) {
      return new CodingResult.Skipped(
          "language",
          "the article is not in English"
              + (article.language().isEmpty() ? "" : " (" + article.language() + ")")
              + "; only English is coded");
    }
    LocalDate day =
        article.publishedAt().map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC)).orElse(null);
    ArticleContext context =
        new ArticleContext(article, slots, rules.list("negotiation"), otherDates);
    List<ActorMention> inTitle = named(article.title(), day);
    List<ActorMention> inText = named(article.text(), day);
    context.discourse().survey(article.title(), inTitle, Integer.MAX_VALUE, 3);
    context.discourse().survey(article.text(), inText, 400, 2);
    context.discourse().settle();
    readPart(article.title(), EvidencePart.TITLE, inTitle, context);
    readPart(article.text(), EvidencePart.TEXT, inText, context);
    List<String> notes = new ArrayList<>();
    if (article.publishedAt().isEmpty()) {
      notes.add("no publication date: dates such as \"yesterday\" cannot be resolved");
    }
    List<CodedEvent> events = context.events();
    return new CodingResult.Coded(events, notes);
  }

  private List<ActorMention> named(String text, LocalDate day) {
    return Bystanders.withoutPeoples(actors.find(text, day));
  }

  private void readPart(
      String text, EvidencePart part, List<ActorMention> mentions, ArticleContext context) {
    int next = 0;
    for (Sentence sentence : SentenceSplitter.split(text)) {
      List<ActorMention> inside = new ArrayList<>();
      while (next < mentions.size() && mentions.get(next).start() < sentence.start()) {
        next++;
      }
      while (next < mentions.size() && mentions.get(next).start() < sentence.end()) {
        ActorMention mention = mentions.get(next);
        if (mention.end() <= sentence.end()) {
          inside.add(shift(mention, -sentence.start()));
        }
        next++;
      }
      sentences.code(sentence, part, inside, context);
    }
  }

  private static ActorMention shift(ActorMention m, int by) {
    return new ActorMention(
        m.start() + by,
        m.end() + by,
        m.text(),
        m.nameStart() + by,
        m.nameEnd() + by,
        m.code(),
        m.partner(),
        m.role(),
        m.kind(),
        m.country(),
        m.metonym(),
        m.plural(),
        m.past());
  }
}
