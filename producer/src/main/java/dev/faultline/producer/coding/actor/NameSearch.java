package dev.faultline.producer.coding.actor;

import dev.faultline.producer.coding.actor.HeadNoun.Use;
import dev.faultline.schemas.ActorRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds names by the longest match from each word on, and settles the ambiguous ones. */
final class NameSearch {
  private final TokenTrie<Surface> names;
  private final HeadWords heads;
  private final Map<List<Integer>, List<ContextRule>> contexts;
  private final Set<Integer> contextStarts;
  private final BitSet givenNames;
  private final BitSet beginnings;
  private final BitSet prefixes;
  private final BitSet suffixes;
  private final Map<String, NameEntry> groups;

  NameSearch(DictionaryBuilder built, HeadWords heads) {
    names = built.names;
    this.heads = heads;
    givenNames = built.givenNames;
    beginnings = built.beginnings;
    prefixes = built.prefixes;
    suffixes = built.suffixes;
    groups = Map.copyOf(built.groups);
    contexts = Map.copyOf(built.contexts);
    contextStarts = contexts.keySet().stream().map(path -> path.get(0)).collect(Collectors.toSet());
  }

  /**
   * A name found.
   *
   * @param from first token
   * @param to token after its last
   * @param entry what it stands for
   * @param outdated whether it was not, or no longer, valid at the date
   */
  record Match(int from, int to, NameEntry entry, boolean outdated) {}

  List<Match> find(Tokens tokens, LocalDate when) {
    List<Match> matches = new ArrayList<>();
    Set<NameEntry> known = Collections.newSetFromMap(new IdentityHashMap<>());
    int i = 0;
    while (i < tokens.count) {
      Match match = tokens.word[i] < 0 ? null : longest(tokens, i, when, known);
      if (match != null && tokens.word[i] == heads.the && match.to() > i + 1) {
        match = withoutArticle(tokens, match, when, known);
      }
      if (match == null) {
        i++;
        continue;
      }
      if (match.entry().isActor() && !isQuality(tokens, match)) {
        matches.add(match);
        if (match.entry().kind() == MentionKind.LEADER) {
          known.add(match.entry());
        }
      }
      i = match.to();
    }
    return matches;
  }

  /** "the Gulf" yields to "Gulf of Mexico"; otherwise a small "the" is left out of the mention. */
  private Match withoutArticle(Tokens tokens, Match match, LocalDate when, Set<NameEntry> known) {
    int next = match.from() + 1;
    Match inner = tokens.word[next] < 0 ? null : longest(tokens, next, when, known);
    if (inner != null && inner.to() > match.to()) {
      return inner;
    }
    return tokens.shape[match.from()] == Tokens.SMALL
        ? new Match(next, match.to(), match.entry(), match.outdated())
        : match;
  }

  /** "pro-Russian", "German-made": no one of that name acts or is acted on. */
  private boolean isQuality(Tokens tokens, Match match) {
    int from = match.from();
    int to = match.to();
    return from > 0
            && tokens.gap[from] == Tokens.HYPHEN
            && tokens.word[from - 1] >= 0
            && prefixes.get(tokens.word[from - 1])
        || to < tokens.count
            && tokens.gap[to] == Tokens.HYPHEN
            && tokens.word[to] >= 0
            && suffixes.get(tokens.word[to]);
  }

  private Match longest(Tokens tokens, int from, LocalDate when, Set<NameEntry> known) {
    Match best = null;
    int node = 0;
    for (int i = from; i < tokens.count && (i == from || tokens.joins(i)); i++) {
      if (tokens.word[i] < 0) {
        break;
      }
      node = names.step(node, tokens.word[i]);
      if (node == 0) {
        break;
      }
      List<Surface> surfaces = names.at(node);
      if (!surfaces.isEmpty()) {
        Match match = choose(tokens, from, i + 1, surfaces, when, known);
        best = match == null ? best : match;
      }
    }
    return best;
  }

