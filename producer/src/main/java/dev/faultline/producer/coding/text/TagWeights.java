package dev.faultline.producer.coding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.postag.POSModel;
import opennlp.tools.util.featuregen.AdaptiveFeatureGenerator;
import opennlp.tools.util.featuregen.PrefixFeatureGenerator;
import opennlp.tools.util.featuregen.SuffixFeatureGenerator;
import opennlp.tools.util.featuregen.TokenClassFeatureGenerator;
import opennlp.tools.util.featuregen.TokenFeatureGenerator;

/**
 * The weights of OpenNLP's maximum entropy model for tags, by what they speak of: a word, a word
 * nearby, the tags before, the start of the sentence. The features are those that the model's own
 * description (its {@code generator.featuregen}) lists.
 */
final class TagWeights {
  private static final String[] NEARBY = {"p2", "p1", "n1", "n2"};
  private static final String[] FIRST = {"S=begin", "p1S=begin", "p2S=begin"};
  private static final double[] NONE = {};

  private final AdaptiveFeatureGenerator name = new TokenFeatureGenerator();
  private final List<AdaptiveFeatureGenerator> ofWord =
      List.of(
          new SuffixFeatureGenerator(),
          new PrefixFeatureGenerator(),
          name,
          new TokenClassFeatureGenerator(true));

  private final Map<String, Context> weights;
  private final String[] tags;
  private final double[][] afterOne;
  private final double[][] afterTwo;
  private final double[][] near;

  @SuppressWarnings("unchecked") // how OpenNLP hands out the parts of a model
  TagWeights(POSModel model) {
    AbstractModel maxent = model.getArtifact("pos.model");
    Object[] parts = maxent.getDataStructures();
    weights = (Map<String, Context>) parts[1];
    tags = ((String[]) parts[2]).clone();
    for (int i = 0; i < tags.length; i++) {
      tags[i] = tags[i].intern(); // the grammar compares them with literals, over and over
    }
    afterOne = new double[tags.length][];
    afterTwo = new double[tags.length * tags.length][];
    for (int last = 0; last < tags.length; last++) {
      String one = "t=" + tags[last];
      afterOne[last] = sum(List.of(one));
      for (int earlier = 0; earlier < tags.length; earlier++) {
        String two = "t2=" + tags[earlier] + "," + tags[last];
        afterTwo[earlier * tags.length + last] = sum(List.of(one, two));
      }
    }
    near = new double[FIRST.length][];
    for (int i = 0; i < FIRST.length; i++) {
      near[i] = sum(List.of(FIRST[i]));
    }
  }

  private double[] sum(List<String> features) {
    double[] sum = new double[tags.length];
    for (String feature : features) {
      add(weights.get(feature), sum);
    }
    return sum;
  }

  private static void add(Context weights, double[] sum) {
    if (weights != null) {
      int[] outcomes = weights.getOutcomes();
      double[] parameters = weights.getParameters();
      for (int i = 0; i < outcomes.length; i++) {
        sum[outcomes[i]] += parameters[i];
      }
    }
  }

  /** Names of the tags, by number. */
  String[] tags() {
    return tags;
  }

  /**
   * What a word says.
   *
   * @param own for each tag of the word itself
   * @param nearby of the word two after it, one after, one before and two before; empty: nothing
   */
  record OfWord(double[] own, double[][] nearby) {
    /** What this word says of the one that comes {@code later} words after it, -2 to 2. */
    double[] of(int later) {
      return nearby[later > 0 ? 2 - later : 1 - later];
    }
  }

  OfWord of(String word) {
    String[] alone = {word};
    List<String> features = new ArrayList<>(List.of("def"));
    ofWord.forEach(generator -> generator.createFeatures(features, alone, 0, null));
    List<String> named = new ArrayList<>();
    name.createFeatures(named, alone, 0, null);
    double[][] nearby = new double[NEARBY.length][];
    for (int i = 0; i < NEARBY.length; i++) {
      String feature = NEARBY[i] + named.get(0);
      nearby[i] = weights.containsKey(feature) ? sum(List.of(feature)) : NONE;
    }
    return new OfWord(sum(features), nearby);
  }

  /** What the start of the sentence says of one of its words; empty far from it. */
  double[] place(int index) {
    return index < near.length ? near[index] : NONE;
  }

  /** What the one or two tags before say; -1 for a tag before the first word. */
  double[] after(int earlier, int last) {
    if (last < 0) {
      return NONE;
    }
    return earlier < 0 ? afterOne[last] : afterTwo[earlier * tags.length + last];
  }
}
