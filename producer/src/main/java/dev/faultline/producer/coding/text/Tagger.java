package dev.faultline.producer.coding.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Parts of speech by Apache OpenNLP's English model, as Universal Dependencies tags. The model is
 * read once; each thread has its own decoder.
 */
public final class Tagger {
  private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

  private final ThreadLocal<POSTaggerME> decoders;

  private Tagger(POSModel model) {
    decoders = ThreadLocal.withInitial(() -> new POSTaggerME(model, POSTagFormat.UD));
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
      return new Tagger(new POSModel(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the part-of-speech model " + MODEL, e);
    }
  }

  /** One tag per token. */
  public String[] tag(List<Token> tokens) {
    String[] words = new String[tokens.size()];
    for (int i = 0; i < words.length; i++) {
      words[i] = tokens.get(i).text();
    }
    return decoders.get().tag(words);
  }
}
