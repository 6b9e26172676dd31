package dev.faultline.settings;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command as a program: settings in, exit code out, errors as one line. */
public final class Program {
  private final Map<String, String> environment;
  private final PrintWriter out;
  private final PrintWriter err;

  /** For tests: a program that sees this environment and writes here. */
  public Program(Map<String, String> environment, PrintWriter out, PrintWriter err) {
    this.environment = Map.copyOf(environment);
    this.out = out;
    this.err = err;
  }

  /** Runs a command in this process' environment; the result is for {@link System#exit}. */
  public static int run(Callable<Integer> command, String... arguments) {
    return new Program(
            System.getenv(), new PrintWriter(System.out, true), new PrintWriter(System.err, true))
        .execute(command, arguments);
  }

  /**
   * Reads settings, refuses wrong ones, runs the command.
   *
   * @return one of {@link ExitCode}; never throws for what a user did
   */
  public int execute(Callable<Integer> command, String... arguments) {
    CommandLine commandLine = commandLine(command).setOut(out).setErr(err);
    String name = commandLine.getCommandSpec().qualifiedName();
    Optional<KafkaOptions> kafka = kafkaOptions(commandLine);
    List<String> given = kafka.isPresent() ? splitKafka(arguments) : List.of(arguments);
    boolean debug = given.contains("--debug");
    Sources sources = null;
    try {
      if (!asksForHelp(given)) {
        sources = new Sources(environment, file(given), known(commandLine));
        if (kafka.isPresent()) {
          sources.kafka().forEach(kafka.get()::accept);
        }
        commandLine.setDefaultValueProvider(sources);
      }
    } catch (Refusal refusal) {
      return refuse(name, refusal, refusal.getMessage(), debug);
    }
    Complaints complaints = new Complaints(sources, given);
    commandLine.setParameterExceptionHandler(
        (problem, any) -> {
          String hint =
              problem instanceof UnmatchedArgumentException ? "Try '" + name + " --help'." : "";
          complain(name, complaints.about(problem), hint, Optional.empty());
          return ExitCode.USAGE;
        });
    commandLine.setExecutionExceptionHandler(
        (problem, any, result) -> fail(name, problem, complaints, debug));
    commandLine.setExecutionStrategy(finishing(kafka));
    return commandLine.execute(given.toArray(String[]::new));
  }

  private static IExecutionStrategy finishing(Optional<KafkaOptions> kafka) {
    return (ParseResult result) -> {
      if (!result.isUsageHelpRequested() && !result.isVersionHelpRequested()) {
        try {
          kafka.ifPresent(KafkaOptions::finish);
        } catch (Refusal refusal) {
          throw new ParameterException(
              result.commandSpec().commandLine(), refusal.getMessage(), refusal);
        }
      }
      return new RunLast().execute(result);
    };
  }

  private int fail(String name, Exception problem, Complaints complaints, boolean debug) {
    if (problem instanceof Refusal refusal) {
      return refuse(name, refusal, complaints.about(refusal), debug);
    }
    String message = problem.getMessage() == null ? "" : ": " + firstLine(problem.getMessage());
    complain(
        name,
        problem.getClass().getSimpleName()
            + message
            + (debug ? "" : " (--debug prints the stack trace)"),
        "",
        debug ? Optional.of(problem) : Optional.empty());
    return ExitCode.FAILED;
  }

  private int refuse(String name, Refusal refusal, String message, boolean debug) {
    complain(name, message, "", debug ? Optional.of(refusal) : Optional.empty());
    return refusal.exitCode();
  }

  private void complain(String name, String message, String hint, Optional<Exception> trace) {
    if (MachineLog.wanted()) {
      MachineLog.fail(name, hint.isEmpty() ? message : message + ". " + hint, trace.orElse(null));
      return;
    }
    err.println(name + ": " + message);
    if (!hint.isEmpty()) {
      err.println(hint);
    }
    trace.ifPresent(problem -> problem.printStackTrace(err));
  }

  /** The command with what every program has: help, version, settings file, conversions. */
  static CommandLine commandLine(Object command) {
    CommandLine commandLine = new CommandLine(command);
    commandLine.addMixin("standard", new StandardOptions());
    PlainConverters.register(commandLine);
    commandLine.getCommandSpec().versionProvider(new Version());
    commandLine.setCommandName("faultline " + commandLine.getCommandName());
    commandLine
        .getCommandSpec()
        .usageMessage()
        .sortOptions(false)
        .width(100)
        .footer(
            "",
            "Every option can also be set in the environment (--http-port: FAULTLINE_HTTP_PORT)"
                + " or in the settings file (http-port=8080). The command line wins over the"
                + " environment over the file. Full list: docs/settings.md");
    return commandLine;
  }

  private static Optional<KafkaOptions> kafkaOptions(CommandLine commandLine) {
    return commandLine.getCommandSpec().mixins().values().stream()
        .map(mixin -> mixin.userObject())
        .filter(KafkaOptions.class::isInstance)
        .map(KafkaOptions.class::cast)
        .findFirst();
  }

  private static Set<String> known(CommandLine commandLine) {
    Set<String> names = new TreeSet<>(SettingsTable.published());
    for (OptionSpec option : commandLine.getCommandSpec().options()) {
      if (Sources.isSetting(option)) {
        names.add(Sources.nameOf(option));
      }
    }
    return names;
  }

  /** {@code --kafka.linger.ms=5} and {@code --kafka.linger.ms 5} as {@code --kafka linger.ms=5}. */
  static List<String> splitKafka(String... arguments) {
    List<String> split = new ArrayList<>();
    int index = 0;
    while (index < arguments.length && !arguments[index].equals("--")) {
      String argument = arguments[index++];
      if (!argument.startsWith("--kafka.")) {
        split.add(argument);
        continue;
      }
      String property = argument.substring("--kafka.".length());
      if (property.indexOf('=') < 0 && index < arguments.length) {
        property += "=" + arguments[index++];
      }
      split.add("--kafka");
      split.add(property);
    }
    split.addAll(List.of(arguments).subList(index, arguments.length));
    return split;
  }

  private static boolean asksForHelp(List<String> arguments) {
    return options(arguments).stream()
        .anyMatch(argument -> Set.of("-h", "--help", "-V", "--version").contains(argument));
  }

  private Path file(List<String> arguments) {
    List<String> options = options(arguments);
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).startsWith("--config=")) {
        return Path.of(options.get(i).substring("--config=".length()));
      }
      if (options.get(i).equals("--config") && i + 1 < options.size()) {
        return Path.of(options.get(i + 1));
      }
    }
    String variable = environment.getOrDefault("FAULTLINE_CONFIG", "");
    return variable.isBlank() ? null : Path.of(variable);
  }

  private static List<String> options(List<String> arguments) {
    int end = arguments.indexOf("--");
    return end < 0 ? arguments : arguments.subList(0, end);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
