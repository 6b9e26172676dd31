package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells sentences about sport, fiction and the past of others from news of states; and questions.
 */
final class Genre {
  private static final Set<String> SPORT =
      Set.of(
          "football",
          "footballer",
          "soccer",
          "cricket",
          "wicket",
          "batsman",
          "bowler",
          "innings",
          "tennis",
          "rugby",
          "hockey",
          "basketball",
          "volleyball",
          "goalkeeper",
          "midfielder",
          "striker",
          "semi-final",
          "semifinal",
          "quarter-final",
          "quarterfinal",
          "final-round",
          "medal",
          "olympic",
          "olympics",
          "championship",
          "tournament",
          "penalty-shootout",
          "coach",
          "stadium",
          "league",
          "fifa",
          "uefa",
          "afcon",
          "qualifier",
          "world-cup",
          "batting",
          "athlete",
          "sprinter",
          "marathon",
          "runner-up",
          "goalless",
          "scored",
          "scorer",
          "halftime",
          "half-time",
          "referee",
          "wrestler",
          "boxer",
          "chess",
          "grandmaster",
          "cyclist",
          "motogp",
          "formula",
          "derby",
          "teammate",
          "knockout");
  private static final Set<String> FICTION =
      Set.of(
          "film",
          "movie",
          "novel",
          "opera",
          "museum",
          "exhibition",
          "documentary",
          "thriller",
          "sitcom",
          "videogame",
          "playwright",
          "novelist",
          "filmmaker",
          "screenplay",
          "poem",
          "poet",
          "painting");
  private static final Set<String> SCORE_VERBS =
      Set.of("beat", "win", "defeat", "draw", "play", "score", "qualify", "lose");

  private static final Set<String> OF_A_GAME =
      Set.of("match", "game", "team", "squad", "cup", "final");

  /** All words that a sentence may be told by; asked of every word, so hashed. */
  private static final Set<String> CUES = new HashSet<>();

  static {
    CUES.addAll(SPORT);
    CUES.addAll(FICTION);
    CUES.addAll(SCORE_VERBS);
    CUES.addAll(OF_A_GAME);
  }

  private Genre() {}

  static boolean isNotNews(List<Word> words) {
    if (words.isEmpty()) {
      return true;
    }
    String last = words.get(words.size() - 1).lower();
    String beforeLast = words.size() > 1 ? words.get(words.size() - 2).lower() : "";
    if (last.equals("?") || beforeLast.equals("?") && (last.equals("\"") || last.equals("”"))) {
      return true;
    }
    int sport = 0;
    int fiction = 0;
    boolean scoreVerb = false;
    boolean score = false;
    boolean match = false;
    boolean lastRound = false;
    for (Word word : words) {
      if (!CUES.contains(word.lemma())
          && !CUES.contains(word.lower())
          && word.lower().indexOf('-') < 0) {
        continue; // nearly every word
      }
      if (SPORT.contains(word.lemma()) || SPORT.contains(word.lower())) {
        sport++;
      }
      if (FICTION.contains(word.lemma())) {
        fiction++;
      }
      scoreVerb |= word.isVerb() && SCORE_VERBS.contains(word.lemma());
      score |= isScore(word.lower());
      lastRound |= word.lower().equals("final") && word.tag().equals("NOUN");
      match |=
          word.lemma().equals("match")
              || word.lemma().equals("game")
              || word.lemma().equals("team")
              || word.lemma().equals("squad")
              || word.lower().equals("cup");
    }
    return sport >= 2
        || sport == 1 && (scoreVerb || score || match)
        || scoreVerb && (score || match)
        || fiction >= 2
        || match && (score || lastRound);
  }

  private static boolean isScore(String lower) {
    int dash = lower.indexOf('-');
    return dash > 0
        && dash < 3
        && lower.length() <= 5
        && lower.length() > dash + 1
        && lower.chars().allMatch(c -> c == '-' || Character.isDigit(c));
  }
}
