package dev.faultline.settings;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Puts what is wrong with a setting into one line: name, value, where from, what is expected. */
final class Complaints {
  private final Sources sources;
  private final List<String> arguments;

  Complaints(Sources sources, List<String> arguments) {
    this.sources = sources;
    this.arguments = arguments;
  }

  String about(Refusal refusal) {
    if (refusal instanceof BadValue bad) {
      return line(bad.option(), bad.value(), "expected " + bad.expected());
    }
    return refusal.getMessage();
  }

  String about(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String hint =
          unmatched.getSuggestions().stream()
              .findFirst()
              .map(name -> "; did you mean '" + name + "'?")
              .orElse("");
      return "unknown "
          + (unmatched.isUnknownOption() ? "option" : "argument")
          + " '"
          + (unmatched.isUnknownOption()
              ? unmatched.getUnmatched().get(0).split("=", 2)[0]
              : unmatched.getUnmatched().get(0))
          + "'"
          + hint;
    }
    if (problem.getArgSpec() instanceof OptionSpec option && problem.getValue() != null) {
      String message = problem.getMessage();
      int colon = message.indexOf("): ");
      int start = colon >= 0 ? colon + 3 : message.indexOf(": ") + 2;
      return line(option.longestName(), problem.getValue(), message.substring(start));
    }
    return problem.getMessage();
  }

  private String line(String option, String value, String expected) {
    String name = option.replaceFirst("^-+", "");
    boolean onCommandLine =
        arguments.stream()
            .anyMatch(argument -> argument.equals(option) || argument.startsWith(option + "="));
    Optional<Setting> setting =
        onCommandLine || sources == null ? Optional.empty() : sources.find(name);
    Setting shown =
        setting.orElse(new Setting(name, value, onCommandLine ? "option " + option : "default"));
    return shown.where() + ": " + name + " is " + shown.shown() + "; " + expected;
  }
}
