package dev.faultline.producer.coding.meaning;

import java.util.List;

/**
 * One row of weights for every sense: a text's direction times the rows gives how probable each
 * sense is. Trained from the example sentences by {@link TrainMeaning}.
 */
final class LinearLayer {

  static final String RESOURCE = "layer.tsv";
  static final String EXAMPLES = "examples ";

  private final float[][] weights;
  private final String examples;

  /**
   * @param weights a row for every sense: one weight for every dimension, then the bias
   * @param examples fingerprint of what it was trained on
   */
  LinearLayer(float[][] weights, String examples) {
    this.weights = weights;
    this.examples = examples;
  }

  /**
   * Reads the trained weights.
   *
   * @throws IllegalStateException when they are not for these senses
   */
  static LinearLayer load(List<Sense> senses) {
    List<String> lines = Lines.of(RESOURCE);
    if (lines.size() != senses.size() + 1 || !lines.get(0).startsWith(EXAMPLES)) {
      throw new IllegalStateException(RESOURCE + " is not for these senses; train it again");
    }
    float[][] weights = new float[senses.size()][];
    for (int i = 0; i < weights.length; i++) {
      String[] cells = lines.get(i + 1).split("\t");
      if (!cells[0].equals(senses.get(i).name())
          || cells.length != SentenceEncoder.DIMENSIONS + 2) {
        throw new IllegalStateException(
            RESOURCE + " has no weights for " + senses.get(i).name() + "; train it again");
      }
      weights[i] = new float[cells.length - 1];
      for (int k = 1; k < cells.length; k++) {
        weights[i][k - 1] = Float.parseFloat(cells[k]);
      }
    }
    return new LinearLayer(weights, lines.get(0).substring(EXAMPLES.length()).trim());
  }

  /** Fingerprint of the examples it was trained on. */
  String examples() {
    return examples;
  }

  /** Probability of every sense; they add up to 1. */
  double[] probabilities(float[] direction) {
    double[] p = new double[weights.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < p.length; i++) {
      float[] row = weights[i];
      double sum = row[direction.length];
      for (int k = 0; k < direction.length; k++) {
        sum += row[k] * direction[k];
      }
      p[i] = sum;
      most = Math.max(most, sum);
    }
    double total = 0;
    for (int i = 0; i < p.length; i++) {
      p[i] = Math.exp(p[i] - most);
      total += p[i];
    }
    for (int i = 0; i < p.length; i++) {
      p[i] /= total;
    }
    return p;
  }
}
