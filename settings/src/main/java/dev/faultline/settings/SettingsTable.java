package dev.faultline.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The settings of all programs as one list, taken from their command classes. */
public final class SettingsTable {
  private final Map<String, Row> rows = new TreeMap<>();

  /**
   * @param commands instances of every command class
   * @throws IllegalStateException when two programs give one name different defaults
   */
  public SettingsTable(List<?> commands) {
    for (Object command : commands) {
      CommandLine commandLine = Program.commandLine(command);
      String program = commandLine.getCommandName().replaceFirst("^faultline ", "");
      for (OptionSpec option : commandLine.getCommandSpec().options()) {
        if (Sources.isSetting(option)) {
          Row row = Row.of(option);
          Row earlier = rows.putIfAbsent(Sources.nameOf(option), row);
          Row kept = earlier == null ? row : earlier;
          if (!kept.standard.equals(row.standard)) {
            throw new IllegalStateException(
                program
                    + ": "
                    + row.name
                    + " is "
                    + row.standard
                    + " by default, but "
                    + kept.standard
                    + " in "
                    + kept.programs);
          }
          kept.programs.add(program);
        }
      }
    }
  }

  /** Names of all settings, one a line: the resource that {@link #published} reads. */
  public String names() {
    return String.join("\n", rows.keySet()) + "\n";
  }

  /** A table in Markdown, one row a setting, in the order of names. */
  public String markdown() {
    StringBuilder table =
        new StringBuilder("| Setting | Default | Programs | What it does |\n|---|---|---|---|\n");
    rows.values().forEach(row -> table.append(row.markdown()));
    return table.toString();
  }

  /** Names of all programs' settings as of this build; so a program can pass over the others'. */
  static Set<String> published() {
    return Published.NAMES;
  }

  private static final class Published {
    static final Set<String> NAMES = Collections.unmodifiableSet(read());

    private static Set<String> read() {
      try (InputStream in = SettingsTable.class.getResourceAsStream("names.txt")) {
        Set<String> names = new TreeSet<>();
        new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank())
            .forEach(names::add);
        return names;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Row(String name, String standard, List<String> programs, String description) {
    static Row of(OptionSpec option) {
      String standard = option.defaultValue();
      if (standard == null) {
        standard = option.arity().max() == 0 ? "false" : "";
      }
      return new Row(
          Sources.nameOf(option),
          standard,
          new ArrayList<>(),
          String.join(" ", option.description()));
    }

    String markdown() {
      return "| `"
          + name
          + "` | "
          + (standard.isEmpty() ? "" : "`" + standard.replace("|", "\\|") + "`")
          + " | "
          + String.join(", ", programs)
          + " | "
          + description.replace("|", "\\|")
          + " |\n";
    }
  }
}
