package dev.faultline.producer.coding.meaning;

import java.util.List;

/**
 * A first look at a sentence by its words alone, a thousandth of the cost of the sentence model:
 * tells where that model need not be asked whether there is an event at all. Trained from the
 * example sentences by {@link TrainGate}.
 */
final class EventGate {

  static final String RESOURCE = "gate.tsv";
  static final String LEAST = "least";
  static final String WEIGHTS = "weights";

  private final WordPieces pieces;
  private final float[] against; // by piece: how much it speaks against an event
  private final float bias;
  private final float least;
  private final String examples;

  private EventGate(WordPieces pieces, float[] against, float bias, float least, String examples) {
    this.pieces = pieces;
    this.against = against;
    this.bias = bias;
    this.least = least;
    this.examples = examples;
  }

  /**
   * Reads the trained weights and works out what each piece of a word says.
   *
   * @throws IllegalStateException when the weights are not whole
   */
  static EventGate load(byte[] model, WordPieces pieces) {
    List<String> lines = Lines.of(RESOURCE);
    String[] weights = lines.size() == 3 ? lines.get(2).split("\t") : new String[0];
    if (weights.length != SentenceEncoder.DIMENSIONS + 2
        || !weights[0].equals(WEIGHTS)
        || !lines.get(0).startsWith(LinearLayer.EXAMPLES)
        || !lines.get(1).startsWith(LEAST)) {
      throw new IllegalStateException(RESOURCE + " is not whole; train it again");
    }
    float[] row = new float[SentenceEncoder.DIMENSIONS];
    for (int k = 0; k < row.length; k++) {
      row[k] = Float.parseFloat(weights[k + 1]);
    }
    return new EventGate(
        pieces,
        against(new WordVectors(model, pieces), row),
        Float.parseFloat(weights[weights.length - 1]),
        Float.parseFloat(lines.get(1).substring(LEAST.length()).trim()),
        lines.get(0).substring(LinearLayer.EXAMPLES.length()).trim());
  }

  private static float[] against(WordVectors vectors, float[] row) {
    float[] against = new float[vectors.size()];
    for (int piece = 0; piece < against.length; piece++) {
      for (int k = 0; k < row.length; k++) {
        against[piece] += row[k] * vectors.at(piece, k);
      }
    }
    return against;
  }

  /** Fingerprint of the examples it was trained on. */
  String examples() {
    return examples;
  }

  /** True when hardly anything in the words speaks against an event. */
  boolean surelyTells(String text) {
    long[] ids = pieces.of(text, SentenceEncoder.MOST_PIECES);
    float sum = 0;
    for (long id : ids) {
      sum += against[(int) id];
    }
    return sum / ids.length + bias < least;
  }
}
