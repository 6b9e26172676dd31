package dev.faultline.streams.metrics;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.topology.Stage;
import dev.faultline.streams.topology.TopologyListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KafkaStreams;

/** The measurements of one streams app, in Prometheus' text format. Safe between threads. */
public final class Metrics implements TopologyListener, AutoCloseable {
  /** Media type of {@link #text()}. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  /** How soon the figures of a task that has just come are among the measurements. */
  private static final Duration LOOKS_EVERY = Duration.ofSeconds(10);

  private static final Duration[] ANSWERS = millis(1, 2, 5, 10, 20, 50, 100, 250, 500, 1000, 2500);
  private static final Duration[] FRESHNESS =
      millis(100, 250, 500, 1000, 2000, 5000, 10_000, 30_000, 60_000, 300_000);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Clock wall;
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();
  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Timer queryable;
  private final AtomicInteger unpublished = new AtomicInteger();
  private final List<AutoCloseable> bound = new CopyOnWriteArrayList<>();

  private record Answered(String route, int status) {}

  /** Why an answer is made anew. */
  public enum Made {
    /** None is kept to that question. */
    FIRST,
    /** The pair was written since. */
    NEWS,
    /** Another instant is the present. */
    CLOCK
  }

  /**
   * Measures from now on.
   *
   * @param wall what the producers' clocks are compared with
   */
  public Metrics(Clock wall) {
    this.wall = wall;
    registry.config().meterFilter(new KafkaMeters());
    queryable =
        Timer.builder("faultline.queryable.after")
            .description("Time from an event being coded until queries count it")
            .serviceLevelObjectives(FRESHNESS)
            .register(registry);
    Gauge.builder("faultline.pairs.unpublished", unpublished, AtomicInteger::get)
        .description("Pairs with news that queries count, and that is published soon")
        .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    JvmGcMetrics collections = new JvmGcMetrics();
    collections.bindTo(registry);
    bound.add(collections);
    // Prometheus sees no increase in a series that begins with 1.
    for (Made because : Made.values()) {
      made(because.name());
    }
    for (AlertKind kind : AlertKind.values()) {
      alerts(kind);
    }
    for (Stage stage : Stage.values()) {
      deadLetters(stage.text());
    }
  }

  private static Duration[] millis(long... values) {
    List<Duration> durations = new ArrayList<>();
    for (long value : values) {
      durations.add(Duration.ofMillis(value));
    }
    return durations.toArray(Duration[]::new);
  }

  /** Adds what Kafka Streams and its clients measure: lag, restoration, commits, store sizes. */
  public void bind(KafkaStreams streams) {
    ScheduledExecutorService looks =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "kafka-metrics");
              thread.setDaemon(true);
              return thread;
            });
    KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(streams, List.of(), looks, LOOKS_EVERY);
    kafka.bindTo(registry);
    bound.add(kafka);
    bound.add(looks::shutdownNow);
  }

  /** Adds how large the disk of a folder is and how much of it is free. */
  public void watchDisk(Path folder) {
    new DiskSpaceMetrics(folder.toFile()).bindTo(registry);
  }

  /** Adds a figure that is asked for whenever the measurements are read. */
  public void gauge(String name, String description, Supplier<Number> figure) {
    Gauge.builder(name, figure).description(description).register(registry);
  }

  /**
   * Counts a request.
   *
   * @param route path with its variables in braces, so that there are few
   * @param nanos how long the answer took, until it was handed to the network
   */
  public void answered(String route, int status, long nanos) {
    requests
        .computeIfAbsent(
            new Answered(route, status),
            one ->
                Timer.builder("faultline.http.requests")
                    .description("Requests answered")
                    .tag("route", one.route)
                    .tag("status", String.valueOf(one.status))
                    .serviceLevelObjectives(ANSWERS)
                    .register(registry))
        .record(Duration.ofNanos(nanos));
  }

  @Override
  public void sent(SpecificRecord value) {
    if (value instanceof TensionAlert alert) {
      alerts(alert.getKind()).increment();
    } else if (value instanceof DeadLetter letter) {
      deadLetters(letter.getStage()).increment();
    }
  }

  /** Counts an answer about a pair that was made, since none was kept that is good. */
  public void made(Made because) {
    made(because.name()).increment();
  }

  private Counter made(String because) {
    return counter(
        "faultline.pair.answers.made", "Answers about a pair made anew", "because", because);
  }

  private Counter alerts(AlertKind kind) {
    return counter("faultline.alerts", "Alerts raised", "kind", kind.name());
  }

  private Counter deadLetters(String stage) {
    return counter("faultline.dead.letters", "Records that cannot be used", "stage", stage);
  }

  private Counter counter(String name, String description, String tag, String value) {
    return counters.computeIfAbsent(
        name + value,
        any ->
            Counter.builder(name)
                .description(description)
                .tag(tag, value.toLowerCase(Locale.ROOT))
                .register(registry));
  }

  @Override
  public void queryable(long observedAt) {
    long after = wall.millis() - observedAt;
    if (after >= 0) { // else the clocks differ, and nothing can be said
      queryable.record(Duration.ofMillis(after));
    }
  }

  @Override
  public void unpublished(int more) {
    unpublished.addAndGet(more);
  }

  /** Pairs with news that queries count, and that is not published yet. */
  public int pairsUnpublished() {
    return unpublished.get();
  }

  /** All measurements as they are now. */
  public String text() {
    return registry.scrape();
  }

  @Override
  public void close() {
    for (AutoCloseable one : bound) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("not closed: " + one, e);
      }
    }
    registry.close();
  }
}
