package dev.faultline.producer.coding.actor;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one tab-separated file; lines that begin with # and empty lines are comments.
 *
 * @param name file name for messages
 * @param rows rows in order
 */
record DictionaryFile(String name, List<Row> rows) {

  /**
   * One line.
   *
   * @param where file and line number, for messages
   * @param cells cells without surrounding white space
   */
  record Row(String where, List<String> cells) {
    /** The cell in a column, empty when the row is shorter. */
    String cell(int column) {
      return column < cells.size() ? cells.get(column) : "";
    }

    /** The words of a cell that are separated by |; {@code soldier(s)} gives both forms. */
    List<String> words(int column) {
      List<String> words = new ArrayList<>();
      for (String part : cell(column).split("\\|")) {
        String word = part.strip();
        if (word.endsWith("(s)")) {
          words.add(word.substring(0, word.length() - 3));
          words.add(word.substring(0, word.length() - 3) + "s");
        } else if (!word.isEmpty()) {
          words.add(word);
        }
      }
      return words;
    }
  }

  static DictionaryFile resource(String name) {
    try (InputStream in = DictionaryFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + name + " is missing from the jar");
      }
      return read(name, in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  static DictionaryFile file(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      return read(path.toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  private static DictionaryFile read(String name, InputStream in) throws IOException {
    List<Row> rows = new ArrayList<>();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int number = 0;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = new ArrayList<>();
      for (String cell : line.split("\t")) {
        cells.add(cell.strip());
      }
      rows.add(new Row(name + ":" + number, List.copyOf(cells)));
    }
    return new DictionaryFile(name, List.copyOf(rows));
  }
}
