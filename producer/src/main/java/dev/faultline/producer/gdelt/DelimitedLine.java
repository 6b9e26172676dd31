package dev.faultline.producer.gdelt;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line into its cells: tabs as GDELT writes them, or what spreadsheets make of them. */
final class DelimitedLine {

  private DelimitedLine() {}

  /** The separator that a first line uses. */
  static char separatorOf(String line) {
    char best = '\t';
    int most = 0;
    for (char candidate : new char[] {'\t', ';', ','}) {
      int count = 0;
      for (int i = 0; i < line.length(); i++) {
        count += line.charAt(i) == candidate ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** The cells; quotes mean something only where the separator is not a tab. */
  static String[] cells(String line, char separator) {
    return separator == '\t' ? plain(line) : quoted(line, separator);
  }

  private static String[] plain(String line) {
    int count = 1;
    for (int i = line.indexOf('\t'); i >= 0; i = line.indexOf('\t', i + 1)) {
      count++;
    }
    String[] cells = new String[count];
    int start = 0;
    for (int i = 0; i < count - 1; i++) {
      int end = line.indexOf('\t', start);
      cells[i] = end == start ? "" : line.substring(start, end);
      start = end + 1;
    }
    cells[count - 1] = line.substring(start);
    return cells;
  }

  private static String[] quoted(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean inQuotes = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"' && inQuotes && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"' && (inQuotes || cell.length() == 0)) {
        inQuotes = !inQuotes;
      } else if (c == separator && !inQuotes) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells.toArray(String[]::new);
  }
}
