package dev.faultline.schemas.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/**
 * The released versions of the contract, kept as files: a folder a version, one self-contained
 * schema a topic. A release is never changed afterwards; somebody's records are written in it.
 */
final class Releases {

  static final Path FOLDER = Path.of("src", "main", "released");
  private static final String SUFFIX = ".avsc";

  private Releases() {}

  /** All versions in the folder, in the order of their names. */
  static List<Contract> in(Path folder) throws IOException {
    List<Contract> contracts = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      for (Path version : entries(folder)) {
        if (Files.isDirectory(version)) {
          contracts.add(read(version));
        }
      }
    }
    return contracts;
  }

  /**
   * Adds a version.
   *
   * @throws IllegalStateException when the version is there already, or the contract is not
   *     compatible with an earlier one
   */
  static void add(Path folder, String version, Contract contract) throws IOException {
    if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalStateException("not a version: '" + version + "'; expected such as 0.1.0");
    }
    Path target = folder.resolve(version);
    if (Files.exists(target)) {
      throw new IllegalStateException("version " + version + " has been released: " + target);
    }
    List<String> faults = Compatibility.faults(contract, in(folder));
    if (!faults.isEmpty()) {
      throw new IllegalStateException("not compatible:\n  " + String.join("\n  ", faults));
    }
    Files.createDirectories(target);
    for (Map.Entry<String, Schema> entry : contract.byTopic().entrySet()) {
      Files.writeString(
          target.resolve(entry.getKey() + SUFFIX),
          SchemaFormatter.format("json/pretty", entry.getValue()) + "\n");
    }
  }

  private static Contract read(Path version) throws IOException {
    Map<String, Schema> byTopic = new TreeMap<>();
    for (Path file : entries(version)) {
      String name = file.getFileName().toString();
      if (name.endsWith(SUFFIX)) {
        byTopic.put(
            name.substring(0, name.length() - SUFFIX.length()),
            new Schema.Parser().parse(file.toFile()));
      }
    }
    return new Contract(version.getFileName().toString(), byTopic);
  }

  private static List<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }
}
