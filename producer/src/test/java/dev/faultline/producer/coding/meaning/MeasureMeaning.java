package dev.faultline.producer.coding.meaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.coding.meaning.TrainingExamples.Example;
import dev.faultline.schemas.Indicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Measures how often the indicator named is right, given that there is one event: {@code
 * MeasureMeaning GOLD.jsonl}. Records with one event of one strict indicator. The gold is never
 * trained on; the penalty is chosen on four folds of it and reported on the fifth.
 */
final class MeasureMeaning {

  private static final double[] PENALTIES = {1e-3, 3e-4, 1e-4, 3e-5};
  private static final int FOLDS = 5;
  private static final Map<String, String> GOLD_NAMES =
      Map.ofEntries(
          Map.entry("ARMED_CLASH", "clashes"),
          Map.entry("ARMED_CLASH-mass_violence", "mass-violence"),
          Map.entry("AIR_STRIKE", "clashes"),
          Map.entry("MILITANT_ATTACK", "clashes"),
          Map.entry("CEASEFIRE_VIOLATED", "clashes"),
          Map.entry("TROOP_BUILDUP", "military-posture"),
          Map.entry("THREAT_OF_FORCE", "threats"),
          Map.entry("SANCTIONS_IMPOSED", "trade-suspended"),
          Map.entry("SANCTIONS_IMPOSED-aid_cut", "trade-suspended"),
          Map.entry("TALKS_REFUSED", "talks-failed"),
          Map.entry("DIPLOMATIC_DOWNGRADE", "ties-cut"),
          Map.entry("TREATY_SUSPENDED", "ties-cut"),
          Map.entry("MASS_EXPULSION", "ties-cut"),
          Map.entry("ACCUSATION", "accusations"),
          Map.entry("DIPLOMATIC_PROTEST", "accusations"),
          Map.entry("REQUEST", "demands"),
          Map.entry("CEASEFIRE_AGREED", "ceasefire"),
          Map.entry("TROOPS_WITHDRAWN", "ceasefire"),
          Map.entry("TALKS_AGREED", "talks-held"),
          Map.entry("MEDIATION", "talks-held"),
          Map.entry("RELATIONS_RESTORED", "ties-restored"),
          Map.entry("AID_PROVIDED", "aid"),
          Map.entry("COERCION-cyber", "clashes"),
          Map.entry("COERCION-seizure", "clashes"),
          Map.entry("COOPERATION-praise", "apology-praise"),
          Map.entry("CONCESSION-apology", "apology-praise"));

  /** A gold record with one event of one indicator. */
  private record Gold(float[] direction, String indicator, Set<String> accepted) {}

  private MeasureMeaning() {}

  public static void main(String[] args) throws IOException {
    List<Sense> senses = Sense.all();
    try (SentenceEncoder encoder = SentenceEncoder.load()) {
      List<Gold> gold = gold(Path.of(args[0]), encoder);
      LinearLayer shipped = LinearLayer.load(senses);
      System.out.printf("%d records%n", gold.size());
      report("shipped weights", gold, g -> shipped.probabilities(g.direction), senses);
      margins(gold, shipped, senses);
      List<Example> examples = TrainingExamples.all(senses);
      List<float[]> directions =
          examples.stream().map(example -> encoder.encode(example.text())).toList();
      int[] labels = examples.stream().mapToInt(Example::sense).toArray();
      for (int k : new int[] {1, 3, 5}) {
        report(
            "prototypes, mean of best " + k,
            gold,
            g -> nearest(g.direction, directions, labels, senses.size(), k),
            senses);
      }
      folds(gold, directions, labels, senses);
    }
  }

