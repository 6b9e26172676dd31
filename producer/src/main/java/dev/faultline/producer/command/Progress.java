package dev.faultline.producer.command;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is published and tells every few seconds how far it is. */
final class Progress {

  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Messages messages;
  private final Clock clock;
  private final Instant start;
  private final AtomicLong articles = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private Instant next;
  private long told;

  Progress(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
    this.start = clock.instant();
    this.next = start.plus(INTERVAL);
  }

  void published(int claims) {
    articles.incrementAndGet();
    events.addAndGet(claims);
  }

  /** To be called often; speaks only when it is time to and there is something new. */
  void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(next) && articles.get() > told) {
      told = articles.get();
      next = now.plus(INTERVAL);
      messages.line(summary() + messages.summary() + rate(now));
    }
  }

  String summary() {
    return String.format(
        Locale.ROOT, "%,d articles published with %,d events", articles.get(), events.get());
  }

  private String rate(Instant now) {
    double seconds = Math.max(1, Duration.between(start, now).toMillis()) / 1000.0;
    return String.format(Locale.ROOT, "; %.0f articles/s", articles.get() / seconds);
  }
}