  private Match choose(
      Tokens tokens,
      int from,
      int to,
      List<Surface> surfaces,
      LocalDate when,
      Set<NameEntry> known) {
    NameEntry valid = null;
    NameEntry outdated = null;
    for (Surface surface : surfaces) {
      NameEntry entry = surface.entry();
      if (!surface.fits(tokens, from) || !fitsPlace(tokens, from, to, surface, known)) {
        continue;
      }
      if (when == null) {
        valid = valid == null || entry.undated() && !valid.undated() ? entry : valid;
      } else if (entry.isValidAt(when)) {
        valid = valid == null ? entry : valid;
      } else if (isYetUnknown(from, to, surface, when, known)) {
        continue;
      } else if (outdated == null || isNearer(entry, outdated, when)) {
        outdated = entry;
      }
    }
    NameEntry entry = valid == null ? outdated : valid;
    if (entry == null) {
      return null;
    }
    if (entry.isActor() && contextStarts.contains(tokens.word[from])) {
      entry = inContext(tokens, from, to, entry, surfaces);
    }
    return new Match(from, to, entry, valid == null);
  }

  /** A bare surname says nobody before its bearer came to office. */
  private static boolean isYetUnknown(
      int from, int to, Surface surface, LocalDate when, Set<NameEntry> known) {
    NameEntry entry = surface.entry();
    return entry.kind() == MentionKind.LEADER
        && to - from == 1
        && entry.from() != null
        && when.isBefore(entry.from())
        && !known.contains(entry);
  }

  private boolean fitsPlace(
      Tokens tokens, int from, int to, Surface surface, Set<NameEntry> known) {
    NameEntry entry = surface.entry();
    if (entry.combining()) {
      return to < tokens.count
          && (tokens.gap[to] == Tokens.HYPHEN || tokens.gap[to] == Tokens.DASH);
    }
    if (entry.mixedCase() && isAmongCapitals(tokens, from, to)) {
      return false;
    }
    if (entry.kind() == MentionKind.LEADER && to - from == 1 && isNamesake(tokens, from)) {
      return false;
    }
    return !surface.afterTitle() || isTitled(tokens, from) || known.contains(entry);
  }

  /** "Laura Bush": a surname after somebody else's first name. */
  private boolean isNamesake(Tokens tokens, int from) {
    return from > 0
        && tokens.gap[from] == Tokens.SPACE
        && tokens.shape[from - 1] != Tokens.SMALL
        && tokens.word[from - 1] >= 0
        && givenNames.get(tokens.word[from - 1]);
  }

  private boolean isTitled(Tokens tokens, int from) {
    if (from == 0 || !tokens.joins(from)) {
      return false;
    }
    HeadWords.Found title = heads.endingAt(tokens, from, 0);
    return title != null
        && (title.noun().use() == Use.TITLE || title.noun().use() == Use.HONORIFIC);
  }

  private static boolean isAmongCapitals(Tokens tokens, int from, int to) {
    boolean before = from == 0 || tokens.shape[from - 1] == Tokens.CAPITALS;
    boolean after = to >= tokens.count || tokens.shape[to] == Tokens.CAPITALS;
    return before && after;
  }

  /** The later of those already over, else the earlier of those to come. */
  private static boolean isNearer(NameEntry entry, NameEntry other, LocalDate when) {
    boolean over = entry.to() != null && entry.to().isBefore(when);
    boolean otherOver = other.to() != null && other.to().isBefore(when);
    if (over && otherOver) {
      return entry.to().isAfter(other.to());
    }
    return over;
  }

  private NameEntry inContext(
      Tokens tokens, int from, int to, NameEntry entry, List<Surface> surfaces) {
    List<Integer> path = new ArrayList<>(to - from);
    for (int i = from; i < to; i++) {
      path.add(tokens.word[i]);
    }
    for (ContextRule rule : contexts.getOrDefault(path, List.of())) {
      if (rule.holds(tokens, from, to, givenNames, beginnings)) {
        if (rule.result().isEmpty()) {
          return NOTHING;
        }
        if (entry.code().equals(rule.result())) {
          return entry;
        }
        return surfaces.stream()
            .map(Surface::entry)
            .filter(e -> e.code().equals(rule.result()))
            .findFirst()
            .orElseGet(() -> as(entry, rule.result()));
      }
    }
    return entry;
  }

  /** A group takes its own kind and country; a capital that means the EU is still a capital. */
  private NameEntry as(NameEntry entry, String code) {
    NameEntry group = groups.get(code);
    return group == null || entry.kind() == MentionKind.CAPITAL ? entry.withCode(code) : group;
  }

  private static final NameEntry NOTHING =
      new NameEntry(
          null, "", "", ActorRole.NONE, "", null, null, false, false, false, false, false);
}
