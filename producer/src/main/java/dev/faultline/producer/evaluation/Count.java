package dev.faultline.producer.evaluation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** One line of precision, recall and their harmonic mean. */
final class Count {
  int gold;
  int found;
  int predicted;
  int right;

  /**
   * Adds a sentence.
   *
   * @param key what makes two events the same one
   * @param fits whether an event of the coder fits one of the gold
   */
  void add(
      List<ScoredEvent> golds,
      List<ScoredEvent> events,
      Function<ScoredEvent, String> key,
      BiPredicate<ScoredEvent, ScoredEvent> fits) {
    Collection<ScoredEvent> g = unique(golds, key);
    Collection<ScoredEvent> p = unique(events, key);
    gold += g.size();
    predicted += p.size();
    found += (int) g.stream().filter(a -> p.stream().anyMatch(b -> fits.test(a, b))).count();
    right += (int) p.stream().filter(b -> g.stream().anyMatch(a -> fits.test(a, b))).count();
  }

  static Collection<ScoredEvent> unique(
      List<ScoredEvent> events, Function<ScoredEvent, String> key) {
    Map<String, ScoredEvent> unique = new LinkedHashMap<>();
    events.forEach(event -> unique.put(key.apply(event), event));
    return unique.values();
  }

  double precision() {
    return predicted == 0 ? 0 : (double) right / predicted;
  }

  double recall() {
    return gold == 0 ? 0 : (double) found / gold;
  }

  double f1() {
    double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }
}
