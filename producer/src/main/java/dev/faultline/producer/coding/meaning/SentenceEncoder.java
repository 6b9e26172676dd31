package dev.faultline.producer.coding.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
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
  static final int MOST_PIECES = 96; // about 70 words; longer sentences are cut

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
    return load(ModelFiles.model(), ModelFiles.pieces());
  }

  /** As {@link #load()}, from a model and its vocabulary already read. */
  static SentenceEncoder load(byte[] model, WordPieces pieces) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false); // the arena never gives memory back
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        OrtSession session = environment.createSession(model, options);
        return new SentenceEncoder(pieces, environment, session);
      }
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
