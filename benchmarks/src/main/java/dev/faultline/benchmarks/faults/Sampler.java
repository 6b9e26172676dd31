package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Asks every instance at a steady pace what it holds on to, and writes each answer at once. */
final class Sampler implements AutoCloseable {
  private static final long EVERY = 10_000;

  private final Site site;
  private final Load load;
  private final PrintWriter csv;
  private final long began = System.nanoTime();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Sample> samples = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "sampler");
  private int missed;

  private Sampler(Site site, Load load, PrintWriter csv) {
    this.site = site;
    this.load = load;
    this.csv = csv;
  }

  /** Begins at once; takes a file that it may overwrite. */
  static Sampler start(Site site, Load load, Path file) throws IOException {
    PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false);
    Sampler sampler = new Sampler(site, load, csv);
    csv.println(Sample.HEAD);
    sampler.thread.setDaemon(true);
    sampler.thread.start();
    return sampler;
  }

  private void run() {
    try {
      for (long round = 1; ; round++) {
        long due = began + round * EVERY * 1_000_000 - System.nanoTime();
        Thread.sleep(Math.max(0, due / 1_000_000));
        for (int i = 0; i < site.instances(); i++) {
          take(i);
        }
      }
    } catch (InterruptedException closed) {
      // that is its end
    }
  }

  private void take(int instance) {
    double seconds = (System.nanoTime() - began) / 1e9;
    try {
      Sample sample =
          Sample.of(seconds, instance, load.records(), json.readTree(site.report(instance)));
      csv.println(sample);
      csv.flush();
      synchronized (this) {
        samples.add(sample);
      }
    } catch (IOException ended) { // the site starts it again
      synchronized (this) {
        missed++;
      }
    }
  }

  /** What was answered so far. */
  synchronized List<Sample> samples() {
    return List.copyOf(samples);
  }

  /** How often an instance did not answer. */
  synchronized int missed() {
    return missed;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(EVERY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    csv.close();
  }
}
