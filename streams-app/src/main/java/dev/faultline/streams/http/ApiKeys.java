package dev.faultline.streams.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Keys that callers show. The file holds a line for each: role (read or admin), SHA-256 of the key
 * in hex, and a name; so that who reads the file has no key. Empty lines and # lines are skipped.
 */
final class ApiKeys {
  private final Map<String, Role> roles;

  private ApiKeys(Map<String, Role> roles) {
    this.roles = Map.copyOf(roles);
  }

  /**
   * @throws IllegalArgumentException naming file and line
   */
  static ApiKeys read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("API keys " + file + " cannot be read: " + e, e);
    }
    Map<String, Role> roles = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\s+", 3);
      Role role =
          parts[0].equals("read") ? Role.READ : parts[0].equals("admin") ? Role.ADMIN : null;
      if (role == null || parts.length < 2 || !parts[1].matches("(?i)[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "API keys "
                + file
                + ", line "
                + (i + 1)
                + ": expected 'read' or 'admin', the SHA-256 of the key in hex, and a name");
      }
      roles.put(parts[1].toLowerCase(Locale.ROOT), role);
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("API keys " + file + " holds no key");
    }
    return new ApiKeys(roles);
  }

  /** What the key allows; null when it is not known. Compares hashes, so time tells nothing. */
  Role role(String key) {
    return roles.get(hash(key));
  }

  static String hash(String key) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
