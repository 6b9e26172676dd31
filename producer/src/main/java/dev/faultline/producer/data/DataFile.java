package dev.faultline.producer.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tab-separated files that ship with Faultline: one row a line, {@code #} starts a remark. */
public final class DataFile {

  private DataFile() {}

  /**
   * Reads a file that lies beside a class.
   *
   * @param beside a class of the package in which the file lies
   * @param name name of the file
   * @param columns how many columns every row has
   * @throws IllegalStateException naming file and line when a row has other than so many columns
   */
  public static List<Row> read(Class<?> beside, String name, int columns) {
    List<Row> rows = new ArrayList<>();
    try (InputStream in = beside.getResourceAsStream(name)) {
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
  public static final class Row {
    private final String file;
    private final int line;
    private final String[] cells;

    private Row(String file, int line, String[] cells) {
      this.file = file;
      this.line = line;
      this.cells = cells;
    }

    /** A cell without surrounding space. */
    public String text(int column) {
      return cells[column].strip();
    }

    /** A cell that holds several values, separated by {@code |}. */
    public List<String> list(int column) {
      return text(column).isEmpty() ? List.of() : Arrays.asList(text(column).split("\\|"));
    }

    /** What is wrong with this row, naming file and line. */
    public IllegalStateException error(String message) {
      return new IllegalStateException(file + ":" + line + ": " + message);
    }
  }
}
