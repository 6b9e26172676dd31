package dev.faultline.producer.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Memory that the system gives this process, heap and all else.
 *
 * @param kibibytes now
 * @param peakKibibytes most since the process began
 */
public record ResidentMemory(long kibibytes, long peakKibibytes) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** What the system says; empty where it has no {@code /proc}. */
  public static Optional<ResidentMemory> ofThisProcess() {
    if (!Files.isReadable(STATUS)) {
      return Optional.empty();
    }
    try {
      long now = 0;
      long peak = 0;
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          now = number(line);
        } else if (line.startsWith("VmHWM:")) {
          peak = number(line);
        }
      }
      return Optional.of(new ResidentMemory(now, peak));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceAll("[^0-9]", ""));
  }
}
