package dev.faultline.producer.article;

/**
 * Where in the input something stands, for messages.
 *
 * @param input file, address or {@code -} for standard input
 * @param line line from 1; 0 when the whole input is meant
 * @param column column from 1 in characters; 0 when the whole line is meant
 */
public record SourcePosition(String input, long line, long column) {

  /** The whole input. */
  public static SourcePosition of(String input) {
    return new SourcePosition(input, 0, 0);
  }

  /** The form that editors and terminals turn into a link: {@code file:line:column}. */
  @Override
  public String toString() {
    String name = input.equals("-") ? "standard input" : input;
    if (line == 0) {
      return name;
    }
    return column == 0 ? name + ":" + line : name + ":" + line + ":" + column;
  }
}
