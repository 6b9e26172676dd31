package dev.faultline.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** The system's clock, set forward or back by so many seconds as a file says. */
final class SetClock implements InstantSource {
  private static final long LOOK_EVERY = 200_000_000;

  private final Path file;
  private volatile long offset;
  private volatile long looked = System.nanoTime() - LOOK_EVERY;

  SetClock(Path file) {
    this.file = file;
  }

  @Override
  public Instant instant() {
    long now = System.nanoTime();
    if (now - looked >= LOOK_EVERY) {
      looked = now;
      offset = offset();
    }
    return InstantSource.system().instant().plusSeconds(offset);
  }

  private long offset() {
    try {
      return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
    } catch (IOException | NumberFormatException halfWritten) {
      return offset;
    }
  }
}
