package dev.faultline.producer.coding.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import opennlp.tools.postag.POSModel;

/**
 * Parts of speech by Apache OpenNLP's English model, as Universal Dependencies tags. Safe to share
 * between threads.
 *
 * <p>Gives the tags that OpenNLP's own tagger gives, many times faster: that tagger keeps the
 * features of a word for all paths of its search, so that its search ends where choosing the best
 * tag word by word does; and what a word says for each tag is added up once, not at every use.
 */
public final class Tagger {
  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
  private static final int WORDS_KEPT = 20_000; // about 20 MB
  private static final int WINDOW = 2;

  private final TagWeights weights;
  private final Map<String, TagWeights.OfWord> words = new ConcurrentHashMap<>();

  private Tagger(TagWeights weights) {
    this.weights = weights;
  }

  /**
   * Reads the model from the class path.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  public static Tagger load() {
    try (InputStream in = Tagger.class.getResourceAsStream(MODEL)) {
      if (in == null) {
        throw new IllegalStateException(
            "the part-of-speech model " + MODEL + " is not on the class path");
      }
      return new Tagger(new TagWeights(new POSModel(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the part-of-speech model " + MODEL, e);
    }
  }

  /** One tag per token. */
  public String[] tag(List<Token> tokens) {
    TagWeights.OfWord[] sentence = new TagWeights.OfWord[tokens.size()];
    for (int i = 0; i < sentence.length; i++) {
      sentence[i] = word(tokens.get(i).text());
    }
    String[] tags = new String[sentence.length];
    double[] sum = new double[weights.tags().length];
    int earlier = -1;
    int last = -1;
    for (int i = 0; i < sentence.length; i++) {
      System.arraycopy(sentence[i].own(), 0, sum, 0, sum.length);
      for (int j = Math.max(0, i - WINDOW); j <= i + WINDOW && j < sentence.length; j++) {
        if (j != i) {
          add(sentence[j].of(i - j), sum);
        }
      }
      add(weights.place(i), sum);
      add(weights.after(earlier, last), sum);
      earlier = last;
      last = best(sum);
      tags[i] = weights.tags()[last];
    }
    return tags;
  }

  private TagWeights.OfWord word(String text) {
    TagWeights.OfWord known = words.get(text);
    if (known == null) {
      known = weights.of(text);
      if (words.size() >= WORDS_KEPT) {
        words.clear();
      }
      words.put(text, known);
    }
    return known;
  }

  private static void add(double[] some, double[] sum) {
    for (int i = 0; i < some.length; i++) {
      sum[i] += some[i];
    }
  }

  private static int best(double[] sum) {
    int best = 0;
    for (int i = 1; i < sum.length; i++) {
      if (sum[i] > sum[best]) {
        best = i;
      }
    }
    return best;
  }
}
