package dev.faultline.producer.coding.meaning;

import java.util.List;

/**
 * Fits the linear layer: multinomial logistic regression with an L2 penalty, all examples in every
 * step, Adam with a cosine schedule. No randomness, so the same examples give the same weights.
 */
final class SoftmaxTrainer {

  private static final double RATE = 0.1;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final int steps;
  private final double penalty;

  /**
   * @param penalty weight of the squared weights against the mean loss of an example
   */
  SoftmaxTrainer(int steps, double penalty) {
    this.steps = steps;
    this.penalty = penalty;
  }

  /**
   * @param directions one of length 1 for every example
   * @param senses sense of every example, 0 to {@code count - 1}
   * @return a row of weights for every sense, the bias last
   */
  float[][] fit(List<float[]> directions, int[] senses, int count) {
    int width = directions.get(0).length + 1;
    float[][] weights = new float[count][width];
    double[][] first = new double[count][width];
    double[][] second = new double[count][width];
    for (int step = 1; step <= steps; step++) {
      float[][] gradient = gradient(weights, directions, senses);
      double rate = RATE * 0.5 * (1 + Math.cos(Math.PI * step / steps));
      double warm1 = 1 - Math.pow(BETA1, step);
      double warm2 = 1 - Math.pow(BETA2, step);
      for (int s = 0; s < count; s++) {
        for (int k = 0; k < width; k++) {
          double g = gradient[s][k] + (k < width - 1 ? penalty * weights[s][k] : 0);
          first[s][k] = BETA1 * first[s][k] + (1 - BETA1) * g;
          second[s][k] = BETA2 * second[s][k] + (1 - BETA2) * g * g;
          weights[s][k] -=
              (float) (rate * (first[s][k] / warm1) / (Math.sqrt(second[s][k] / warm2) + 1e-8));
        }
      }
    }
    return weights;
  }

  private static float[][] gradient(float[][] weights, List<float[]> directions, int[] senses) {
    int width = weights[0].length;
    float[][] gradient = new float[weights.length][width];
    LinearLayer layer = new LinearLayer(weights, "");
    float share = 1f / directions.size();
    for (int n = 0; n < directions.size(); n++) {
      float[] direction = directions.get(n);
      double[] p = layer.probabilities(direction);
      p[senses[n]] -= 1;
      for (int s = 0; s < p.length; s++) {
        float e = (float) p[s] * share;
        float[] row = gradient[s];
        for (int k = 0; k < direction.length; k++) {
          row[k] += e * direction[k];
        }
        row[width - 1] += e;
      }
    }
    return gradient;
  }
}
