package dev.faultline.producer.coding.actor;

import dev.faultline.producer.coding.actor.HeadNoun.Use;
import dev.faultline.producer.coding.actor.NameSearch.Match;
import dev.faultline.schemas.ActorRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Widens a name to the noun phrase that it heads or qualifies, and reads the role off it: {@code
 * Afghan} + {@code Foreign Ministry spokesman} + {@code Zia Ahmad Takal} is one actor, AFG/GOV.
 */
final class PhraseBuilder {
  private static final int MOST_NAMES = 6;

  /** Roles that say more than that the leader or organisation as such acts. */
  private static final Set<ActorRole> PARTS_OF_ORGANISATIONS =
      EnumSet.of(ActorRole.MIL, ActorRole.COP, ActorRole.SPY, ActorRole.CVL, ActorRole.MED);

  private static final Set<ActorRole> OFFICIAL =
      EnumSet.of(ActorRole.GOV, ActorRole.MIL, ActorRole.COP, ActorRole.SPY);

  private final HeadWords heads;

  PhraseBuilder(HeadWords heads) {
    this.heads = heads;
  }

  /** A phrase in the making: tokens from–to around the name of a match. */
  private static final class Phrase {
    final Match match;
    int from;
    int to;
    ActorRole role = ActorRole.NONE;
    boolean former;
    boolean titled;
    boolean ethnic;
    boolean qualifiedByOf;

    Phrase(Match match) {
      this.match = match;
      from = match.from();
      to = match.to();
    }
  }

  List<ActorMention> build(CharSequence text, Tokens tokens, List<Match> matches, LocalDate when) {
    List<Phrase> phrases = new ArrayList<>(matches.size());
    int taken = 0;
    for (int i = 0; i < matches.size(); i++) {
      Match match = matches.get(i);
      if (match.from() < taken) {
        continue;
      }
      Phrase phrase = new Phrase(match);
      extendLeft(tokens, phrase, taken);
      extendRight(tokens, phrase, matches, i);
      taken = phrase.to;
      phrases.add(phrase);
    }
    shareHeads(tokens, phrases);
    List<ActorMention> mentions = new ArrayList<>(phrases.size());
    for (Phrase phrase : phrases) {
      mentions.add(mention(text, tokens, phrase));
    }
    return List.copyOf(mentions);
  }

  /** Takes in a title before a leader, {@code X of} before a state, and a leading "former". */
  private void extendLeft(Tokens tokens, Phrase phrase, int first) {
    int name = phrase.match.from();
    MentionKind kind = phrase.match.entry().kind();
    if (kind == MentionKind.LEADER) {
      takeTitles(tokens, phrase, first);
    } else if (kind == MentionKind.DEMONYM) {
      if (name > first && tokens.word[name - 1] == heads.ethnic && tokens.joins(name)) {
        phrase.from = name - 1;
        phrase.ethnic = true;
      }
    } else {
      takeOffices(tokens, phrase, first);
    }
    takeFormer(tokens, phrase, first);
  }

  /** "Spokesman of the President of X": every office that leads up to the name. */
  private void takeOffices(Tokens tokens, Phrase phrase, int first) {
    while (phrase.from > first && tokens.joins(phrase.from)) {
      int of = phrase.from - 1;
      if (tokens.word[of] == heads.the && of > first && tokens.gap[of] == Tokens.SPACE) {
        of--;
      }
      if (tokens.word[of] != heads.of || of <= first || tokens.gap[of] != Tokens.SPACE) {
        return;
      }
      HeadWords.Found head = heads.endingAt(tokens, of, first);
      if (head == null || !isHead(head)) {
        return;
      }
      phrase.from = head.from();
      phrase.role = stronger(phrase.role, head.noun().role());
      phrase.titled = head.noun().use() == Use.TITLE;
      phrase.qualifiedByOf = true;
    }
  }

  private void takeTitles(Tokens tokens, Phrase phrase, int first) {
    int at = phrase.from;
    while (at > first && tokens.joins(at)) {
      HeadWords.Found word = heads.endingAt(tokens, at, first);
      Use use = word == null ? null : word.noun().use();
      if (use == Use.TITLE || use == Use.HONORIFIC) {
        phrase.from = word.from();
      } else if (use != Use.MODIFIER) {
        return;
      }
      at = word.from();
    }
  }

  private void takeFormer(Tokens tokens, Phrase phrase, int first) {
    if (phrase.from > first && tokens.joins(phrase.from)) {
      HeadWords.Found former = heads.endingAt(tokens, phrase.from, first, 2);
      if (former != null && former.noun().use() == Use.FORMER) {
        phrase.from = former.from();
        phrase.former = true;
      }
    }
  }

  private static boolean isHead(HeadWords.Found found) {
    return found.noun().use() == Use.HEAD || found.noun().use() == Use.TITLE;
  }

