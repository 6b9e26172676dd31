package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells sentences about sport, fiction and the past of others from news of states; and questions.
 */
final class Genre {
  private static final Set<String> OF_A_GAME =
      Set.of("match", "game", "team", "squad", "cup", "final");

  private final Set<String> sportWords;
  private final Set<String> fictionWords;
  private final Set<String> scoreVerbs;

  /** All words that a sentence may be told by; asked of every word, so hashed. */
  private final Set<String> cues = new HashSet<>();

  Genre(IndicatorRules rules) {
    sportWords = rules.list("sport");
    fictionWords = rules.list("fiction");
    scoreVerbs = rules.list("contest-verb");
    cues.addAll(sportWords);
    cues.addAll(fictionWords);
    cues.addAll(scoreVerbs);
    cues.addAll(OF_A_GAME);
  }

  boolean isNotNews(List<Word> words) {
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
      if (!cues.contains(word.lemma())
          && !cues.contains(word.lower())
          && word.lower().indexOf('-') < 0) {
        continue; // nearly every word
      }
      if (sportWords.contains(word.lemma()) || sportWords.contains(word.lower())) {
        sport++;
      }
      if (fictionWords.contains(word.lemma())) {
        fiction++;
      }
      scoreVerb |= word.isVerb() && scoreVerbs.contains(word.lemma());
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
