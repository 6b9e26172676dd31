package dev.faultline.benchmarks;

import java.util.Arrays;
import java.util.Random;

/** Ranks from 0, each drawn in proportion to 1 / (rank + 1)^steepness. */
final class Zipf {
  private final double[] upTo;

  Zipf(int ranks, double steepness) {
    upTo = new double[ranks];
    double sum = 0;
    for (int i = 0; i < ranks; i++) {
      sum += Math.pow(i + 1, -steepness);
      upTo[i] = sum;
    }
  }

  int next(Random random) {
    int at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
    return Math.min(at >= 0 ? at : -at - 1, upTo.length - 1);
  }
}
