package dev.faultline.fuzzing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Tries a parser with many inputs and fails, at the end, when any of them made it throw what it
 * should not or take too long. Every input follows from seed and number alone.
 *
 * <p>System properties: {@code faultline.fuzz}, inputs of each parser (300); {@code
 * faultline.fuzz.seed}; {@code faultline.fuzz.minutes}, most minutes of each parser (240); {@code
 * faultline.fuzz.from}, the number of the first input (0), to go on where a run ended; {@code
 * faultline.fuzz.only}, the number of a single input to try.
 */
public final class Fuzz {
  /** Of the processor's time, since other programs may take it for long. */
  private static final Duration HANGS = Duration.ofSeconds(30);

  /** For what waits rather than works. */
  private static final Duration HANGS_AT_LAST = Duration.ofMinutes(10);

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int MOST_KINDS = 20;

  private final String name;
  private final long seed = Long.getLong("faultline.fuzz.seed", 20_251_124L);
  private final long inputs;
  private final long from = Long.getLong("faultline.fuzz.from", 0L);
  private final long only = Long.getLong("faultline.fuzz.only", -1L);
  private final long minutes = Long.getLong("faultline.fuzz.minutes", 240L);
  private final Map<String, String> failures = new TreeMap<>();

  private volatile long number;
  private volatile long tried;
  private volatile long since;
  private volatile long cpuSince;

  private Fuzz(String name, int part) {
    this.name = name;
    this.inputs = Long.getLong("faultline.fuzz", 300L) / part;
  }

  /** What is tried. */
  @FunctionalInterface
  public interface Parser {
    /** Throws only what is a fault; refusing an input is none. */
    void read(byte[] input) throws Exception;
  }

  /**
   * Tries a parser.
   *
   * @param name what is tried, for messages and names of files
   * @param seeds good inputs
   * @param words words of the format that inputs are broken with
   * @throws AssertionError naming every kind of failure, with the number of an input for each
   */
  public static void run(String name, List<String> seeds, List<String> words, Parser parser) {
    List<byte[]> bytes = seeds.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList();
    runBytes(name, bytes, words, parser);
  }

  /** The same with inputs that are not text. */
  public static void runBytes(String name, List<byte[]> seeds, List<String> words, Parser parser) {
    new Fuzz(name, 1).run(new Mutations(seeds, words), parser);
  }

  /** The same with a part of the inputs only, for what takes long. */
  public static void runPart(
      String name, int part, List<String> seeds, List<String> words, Parser parser) {
    List<byte[]> bytes = seeds.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList();
    new Fuzz(name, part).run(new Mutations(bytes, words), parser);
  }

  private void run(Mutations mutations, Parser parser) {
    long began = System.nanoTime();
    Thread worker = new Thread(() -> tryAll(mutations, parser, began), "fuzz-" + name);
    worker.setDaemon(true);
    since = began;
    worker.start();
    while (worker.isAlive()) {
      if (hangs(worker)) {
        AssertionError hangs = new AssertionError("hangs, here is where");
        hangs.setStackTrace(worker.getStackTrace());
        keep(mutations.next(random(number)), hangs);
        break;
      }
      try {
        worker.join(1_000);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "fuzz %s: %,d inputs from number %d, seed %d, %.0f s, %d kinds of failures%n",
        name,
        tried,
        only >= 0 ? only : from,
        seed,
        (System.nanoTime() - began) / 1e9,
        failures.size());
    if (!failures.isEmpty()) {
      throw new AssertionError(name + ":\n" + String.join("\n", failures.values()));
    }
  }

  private boolean hangs(Thread worker) {
    long startOfInput = cpuSince;
    return THREADS.getThreadCpuTime(worker.getId()) - startOfInput > HANGS.toNanos()
        || System.nanoTime() - since > HANGS_AT_LAST.toNanos();
  }

  private void tryAll(Mutations mutations, Parser parser, long began) {
    long first = only >= 0 ? only : from;
    long end = only >= 0 ? only + 1 : from + inputs;
    long deadline = began + Duration.ofMinutes(minutes).toNanos();
    for (long i = first; i < end && failures.size() < MOST_KINDS; i++) {
      byte[] input = mutations.next(random(i));
      since = System.nanoTime();
      cpuSince = THREADS.getCurrentThreadCpuTime();
      if (since > deadline) {
        break;
      }
      number = i;
      tried++;
      try {
        parser.read(input);
      } catch (Throwable failure) { // that is what is looked for
        keep(input, failure);
      }
    }
  }

  /** Neighbouring numbers must not give like inputs: the first numbers of near seeds are near. */
  private Random random(long input) {
    long mixed = (seed + input) * 0x9E3779B97F4A7C15L;
    return new Random(mixed ^ mixed >>> 32);
  }

  private synchronized void keep(byte[] input, Throwable failure) {
    String kind = kind(failure);
    if (failures.containsKey(kind)) {
      return;
    }
    Path file = Path.of("target", "fuzz", name + "-" + number);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    failures.put(
        kind,
        "input "
            + number
            + " of seed "
            + seed
            + " (kept in "
            + file
            + "): "
            + failure
            + (failure.getCause() == null ? "" : " caused by " + failure.getCause())
            + trace(failure));
  }

  /** Two failures of one kind come from one place. */
  private static String kind(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getName() + (trace.length == 0 ? "" : trace[0].toString());
  }

  private static String trace(Throwable failure) {
    StringBuilder shown = new StringBuilder();
    StackTraceElement[] trace = failure.getStackTrace();
    for (int i = 0; i < Math.min(12, trace.length); i++) {
      shown.append("\n    at ").append(trace[i]);
    }
    return shown.toString();
  }
}
