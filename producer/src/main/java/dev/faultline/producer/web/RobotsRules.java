package dev.faultline.producer.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a host's robots.txt says to us, by RFC 9309: the longest matching rule decides. */
final class RobotsRules {

  static final RobotsRules ALLOW_ALL = new RobotsRules(List.of(), Optional.empty());
  static final RobotsRules ALLOW_NOTHING =
      new RobotsRules(List.of(new Rule(false, "/")), Optional.empty());

  private static final int LONGEST_DELAY_SECONDS = 3600;

  private final List<Rule> rules;
  private final Optional<Duration> delay;

  private record Rule(boolean allow, String path) {
    boolean matches(String target) {
      boolean end = path.endsWith("$");
      String[] parts = (end ? path.substring(0, path.length() - 1) : path).split("\\*", -1);
      StringBuilder regex = new StringBuilder();
      for (int i = 0; i < parts.length; i++) {
        regex.append(i == 0 ? "" : ".*?").append(Pattern.quote(parts[i]));
      }
      Pattern pattern = Pattern.compile(regex + (end ? "$" : ""));
      return pattern.matcher(target).lookingAt();
    }
  }

  private RobotsRules(List<Rule> rules, Optional<Duration> delay) {
    this.rules = List.copyOf(rules);
    this.delay = delay;
  }

  /** Reads the groups for us; without one, those for everybody. */
  static RobotsRules parse(String text, String ownName) {
    RobotsRules own = group(text, ownName);
    return own != null ? own : Optional.ofNullable(group(text, "*")).orElse(ALLOW_ALL);
  }

  private static RobotsRules group(String text, String name) {
    List<Rule> rules = new ArrayList<>();
    Optional<Duration> delay = Optional.empty();
    boolean ours = false;
    boolean found = false;
    boolean inNames = false;
    for (String line : text.lines().limit(20_000).toList()) {
      String[] field = line.split("#", 2)[0].split(":", 2);
      if (field.length < 2) {
        continue;
      }
      String key = field[0].strip().toLowerCase(Locale.ROOT);
      String value = field[1].strip();
      switch (key) {
        case "user-agent" -> {
          boolean match = value.toLowerCase(Locale.ROOT).equals(name);
          ours = inNames ? ours || match : match;
          found |= match;
          inNames = true;
        }
        case "allow", "disallow" -> {
          inNames = false;
          if (ours && !value.isEmpty()) {
            rules.add(new Rule(key.equals("allow"), value));
          }
        }
        case "crawl-delay" -> {
          inNames = false;
          if (ours) {
            delay = seconds(value).or(() -> Optional.empty());
          }
        }
        default -> inNames = false;
      }
    }
    return found ? new RobotsRules(rules, delay) : null;
  }

  private static Optional<Duration> seconds(String text) {
    try {
      double seconds = Double.parseDouble(text);
      return seconds > 0
          ? Optional.of(Duration.ofMillis((long) (Math.min(seconds, LONGEST_DELAY_SECONDS) * 1000)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a path with its query may be fetched. */
  boolean allows(String path) {
    int longest = -1;
    boolean allowed = true;
    for (Rule rule : rules) {
      int length = rule.path().length();
      boolean decides = length > longest || (length == longest && rule.allow());
      if (decides && rule.matches(path)) {
        longest = length;
        allowed = rule.allow();
      }
    }
    return allowed;
  }

  /** Time that the host asks to leave between two fetches. */
  Optional<Duration> delay() {
    return delay;
  }
}
