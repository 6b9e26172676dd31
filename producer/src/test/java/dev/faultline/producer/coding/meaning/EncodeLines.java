package dev.faultline.producer.coding.meaning;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Encodes the lines of a file: big-endian floats, one row of 384 a line, for measurements. */
final class EncodeLines {

  private EncodeLines() {}

  public static void main(String[] args) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(args[0]));
    try (SentenceEncoder encoder = SentenceEncoder.load();
        DataOutputStream out =
            new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
      long start = System.nanoTime();
      for (String line : lines) {
        for (float x : encoder.encode(line)) {
          out.writeFloat(x);
        }
      }
      System.out.printf(
          "%d lines, %.1f a second%n",
          lines.size(), lines.size() * 1e9 / (System.nanoTime() - start));
    }
  }
}
