package dev.faultline.producer.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Keys of those who may hand in articles. The file holds the SHA-256 of a key in hex and a name a
 * line, so that who reads the file has no key. Empty lines and # lines are skipped.
 */
public final class IntakeKeys {

  private final Set<String> hashes;

  private IntakeKeys(Set<String> hashes) {
    this.hashes = Set.copyOf(hashes);
  }

  /** No key: nobody may hand in anything. */
  public static IntakeKeys none() {
    return new IntakeKeys(Set.of());
  }

  /**
   * Reads the file.
   *
   * @throws IllegalArgumentException naming file and line
   */
  public static IntakeKeys read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("the keys " + file + " cannot be read: " + e, e);
    }
    Set<String> hashes = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String hash = line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
        if (!hash.matches("[0-9a-f]{64}")) {
          throw new IllegalArgumentException(
              "the keys "
                  + file
                  + ", line "
                  + (i + 1)
                  + ": expected the SHA-256 of a key in hex and a name");
        }
        hashes.add(hash);
      }
    }
    if (hashes.isEmpty()) {
      throw new IllegalArgumentException("the keys " + file + " holds no key");
    }
    return new IntakeKeys(hashes);
  }

  /** False when nobody may hand in anything. */
  boolean any() {
    return !hashes.isEmpty();
  }

  /** Whether the key is one of them. Compares hashes, so time tells nothing. */
  boolean allows(String key) {
    return hashes.contains(hash(key));
  }

  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
