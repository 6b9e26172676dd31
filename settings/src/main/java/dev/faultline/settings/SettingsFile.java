package dev.faultline.settings;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a settings file: Java properties in UTF-8, but every entry keeps its line number. */
final class SettingsFile {

  private SettingsFile() {}

  /**
   * Entries in the order of the file.
   *
   * @throws Refusal when the file cannot be read, a line has no value sign, or a key comes twice
   */
  static Map<String, Setting> read(Path file) {
    Map<String, Setting> entries = new LinkedHashMap<>();
    List<String> lines = lines(file);
    int index = 0;
    while (index < lines.size()) {
      int number = index + 1;
      StringBuilder logical = new StringBuilder(lines.get(index++));
      while (endsInOddBackslashes(logical) && !isComment(logical) && index < lines.size()) {
        logical.append('\n').append(lines.get(index++));
      }
      if (!logical.toString().isBlank() && !isComment(logical)) {
        add(entries, logical.toString(), file + ", line " + number);
      }
    }
    return entries;
  }

  private static void add(Map<String, Setting> entries, String line, String where) {
    if (line.indexOf('=') < 0 && line.indexOf(':') < 0) {
      throw new Refusal(ExitCode.USAGE, where + ": expected 'name=value'");
    }
    Properties parsed = new Properties();
    try {
      parsed.load(new StringReader(line));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, where + ": " + e.getMessage(), e);
    }
    for (String name : parsed.stringPropertyNames()) {
      Setting earlier =
          entries.put(name, new Setting(name, parsed.getProperty(name).strip(), where));
      if (earlier != null) {
        throw new Refusal(
            ExitCode.USAGE,
            where
                + ": '"
                + name
                + "' was already set in "
                + earlier.where()
                + "; remove one of the two");
      }
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new Refusal(ExitCode.USAGE, "settings file " + file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new Refusal(ExitCode.USAGE, "settings file " + file + " may not be read", e);
    } catch (MalformedInputException e) {
      throw new Refusal(ExitCode.USAGE, "settings file " + file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE, "settings file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isComment(CharSequence line) {
    String text = line.toString().stripLeading();
    return text.startsWith("#") || text.startsWith("!");
  }

  private static boolean endsInOddBackslashes(CharSequence line) {
    int count = 0;
    while (count < line.length() && line.charAt(line.length() - 1 - count) == '\\') {
      count++;
    }
    return count % 2 == 1;
  }
}
