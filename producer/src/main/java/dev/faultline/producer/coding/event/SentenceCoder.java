package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.meaning.MeaningModel;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Codes one sentence of an article. */
final class SentenceCoder {
  /** What one side does to the other, and not what it says of it. */
  private static final Set<Indicator> DEEDS =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.TROOP_BUILDUP,
          Indicator.TRADE_SUSPENDED,
          Indicator.SANCTIONS_IMPOSED,
          Indicator.BORDER_CLOSED,
          Indicator.TREATY_SUSPENDED,
          Indicator.MASS_EXPULSION,
          Indicator.COERCION);

  /** What one side says of what the other did or said, in words that hardly mean anything else. */
  private static final Set<Indicator> WORDS = EnumSet.of(Indicator.REJECTION, Indicator.ACCUSATION);

  private static final double PLAIN = 1.2; // score

  private final SentenceReader reader;
  private final CandidateFinder candidates;
  private final Optional<MeaningModel> meaning;
  private final Genre genre;
  private final Chooser chooser;
  private final RoleWords roleWords;
  private final Set<String> stopBegun;
  private final Set<String> stopEnded;
  private final Set<String> captivityBegun;
  private final UnnamedTalks unnamedTalks;
  private final StanceFinder stances;
  private final Set<String> reopening;
  private final Set<String> truces;
  private final Set<String> truceBreaking;

  SentenceCoder(
      SentenceReader reader,
      CandidateFinder candidates,
      IndicatorRules rules,
      Optional<MeaningModel> meaning) {
    this.reader = reader;
    this.candidates = candidates;
    this.meaning = meaning;
    this.genre = new Genre(rules);
    this.chooser = new Chooser(rules);
    this.roleWords = RoleWords.of(rules);
    this.stopBegun = rules.list("stop-begun");
    this.stopEnded = rules.list("stop-ended");
    this.captivityBegun = rules.list("captivity-begun");
    this.unnamedTalks = new UnnamedTalks(rules);
    this.stances = new StanceFinder(rules);
    this.reopening = rules.list("reopening");
    this.truces = rules.list("ceasefire");
    this.truceBreaking = rules.list("truce-breaking");
  }

  void code(
      Sentence sentence, EvidencePart part, List<ActorMention> mentions, ArticleContext context) {
    Discourse discourse = context.discourse();
    discourse.enter(part == EvidencePart.TITLE ? -1 : sentence.paragraph());
    if (context.worthReading(mentions)) {
      ParsedSentence parsed = reader.read(sentence.text(), mentions, discourse);
      NamedActors named = new NamedActors(parsed, discourse, roleWords);
      List<Choice> begun =
          new Begun(parsed, named, stopBegun, stopEnded, captivityBegun)
              .complete(choose(sentence.text(), parsed, discourse, part));
      List<Choice> choices =
          new ArrayList<>(
              new Truces(parsed, truces, truceBreaking)
                  .complete(new Reopened(parsed, stances, reopening).complete(begun)));
      choices.addAll(Likewise.asDid(parsed, choices));
      choices.addAll(Likewise.followedSuit(parsed, choices, discourse.latestActs()));
      choices.addAll(Likewise.inTurn(parsed, choices));
      choices.addAll(
          Likewise.asTheyFailed(parsed, choices, discourse.latestActs(), roleWords.oneMore()));
      choices.addAll(Likewise.inKind(parsed, choices, discourse.latestActs()));
      context.add(sentence, part, parsed, mentions, choices);
      List<ActorSpan> topic = named.topic();
      discourse.leave(sentence.text(), mentions, topic);
      pairUp(topic, choices, discourse);
      discourse.told(choices);
      discourse.nameTalks(unnamedTalks.areIn(parsed.words()));
    } else {
      context.pass(sentence, part, mentions);
      discourse.leave(sentence.text(), mentions, List.of());
      discourse.nameTalks(false);
    }
    if (part == EvidencePart.TEXT) {
      context.hear(sentence);
    }
  }

  private static void pairUp(List<ActorSpan> topic, List<Choice> choices, Discourse discourse) {
    if (choices.stream()
            .filter(Choice::mutual)
            .flatMap(it -> java.util.stream.Stream.of(it.source().code(), it.target().code()))
            .distinct()
            .count()
        > 2) {
      return; // "A sent its minister to B and C": those two are the two, as before
    }
    for (Choice choice : choices) {
      boolean states =
          choice.source().kind() != ActorSpan.Kind.ORGANISATION
              && choice.target().kind() != ActorSpan.Kind.ORGANISATION;
      if (choice.mutual() && states && choice.pattern().trigger() == Trigger.VERB) {
        discourse.pairUp(choice.source(), choice.target());
        return;
      }
    }
    boolean two = topic.size() == 2 && !topic.get(0).code().equals(topic.get(1).code());
    boolean alike = !choices.isEmpty() && choices.stream().noneMatch(it -> isAmong(it, topic));
    if (two && alike) {
      discourse.partAgain();
    } else if (two) {
      discourse.pairUp(topic.get(0), topic.get(1));
    }
  }

  /** False for "Poland and Latvia condemned the raid": what they do to a third is no deal. */
  private static boolean isAmong(Choice choice, List<ActorSpan> topic) {
    return topic.stream().anyMatch(actor -> actor.code().equals(choice.target().code()));
  }

  private List<Choice> choose(
      String text, ParsedSentence parsed, Discourse discourse, EvidencePart part) {
    if (genre.isNotNews(parsed.words())) {
      return List.of();
    }
    List<Candidate> found = candidates.find(parsed, discourse);
    if (part == EvidencePart.TITLE) {
      found.removeIf(
          candidate ->
              !candidate.ownSource() || !candidate.ownTarget() || candidate.pattern().weak());
    }
    List<Choice> chosen =
        roleWords.oneMore().complete(chooser.choose(found, parsed), found, parsed);
    if (meaning.isEmpty() || part == EvidencePart.TITLE) {
      return chosen;
    }
    return chosen.isEmpty()
        ? unnamed(text, parsed, discourse, found)
        : doubted(text, chosen, meaning.get(), discourse);
  }

  /** What the sentence means where two sides are clear and no rule knows the words between them. */
  private List<Choice> unnamed(
      String text, ParsedSentence parsed, Discourse discourse, List<Candidate> found) {
    if (found.stream().anyMatch(candidate -> candidate.stance().suppressed())) {
      return List.of();
    }
    List<Candidate> sides = candidates.unnamed(parsed, discourse);
    if (sides.isEmpty() || !chooser.isAboutTwo(sides.get(0))) {
      return List.of();
    }
    Judgement judgement = new Judgement(meaning.get().judge(text));
    boolean hearsay = !sides.get(0).ownTarget() && DEEDS.contains(judgement.indicator());
    return judgement.refuses() || judgement.unsure() || hearsay
        ? List.of()
        : chooser.byMeaning(sides.get(0), candidates.meant(judgement));
  }

  /** Asks for the second opinion where rules are unsure. */
  private List<Choice> doubted(
      String text, List<Choice> chosen, MeaningModel model, Discourse discourse) {
    if (chosen.stream().noneMatch(Choice::isUnsure) || model.surelyTellsEvent(text)) {
      return chosen;
    }
    Judgement judgement = new Judgement(model.judge(text));
    if (judgement.refuses()) {
      return chosen.stream()
          .filter(
              choice ->
                  !choice.isUnsure()
                      || isBeside(choice, chosen)
                      || isOfTheArticle(choice, discourse))
          .toList();
    }
    boolean other =
        chosen.stream()
            .allMatch(c -> !c.candidate().isAside() && judgement.overrules(c.indicator()));
    return other
        ? chosen.stream().map(choice -> choice.meaning(candidates.meant(judgement))).toList()
        : chosen;
  }

  /** True for a plain act of a state that the sentence names, on the one opposite to it. */
  private static boolean isOfTheArticle(Choice choice, Discourse discourse) {
    Candidate candidate = choice.candidate();
    return !choice.pattern().weak()
        && candidate.ownSource()
        && !candidate.isAside()
        && choice.target().end() == 0
        && (DEEDS.contains(choice.indicator())
                && (choice.pattern().object().isPresent() || candidate.score() > PLAIN)
            || WORDS.contains(choice.indicator())
            || choice.indicator() == Indicator.TALKS_FAILED
                && candidate.score() > PLAIN
                && discourse.isAboutTalks()
            || choice.indicator() == Indicator.REQUEST
                && names(choice.pattern())
                && choice.source().end() > 0);
  }

  /** True for a pattern that says what is done to what: "demanded the release of". */
  private static boolean names(Pattern pattern) {
    return pattern.object().isPresent() && !pattern.object().get().any();
  }

  /** True for what the same two are told to do beside something sure. */
  private static boolean isBeside(Choice choice, List<Choice> chosen) {
    return !choice.pattern().weak()
        && chosen.stream()
            .anyMatch(
                other ->
                    !other.isUnsure()
                        && other.source().code().equals(choice.source().code())
                        && other.target().code().equals(choice.target().code()));
  }

  /** How a sentence is read, for people. */
  String explain(String text, List<ActorMention> mentions, IndicatorRules rules) {
    ParsedSentence parsed = reader.read(text, mentions, Referents.NONE);
    List<Candidate> found = candidates.find(parsed, new Discourse());
    return Explanation.of(
        parsed, rules, found, choose(text, parsed, new Discourse(), EvidencePart.TEXT));
  }
}
