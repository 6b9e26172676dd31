package dev.faultline.producer.coding.meaning;

/**
 * What the sentence model knows of each piece of a word by itself, before it reads the sentence:
 * looked up and averaged in microseconds, where a run of the model takes milliseconds.
 */
final class WordVectors {

  private static final String TABLE = "embeddings.word_embeddings.weight_quantized";
  private static final int MIDDLE = 128; // what the table keeps for zero
  private static final float SCALE = 1 / 4f; // so that averages spread by about a half

  private final byte[] table;
  private final WordPieces pieces;

  WordVectors(byte[] model, WordPieces pieces) {
    this.table = new OnnxTensors(model).bytes(TABLE);
    this.pieces = pieces;
  }

  /** How many pieces there are. */
  int size() {
    return table.length / SentenceEncoder.DIMENSIONS;
  }

  /** One number of a piece. */
  float at(int piece, int dimension) {
    return SCALE * ((table[piece * SentenceEncoder.DIMENSIONS + dimension] & 0xFF) - MIDDLE);
  }

  /** The average of a text's pieces, marks for begin and end included. */
  float[] mean(String text) {
    long[] ids = pieces.of(text, SentenceEncoder.MOST_PIECES);
    float[] mean = new float[SentenceEncoder.DIMENSIONS];
    for (long id : ids) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += at((int) id, k) / ids.length;
      }
    }
    return mean;
  }
}
