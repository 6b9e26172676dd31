package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks every instance at a steady pace what it holds on to, and writes each answer at once. */
final class Sampler implements AutoCloseable {
  private static final long END_WITHIN = 30;

  private final Site site;
  private final Load load;
  private final PrintWriter csv;
  private final long began = System.nanoTime();
  private final ObjectMapper json = new ObjectMapper();
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private int missed;

  private Sampler(Site site, Load load, PrintWriter csv) {
    this.site = site;
    this.load = load;
    this.csv = csv;
  }

  /**
   * Begins at once; takes a file that it may overwrite.
   *
   * @param every seconds between two samples
   */
  static Sampler start(Site site, Load load, Path file, long every) throws IOException {
    PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), false);
    Sampler sampler = new Sampler(site, load, csv);
    csv.println(Sample.HEAD);
    sampler.pace.scheduleAtFixedRate(sampler::takeAll, every, every, TimeUnit.SECONDS);
    return sampler;
  }

  private void takeAll() {
    for (int i = 0; i < site.instances(); i++) {
      take(i);
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
    pace.shutdownNow();
    try {
      pace.awaitTermination(END_WITHIN, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    csv.close();
  }
}
