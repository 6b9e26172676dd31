package dev.faultline.producer.article;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a folder and its subfolders hold. Hidden files and folders are not looked at, links are not
 * followed.
 *
 * @param articles files that hold articles by their names, in alphabetical order
 * @param leftOut a remark about the others; empty when there are none
 */
record FolderFiles(List<Path> articles, Optional<String> leftOut) {

  private static final List<String> KNOWN =
      List.of(".txt", ".text", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".gz", ".zip");

  static FolderFiles in(Path folder) throws IOException {
    List<Path> articles = new ArrayList<>();
    Map<String, Integer> others = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .sorted()
          .forEach(
              file -> {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                if (KNOWN.stream().anyMatch(name::endsWith)) {
                  articles.add(file);
                } else {
                  others.merge(ending(name), 1, Integer::sum);
                }
              });
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    return new FolderFiles(List.copyOf(articles), leftOut(folder, others));
  }

  /** Every file, in alphabetical order, whatever its kind. */
  static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !hidden(folder.relativize(file)))
          .sorted()
          .toList();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Endings of the files that are read, for messages. */
  static String known() {
    return String.join(", ", KNOWN);
  }

  private static boolean hidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "no ending" : name.substring(dot);
  }

  private static Optional<String> leftOut(Path folder, Map<String, Integer> others) {
    if (others.isEmpty()) {
      return Optional.empty();
    }
    int count = others.values().stream().mapToInt(Integer::intValue).sum();
    String kinds =
        others.entrySet().stream()
            .map(other -> other.getKey() + ": " + other.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of(
        folder + ": left out " + count + " of other kinds (" + kinds + "); name a file to read it");
  }
}
