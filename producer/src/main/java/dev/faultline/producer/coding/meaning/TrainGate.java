package dev.faultline.producer.coding.meaning;

import dev.faultline.producer.coding.meaning.TrainingExamples.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains the first look at a sentence: {@code TrainGate gate.tsv}. To be run after any change to
 * senses, examples, actors or wrappers; takes seconds.
 *
 * <p>From where on the model is asked is set so that of examples without an event that were left
 * out of training, whole lines at a time, four in five are still shown to it.
 */
final class TrainGate {

  private static final int STEPS = 150;
  private static final double PENALTY = 1e-2; // see the decision note for what else was tried
  private static final int FOLDS = 3;
  private static final double PASSED_UNSEEN = 0.20;
  private static final int NO_EVENT = 1;

  private final List<Example> examples;
  private final List<float[]> words = new ArrayList<>();
  private final int[] labels;

  private TrainGate(List<Sense> senses, WordVectors vectors) {
    examples = TrainingExamples.all(senses);
    examples.forEach(example -> words.add(vectors.mean(example.text())));
    labels =
        examples.stream()
            .mapToInt(example -> senses.get(example.sense()).indicator().isEmpty() ? NO_EVENT : 0)
            .toArray();
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: TrainGate FILE   (the gate.tsv to write)");
      System.exit(2);
    }
    List<Sense> senses = Sense.all();
    WordVectors vectors = new WordVectors(ModelFiles.model(), ModelFiles.pieces());
    TrainGate training = new TrainGate(senses, vectors);
    double[] unseen = training.unseen();
    double least = training.least(unseen);
    Files.write(
        Path.of(args[0]),
        List.of(
            "# Written by TrainGate from the examples; not to be edited.",
            LinearLayer.EXAMPLES + TrainingExamples.fingerprint(senses),
            String.format(Locale.ROOT, "%s %.4g", EventGate.LEAST, least),
            line(training.row(n -> true))));
    System.out.printf(
        Locale.ROOT,
        "left out of training, the model is asked for %.2f of %d events and %.2f of the rest%n",
        training.share(unseen, least, 0),
        examples(training.labels, 0),
        training.share(unseen, least, NO_EVENT));
  }

  private static long examples(int[] labels, int label) {
    return Arrays.stream(labels).filter(l -> l == label).count();
  }

  private static String line(float[] row) {
    StringBuilder line = new StringBuilder(EventGate.WEIGHTS);
    for (float weight : row) {
      line.append('\t').append(String.format(Locale.ROOT, "%.4g", weight));
    }
    return line.toString();
  }

  /** What speaks against an event in each example, by weights that have not seen its line. */
  private double[] unseen() {
    double[] against = new double[labels.length];
    for (int fold = 0; fold < FOLDS; fold++) {
      int left = fold;
      float[] row = row(n -> examples.get(n).line() % FOLDS != left);
      for (int n = 0; n < against.length; n++) {
        if (examples.get(n).line() % FOLDS == left) {
          against[n] = against(row, words.get(n));
        }
      }
    }
    return against;
  }

  private double least(double[] against) {
    double[] none =
        IntStream.range(0, labels.length)
            .filter(n -> labels[n] == NO_EVENT)
            .mapToDouble(n -> against[n])
            .sorted()
            .toArray();
    return none[(int) (PASSED_UNSEEN * none.length)];
  }

  private double share(double[] against, double least, int label) {
    return IntStream.range(0, labels.length)
        .filter(n -> labels[n] == label)
        .mapToDouble(n -> against[n] >= least ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** Weights and bias of "no event" over "event". */
  private float[] row(IntPredicate taken) {
    int[] chosen = IntStream.range(0, labels.length).filter(taken).toArray();
    float[][] weights =
        new SoftmaxTrainer(STEPS, PENALTY)
            .fit(
                Arrays.stream(chosen).mapToObj(words::get).toList(),
                Arrays.stream(chosen).map(n -> labels[n]).toArray(),
                2);
    float[] row = new float[weights[0].length];
    for (int k = 0; k < row.length; k++) {
      row[k] = weights[NO_EVENT][k] - weights[0][k];
    }
    return row;
  }

  private static double against(float[] row, float[] words) {
    double sum = row[words.length];
    for (int k = 0; k < words.length; k++) {
      sum += row[k] * words[k];
    }
    return sum;
  }
}
