package dev.faultline.producer.command;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is published and tells every few seconds how far it is. */
final class Progress {

  private final Messages messages;
  private final Pace pace;
  private final AtomicLong articles = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong passedOver = new AtomicLong();
  private long told;

  Progress(Messages messages, Pace pace) {
    this.messages = messages;
    this.pace = pace;
  }

  void published(int claims) {
    articles.incrementAndGet();
    events.addAndGet(claims);
  }

  /** An article that an earlier run has published. */
  void passedOver() {
    passedOver.incrementAndGet();
    pace.startHere();
  }

  /** To be called often; speaks only when it is time to and there is something new. */
  void tick() {
    if (articles.get() > told && pace.due()) {
      told = articles.get();
      messages.status(summary() + messages.summary() + "; " + pace.text(told, "articles"));
    }
  }

  String summary() {
    String text =
        String.format(
            Locale.ROOT, "%,d articles published with %,d events", articles.get(), events.get());
    return passedOver.get() == 0
        ? text
        : text + String.format(Locale.ROOT, ", %,d were done by an earlier run", passedOver.get());
  }
}
