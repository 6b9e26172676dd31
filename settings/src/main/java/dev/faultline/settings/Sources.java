package dev.faultline.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What environment and settings file say, checked against the names that exist. */
final class Sources implements IDefaultValueProvider {
  /** Variables that the launcher reads, and the one that names the settings file. */
  private static final Set<String> LAUNCHER =
      Set.of("FAULTLINE_CONFIG", "FAULTLINE_JAVA_OPTS", "FAULTLINE_MAVEN_OPTS");

  private final Map<String, Setting> settings = new LinkedHashMap<>();

  /**
   * @param file null for none
   * @param known every setting's name, of this program and of the others
   * @throws Refusal when a name is not known, or the file cannot be read
   */
  Sources(Map<String, String> environment, Path file, Collection<String> known) {
    if (file != null) {
      SettingsFile.read(file).values().forEach(setting -> addFromFile(setting, known));
    }
    Map<String, String> byVariable =
        known.stream().collect(Collectors.toMap(Setting::variable, name -> name));
    new TreeMap<>(environment)
        .forEach(
            (variable, value) -> {
              if (variable.startsWith("FAULTLINE_") && !LAUNCHER.contains(variable)) {
                Setting setting =
                    new Setting(nameOf(variable, byVariable), value, "variable " + variable);
                settings.put(setting.name(), setting);
              }
            });
  }

  private void addFromFile(Setting setting, Collection<String> known) {
    String name = setting.name();
    if (!known.contains(name) && !name.startsWith("kafka.")) {
      List<String> candidates = new ArrayList<>(known);
      KafkaProperty.names().forEach(property -> candidates.add("kafka." + property));
      String hint =
          KafkaProperty.find(name).isPresent()
              ? "did you mean 'kafka." + name + "'?"
              : NearestName.hint(
                  name, candidates, "remove the line, or see docs/settings.md for the names");
      throw new Refusal(
          ExitCode.USAGE, setting.where() + ": unknown setting '" + name + "'; " + hint);
    }
    settings.put(name, setting);
  }

  private static String nameOf(String variable, Map<String, String> byVariable) {
    String name = byVariable.get(variable);
    if (name != null) {
      return name;
    }
    if (variable.startsWith("FAULTLINE_KAFKA_")) {
      Optional<KafkaProperty> property =
          KafkaProperty.ofVariable(variable.substring("FAULTLINE_KAFKA_".length()));
      if (property.isPresent()) {
        return "kafka." + property.get().name();
      }
    }
    List<String> candidates = new ArrayList<>(byVariable.keySet());
    candidates.addAll(LAUNCHER);
    candidates.addAll(KafkaProperty.variables());
    throw new Refusal(
        ExitCode.USAGE,
        "unknown environment variable "
            + variable
            + "; "
            + NearestName.hint(
                variable, candidates, "unset it, or see docs/settings.md for the names"));
  }

  /** What was set for Kafka's own properties. */
  List<Setting> kafka() {
    return settings.values().stream()
        .filter(setting -> setting.name().startsWith("kafka."))
        .toList();
  }

  Optional<Setting> find(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? find(nameOf(option)).map(Setting::value).orElse(null)
        : null;
  }

  /** Name of an option in file and environment: its longest, without the dashes. */
  static String nameOf(OptionSpec option) {
    return option.longestName().replaceFirst("^-+", "");
  }

  /** Whether an option can be set by file and environment; help and such cannot. */
  static boolean isSetting(OptionSpec option) {
    return !option.usageHelp()
        && !option.versionHelp()
        && option.longestName().startsWith("--")
        && !option.longestName().equals("--config")
        && !option.longestName().equals("--kafka");
  }
}