  private static void folds(
      List<Gold> gold, List<float[]> directions, int[] labels, List<Sense> senses) {
    LinearLayer[] layers = new LinearLayer[PENALTIES.length];
    for (int i = 0; i < PENALTIES.length; i++) {
      layers[i] =
          new LinearLayer(
              new SoftmaxTrainer(TrainMeaning.STEPS, PENALTIES[i])
                  .fit(directions, labels, senses.size()),
              "");
      LinearLayer layer = layers[i];
      report("penalty " + PENALTIES[i], gold, g -> layer.probabilities(g.direction), senses);
    }
    double right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int best = 0;
      double[] others = new double[layers.length];
      double[] own = new double[layers.length];
      for (int i = 0; i < layers.length; i++) {
        for (int n = 0; n < gold.size(); n++) {
          Gold g = gold.get(n);
          boolean hit = named(layers[i].probabilities(g.direction), senses).equals(g.indicator);
          (n % FOLDS == fold ? own : others)[i] += hit ? 1 : 0;
        }
        best = others[i] > others[best] ? i : best;
      }
      right += own[best];
    }
    System.out.printf("penalty chosen by folds: exact %.3f%n", right / gold.size());
  }

  private static void margins(List<Gold> gold, LinearLayer layer, List<Sense> senses) {
    for (double least : new double[] {0.02, 0.05, 0.1, 0.2, 0.3}) {
      int kept = 0;
      int right = 0;
      for (Gold g : gold) {
        double[] p = layer.probabilities(g.direction);
        double[] events = p.clone();
        for (int i = 0; i < p.length; i++) {
          events[i] = senses.get(i).indicator().isPresent() ? p[i] : 0;
        }
        Arrays.sort(events);
        if (events[events.length - 1] - events[events.length - 2] >= least) {
          kept++;
          right += g.accepted.contains(named(p, senses)) ? 1 : 0;
        }
      }
      System.out.printf(
          "margin >= %.2f: %.3f of the records, accepted %.3f%n",
          least, (double) kept / gold.size(), (double) right / kept);
    }
  }

  private static void report(
      String what, List<Gold> gold, Function<Gold, double[]> judge, List<Sense> senses) {
    int accepted = 0;
    int exact = 0;
    for (Gold g : gold) {
      String name = named(judge.apply(g), senses);
      accepted += g.accepted.contains(name) ? 1 : 0;
      exact += g.indicator.equals(name) ? 1 : 0;
    }
    System.out.printf(
        "%-28s accepted %.3f exact %.3f%n",
        what, (double) accepted / gold.size(), (double) exact / gold.size());
  }

  /** The gold's name for the most probable sense that is an event. */
  private static String named(double[] scores, List<Sense> senses) {
    int best = -1;
    for (int i = 0; i < scores.length; i++) {
      boolean event = senses.get(i).indicator().isPresent();
      if (event && (best < 0 || scores[i] > scores[best])) {
        best = i;
      }
    }
    Sense sense = senses.get(best);
    Indicator indicator = sense.indicator().orElseThrow();
    String plain = indicator.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    return GOLD_NAMES.getOrDefault(sense.name(), GOLD_NAMES.getOrDefault(indicator.name(), plain));
  }

  private static double[] nearest(
      float[] direction, List<float[]> examples, int[] labels, int senses, int best) {
    double[] scores = new double[senses];
    for (int s = 0; s < senses; s++) {
      int sense = s;
      double[] near =
          java.util.stream.IntStream.range(0, labels.length)
              .filter(n -> labels[n] == sense)
              .mapToDouble(n -> dot(direction, examples.get(n)))
              .sorted()
              .toArray();
      scores[s] = Arrays.stream(near, near.length - best, near.length).average().orElseThrow();
    }
    return scores;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static List<Gold> gold(Path file, SentenceEncoder encoder) throws IOException {
    List<Gold> gold = new ArrayList<>();
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(file)) {
      JsonNode record = json.readTree(line);
      JsonNode events = record.path("gold");
      JsonNode event = events.path(0);
      String indicator = event.path("indicator").asText();
      boolean strict = !indicator.isEmpty() && !indicator.startsWith("other-");
      if (record.path("kind").asText().equals("dyad")
          && events.size() == 1
          && !event.path("optional").asBoolean()
          && strict) {
        Set<String> accepted = new HashSet<>(Set.of(indicator));
        event.path("accept").forEach(name -> accepted.add(name.asText()));
        gold.add(new Gold(encoder.encode(record.path("text").asText()), indicator, accepted));
      }
    }
    return gold;
  }
}
