package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.CodedEvent.CasualtyFigure;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.slot.Figures.Figure;
import dev.faultline.producer.coding.text.Token;
import dev.faultline.producer.coding.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads how many were killed and wounded: "killed 14 people", "three soldiers were wounded", "left
 * two dead". Every figure keeps whose people they were, where the sentence says so.
 */
final class Casualties {
  private static final int REACH = 9; // tokens between number and verb
  private static final int AHEAD = 5;

  private final Set<String> killed;
  private final Set<String> wounded;
  private final Set<String> people;
  private final Set<String> between;
  private final Set<String> passives;

  Casualties(SlotWords words) {
    killed = words.list("killed");
    wounded = words.list("wounded");
    people = words.list("people");
    between = words.list("before-people");
    passives = words.list("passive");
  }

  /** A number of victims; the parts of one count of the dead and the hurt of one side. */
  private record Toll(boolean dead, Figure figure, Optional<String> side, int victims) {}

  /**
   * Casualties of a sentence.
   *
   * @param text the sentence
   * @param mentions actors named in it, offsets in the sentence
   * @param claimant who says so; empty when the outlet does
   * @param ours code of the claimant, whose "its soldiers" are
   * @return one figure a side; empty when the sentence gives none
   */
  List<CasualtyFigure> of(
      String text, List<ActorMention> mentions, Optional<String> claimant, Optional<String> ours) {
    List<Token> tokens = Tokenizer.tokenize(text);
    List<Toll> tolls = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      boolean dead = killed.contains(tokens.get(i).lower());
      if (dead || wounded.contains(tokens.get(i).lower())) {
        Figure figure = figure(tokens, i);
        if (figure != null && tolls.stream().noneMatch(it -> it.figure().from() == figure.from())) {
          tolls.add(new Toll(dead, figure, side(tokens, figure, i, mentions, ours), i));
        }
      }
    }
    return figures(tolls, claimant);
  }

  /** Number of the victims of a word such as "killed": its object, or before it its subject. */
  private Figure figure(List<Token> tokens, int verb) {
    boolean passive = verb > 0 && passives.contains(tokens.get(verb - 1).lower());
    if (!passive) {
      for (int i = verb + 1; i < tokens.size() && i <= verb + AHEAD; i++) {
        Figure figure = victims(tokens, i);
        if (figure != null) {
          return figure;
        }
        if (!between.contains(tokens.get(i).lower())) {
          break;
        }
      }
    }
    for (int i = verb - 1; i >= 0 && i >= verb - REACH; i--) {
      String lower = tokens.get(i).lower();
      if (isHarm(lower) || lower.equals(";") || lower.equals("no") || lower.equals("nobody")) {
        return null;
      }
      Figure figure = victims(tokens, i);
      if (figure != null) {
        return figure.to() == verb || passive || endsInPeople(tokens, figure.to(), verb)
            ? withEarlier(tokens, figure)
            : null;
      }
    }
    return null;
  }

  /** "three soldiers and a guard were killed": four. */
  private Figure withEarlier(List<Token> tokens, Figure last) {
    if (last.from() < 2 || !tokens.get(last.from() - 1).lower().equals("and")) {
      return last;
    }
    for (int i = last.from() - 2; i >= 0 && i >= last.from() - REACH; i--) {
      if (isHarm(tokens.get(i).lower())) {
        return last;
      }
      Figure first = victims(tokens, i);
      if (first != null) {
        return endsInPeople(tokens, first.to(), last.from() - 1)
            ? new Figure(
                first.from(),
                last.to(),
                first.low() + last.low(),
                first.high() + last.high(),
                false)
            : last;
      }
    }
    return last;
  }

  private boolean isHarm(String lower) {
    return killed.contains(lower) || wounded.contains(lower);
  }

  /** The number at a token when it counts people; "14 killed" and "14 others" need no noun. */
  private Figure victims(List<Token> tokens, int i) {
    Figure figure = Figures.at(tokens, i);
    if (figure == null || i > 0 && tokens.get(i - 1).lower().equals("no")) {
      return null; // "no one"
    }
    if (i > 0 && Figures.at(tokens, i - 1) != null && Figures.at(tokens, i - 1).to() > i) {
      return null; // the second half of a longer number
    }
    for (int j = figure.to(); j < tokens.size() && j <= figure.to() + 4; j++) {
      String lower = tokens.get(j).lower();
      if (people.contains(lower)) {
        return figure;
      }
      if (isHarm(lower) && j == figure.to()) {
        return figure.article() ? null : figure;
      }
      if (!Character.isLetter(lower.charAt(0)) || passives.contains(lower) && j == figure.to()) {
        break;
      }
    }
    boolean bare =
        figure.to() < tokens.size() && passives.contains(tokens.get(figure.to()).lower());
    boolean year = figure.low() >= 1900 && figure.low() < 2100;
    boolean end =
        figure.to() >= tokens.size()
            || !Character.isLetter(tokens.get(figure.to()).lower().charAt(0));
    boolean joined = figure.to() < tokens.size() && tokens.get(figure.to()).lower().equals("and");
    return !figure.article() && !year && (bare || end || joined) ? figure : null;
  }

  private boolean endsInPeople(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      if (people.contains(tokens.get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  /** Whose people: the actor named between number and noun, or "its" of the claimant. */
  private Optional<String> side(
      List<Token> tokens,
      Figure figure,
      int verb,
      List<ActorMention> mentions,
      Optional<String> ours) {
    int from = figure.to();
    int to = from;
    while (to < tokens.size() && to < from + 5 && to != verb) {
      String lower = tokens.get(to).lower();
      if (lower.equals("its") || lower.equals("his") || lower.equals("their")) {
        return ours;
      }
      boolean noun = people.contains(lower);
      to++;
      if (noun) {
        break;
      }
    }
    if (from >= tokens.size() || to <= from) {
      return Optional.empty();
    }
    int start = tokens.get(from).start();
    int end = tokens.get(to - 1).end();
    return mentions.stream()
        .filter(it -> it.nameStart() >= start && it.nameEnd() <= end && it.code().length() == 3)
        .map(ActorMention::code)
        .findFirst();
  }

  private static List<CasualtyFigure> figures(List<Toll> tolls, Optional<String> claimant) {
    List<CasualtyFigure> figures = new ArrayList<>();
    for (int i = 0; i < tolls.size(); i++) {
      Toll toll = tolls.get(i);
      Toll next = i + 1 < tolls.size() ? tolls.get(i + 1) : null;
      boolean together =
          next != null
              && toll.dead() != next.dead()
              && (next.side().isEmpty() || next.side().equals(toll.side()));
      Toll dead = toll.dead() ? toll : together ? next : null;
      Toll hurt = !toll.dead() ? toll : together ? next : null;
      figures.add(
          new CasualtyFigure(
              dead == null ? 0 : dead.figure().low(),
              dead == null ? 0 : dead.figure().high(),
              hurt == null ? 0 : hurt.figure().low(),
              hurt == null ? 0 : hurt.figure().high(),
              claimant,
              toll.side()));
      i += together ? 1 : 0;
    }
    return figures;
  }
}