  private void extendRight(Tokens tokens, Phrase phrase, List<Match> matches, int index) {
    if (phrase.qualifiedByOf) {
      if (phrase.titled) {
        takePersonName(tokens, phrase, matches, index, phrase.to);
      }
      return;
    }
    int at = phrase.to;
    if (tokens.isPossessive(at, heads.possessive)) {
      at++;
    } else if (at < tokens.count
        && tokens.gap[at] != Tokens.SPACE
        && tokens.gap[at] != Tokens.POSSESSIVE) {
      return;
    }
    int end = phrase.to;
    int beforeLast = phrase.to;
    ActorRole role = ActorRole.NONE;
    ActorRole roleBeforeLast = ActorRole.NONE;
    boolean titled = false;
    boolean former = false;
    while (at < tokens.count
        && (tokens.gap[at] == Tokens.SPACE
            || tokens.gap[at] == Tokens.POSSESSIVE && at == phrase.to
            || tokens.joins(at) && at > phrase.to + 1)) {
      HeadWords.Found found = heads.startingAt(tokens, at);
      if (found == null) {
        break;
      }
      Use use = found.noun().use();
      if (use == Use.ACTIVITY) {
        // "military aid": the word before is an adjective here, no actor.
        end = beforeLast;
        role = OFFICIAL.contains(role) ? role : roleBeforeLast;
        titled = false;
        break;
      }
      if (use == Use.HEAD || use == Use.TITLE) {
        beforeLast = end;
        roleBeforeLast = role;
        role = stronger(role, found.noun().role());
        end = found.to();
        titled = use == Use.TITLE;
      } else if (use == Use.FORMER) {
        former = true;
      } else if (use == Use.MODIFIER) {
        titled = false;
      } else {
        break;
      }
      at = found.to();
    }
    if (end == phrase.to) {
      phrase.role = role == ActorRole.NONE ? phrase.role : role;
      return;
    }
    phrase.to = end;
    phrase.role = role;
    phrase.former |= former;
    if (titled) {
      takePersonName(tokens, phrase, matches, index, end);
    }
  }

  /** GOV is the weakest: "government troops" are troops; else the word next to the name decides. */
  private static ActorRole stronger(ActorRole role, ActorRole next) {
    if (role == ActorRole.NONE || role == ActorRole.GOV && next != ActorRole.NONE) {
      return next;
    }
    return role;
  }

  private void takePersonName(
      Tokens tokens, Phrase phrase, List<Match> matches, int index, int from) {
    int at = from;
    int end = from;
    int next = index + 1;
    while (at < tokens.count && at - from < MOST_NAMES && tokens.joins(at)) {
      while (next < matches.size() && matches.get(next).from() < at) {
        next++;
      }
      if (tokens.isPossessive(at, heads.possessive)) {
        break;
      }
      if (next < matches.size() && matches.get(next).from() == at) {
        Match match = matches.get(next);
        if (match.entry().kind() != MentionKind.LEADER) {
          break;
        }
        at = match.to();
        end = at;
        break;
      }
      HeadWords.Found word = heads.startingAt(tokens, at);
      Use use = word == null ? null : word.noun().use();
      if (use == Use.PARTICLE) {
        at = word.to();
        continue;
      }
      if (use == Use.NOT_A_NAME || tokens.shape[at] == Tokens.SMALL) {
        break;
      }
      end = ++at;
    }
    phrase.to = Math.max(phrase.to, end);
  }

  /** "Hungarian and Romanian officials": the first shares the head noun of the second. */
  private void shareHeads(Tokens tokens, List<Phrase> phrases) {
    for (int i = phrases.size() - 2; i >= 0; i--) {
      Phrase first = phrases.get(i);
      Phrase second = phrases.get(i + 1);
      if (!isCoordinated(tokens, first, second)) {
        continue;
      }
      boolean bare = first.to == first.match.to() && first.role == ActorRole.NONE;
      if (bare
          && first.match.entry().kind() == MentionKind.DEMONYM
          && second.match.entry().kind() == MentionKind.DEMONYM) {
        first.role = second.role;
      }
    }
    for (int i = 0; i + 1 < phrases.size(); i++) {
      Phrase first = phrases.get(i);
      Phrase second = phrases.get(i + 1);
      if (first.qualifiedByOf
          && second.role == ActorRole.NONE
          && second.match.entry().kind() == first.match.entry().kind()
          && isCoordinated(tokens, first, second)) {
        second.role = first.role;
      }
    }
  }

  private boolean isCoordinated(Tokens tokens, Phrase first, Phrase second) {
    int from = first.to;
    int to = second.from;
    if (to - from == 1) {
      return tokens.word[from] == heads.and;
    }
    return to == from
        && (tokens.gap[to] == Tokens.COMMA
            || tokens.gap[to] == Tokens.HYPHEN
            || tokens.gap[to] == Tokens.DASH);
  }

  private static ActorMention mention(CharSequence text, Tokens tokens, Phrase phrase) {
    Match match = phrase.match;
    NameEntry entry = match.entry();
    int start = tokens.start[phrase.from];
    int end = tokens.end[phrase.to - 1];
    return new ActorMention(
        start,
        end,
        text.subSequence(start, end).toString(),
        tokens.start[match.from()],
        tokens.end[match.to() - 1],
        entry.code(),
        entry.partner(),
        role(phrase, entry, match.outdated()),
        entry.kind(),
        entry.country(),
        entry.metonym(),
        entry.noun(),
        match.outdated());
  }

  private static ActorRole role(Phrase phrase, NameEntry entry, boolean outdated) {
    ActorRole read = phrase.role;
    ActorRole role =
        switch (entry.kind()) {
          case ARMED_GROUP, MILITARY -> entry.role();
          case LEADER, ORGANISATION, GOVERNMENT, SEAT ->
              PARTS_OF_ORGANISATIONS.contains(read) ? read : entry.role();
          default -> read == ActorRole.NONE ? entry.role() : read;
        };
    if (phrase.ethnic && role == ActorRole.NONE) {
      return ActorRole.CVL;
    }
    boolean leftOffice = entry.kind() == MentionKind.LEADER && outdated || phrase.former;
    boolean holdsOffice =
        role == ActorRole.GOV
            || role == ActorRole.LEG
            || role == ActorRole.MIL
            || entry.kind() == MentionKind.LEADER && role == ActorRole.IGO;
    return leftOffice && holdsOffice ? ActorRole.ELI : role;
  }
}
