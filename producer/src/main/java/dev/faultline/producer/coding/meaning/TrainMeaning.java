package dev.faultline.producer.coding.meaning;

import dev.faultline.producer.coding.meaning.TrainingExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trains the weights from the example sentences: {@code TrainMeaning layer.tsv}. To be run after
 * any change to senses, examples, actors or wrappers; takes about two minutes.
 */
final class TrainMeaning {

  static final int STEPS = 150;
  static final double PENALTY = 5e-5; // see the decision note for what else was tried

  private TrainMeaning() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: TrainMeaning FILE   (the layer.tsv to write)");
      System.exit(2);
    }
    List<Sense> senses = Sense.all();
    List<Example> examples = TrainingExamples.all(senses);
    List<float[]> directions = new ArrayList<>(examples.size());
    try (SentenceEncoder encoder = SentenceEncoder.load()) {
      for (Example example : examples) {
        directions.add(encoder.encode(example.text()));
      }
    }
    int[] labels = examples.stream().mapToInt(Example::sense).toArray();
    float[][] weights = new SoftmaxTrainer(STEPS, PENALTY).fit(directions, labels, senses.size());
    Files.write(Path.of(args[0]), lines(senses, weights));
    System.out.printf(
        "%d senses, %d examples: wrote %s%n", senses.size(), examples.size(), args[0]);
  }

  private static List<String> lines(List<Sense> senses, float[][] weights) {
    List<String> lines = new ArrayList<>();
    lines.add("# Written by TrainMeaning from the examples; not to be edited.");
    lines.add(LinearLayer.EXAMPLES + TrainingExamples.fingerprint(senses));
    for (int s = 0; s < weights.length; s++) {
      StringBuilder line = new StringBuilder(senses.get(s).name());
      for (float w : weights[s]) {
        line.append('\t').append(String.format(Locale.ROOT, "%.4g", w));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
