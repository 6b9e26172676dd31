package dev.faultline.producer.publish;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tab-separated files that ship with this package: one row a line, {@code #} starts a remark. */
final class DataFile {

  private DataFile() {}

  /**
   * Reads a file that lies beside this class.
   *
   * @throws IllegalStateException naming file and line when a row has other than so many columns
   */
  static List<Row> read(String name, int columns) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the data file " + name + " is missing from the program");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          Row row = new Row(name, number, line.split("\t", -1));
          if (row.cells.length != columns) {
            throw row.error("expected " + columns + " columns, found " + row.cells.length);
          }
          rows.add(row);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** One row. */
  static final class Row {
    private final String file;
    private final int line;
    private final String[] cells;

    private Row(String file, int line, String[] cells) {
      this.file = file;
      this.line = line;
      this.cells = cells;
    }

    String text(int column) {
      return cells[column].strip();
    }

    List<String> list(int column) {
      return text(column).isEmpty() ? List.of() : Arrays.asList(text(column).split("\\|"));
    }

    IllegalStateException error(String message) {
      return new IllegalStateException(file + ":" + line + ": " + message);
    }
  }
}
