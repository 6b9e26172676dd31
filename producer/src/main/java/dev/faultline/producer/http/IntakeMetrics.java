package dev.faultline.producer.http;

import dev.faultline.producer.intake.SourceStates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the producer has taken in and how its sources are doing, in Prometheus' form. */
public final class IntakeMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Counter events =
      Counter.builder("faultline.events").description("Events published.").register(registry);
  private final SourceStates sources;
  private final Clock clock;
  private final Set<String> measured = new HashSet<>();

  /**
   * @param sources whose state is told
   * @param clock tells how long ago something was
   */
  public IntakeMetrics(SourceStates sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
    new JvmMemoryMetrics().bindTo(registry);
    collections.bindTo(registry);
    articles("published", "");
  }

  /** Kafka has an article with so many events. */
  public void published(int count) {
    articles("published", "").increment();
    events.increment(count);
  }

  /** An article is not coded, or cannot be used; the reason is one of a few short words. */
  public void notPublished(String status, String reason) {
    articles(status, reason).increment();
  }

  private Counter articles(String status, String reason) {
    return Counter.builder("faultline.articles")
        .description("Articles by what became of them.")
        .tags(Tags.of("status", status, "reason", reason))
        .register(registry);
  }

  /** All figures in Prometheus' text form. */
  public synchronized String scrape() {
    for (SourceStates.State state : sources.all()) {
      if (measured.add(state.name())) {
        measure(state.name());
      }
    }
    return registry.scrape();
  }

  private void measure(String source) {
    gauge(
        "faultline.source.silence.seconds",
        "Seconds since the source last answered.",
        source,
        state -> seconds(state.silence(clock)));
    gauge(
        "faultline.source.lag.seconds",
        "Age of the source's newest article when it came.",
        source,
        state -> seconds(state.newest()));
    gauge(
        "faultline.source.failures",
        "Failures in a row; 0 while the source answers.",
        source,
        state -> (double) state.failures());
    gauge(
        "faultline.source.dead",
        "1 when the source has failed so often that a person should look.",
        source,
        state -> state.dead() ? 1.0 : 0.0);
    FunctionCounter.builder(
            "faultline.source.errors", this, any -> value(source, it -> (double) it.errors()))
        .description("Failures altogether.")
        .tags("source", source)
        .register(registry);
  }

  private void gauge(
      String name, String about, String source, Function<SourceStates.State, Double> value) {
    Gauge.builder(name, this, any -> value(source, value))
        .description(about)
        .tags("source", source)
        .register(registry);
  }

  private double value(String source, Function<SourceStates.State, Double> value) {
    return sources.all().stream()
        .filter(state -> state.name().equals(source))
        .findFirst()
        .map(value)
        .orElse(Double.NaN);
  }

  private static double seconds(Optional<Duration> time) {
    return time.map(it -> it.toMillis() / 1000.0).orElse(Double.NaN);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
