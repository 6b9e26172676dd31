package dev.faultline.streams.live;

import dev.faultline.schemas.TensionAlert;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/** Passes news on to whoever listens, and keeps the latest for those who come back. */
public final class NewsFeed {
  private static final int KEPT = 10_000;
  private static final int ALERTS = 10_000;

  private final Deque<News> kept = new ArrayDeque<>();
  private final Deque<TensionAlert> alerts = new ArrayDeque<>();
  private final List<Consumer<News>> listeners = new CopyOnWriteArrayList<>();
  private Position from = new Position(new long[0], new long[0]);
  private Position now = from;

  /** Takes news; partitions in their order. */
  public void accept(
      News.Kind kind, String pair, int partition, long offset, SpecificRecord value) {
    accept(kind, pair, partition, offset, () -> value);
  }

  /** The same, of a record that is decoded when somebody wants to see it. */
  public synchronized void accept(
      News.Kind kind,
      String pair,
      int partition,
      long offset,
      Supplier<? extends SpecificRecord> content) {
    now = now.after(kind, partition, offset);
    News news = new News(kind, pair, partition, offset, content, now);
    kept.add(news);
    if (kept.size() > KEPT) {
      News gone = kept.remove();
      from = from.after(gone.kind(), gone.partition(), gone.offset());
    }
    if (kind == News.Kind.ALERT && news.value() instanceof TensionAlert alert) {
      alerts.addFirst(alert);
      if (alerts.size() > ALERTS) {
        alerts.removeLast();
      }
    }
    for (Consumer<News> listener : listeners) {
      listener.accept(news);
    }
  }

  /** Says where reading of a partition begins: what lies before is not known here. */
  public synchronized void begin(News.Kind kind, int partition, long offset) {
    from = from.after(kind, partition, offset - 1);
    now = now.after(kind, partition, offset - 1);
  }

  /**
   * Listens to all news from now on; told of each in order, and must not block.
   *
   * @return what was missed since the position; empty when some of it is not kept any more
   */
  public synchronized Optional<List<News>> listen(Position since, Consumer<News> listener) {
    listeners.add(listener);
    if (since == null) {
      return Optional.of(List.of());
    }
    if (behind(since)) {
      return Optional.empty();
    }
    List<News> missed = new ArrayList<>();
    for (News news : kept) {
      if (news.offset() >= since.wanted(news.kind(), news.partition())) {
        missed.add(news);
      }
    }
    return Optional.of(missed);
  }

  private boolean behind(Position since) {
    for (News.Kind kind : News.Kind.values()) {
      for (int partition = 0; partition < from.partitions(kind); partition++) {
        if (since.wanted(kind, partition) < from.wanted(kind, partition)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ends listening. */
  public void leave(Consumer<News> listener) {
    listeners.remove(listener);
  }

  /** Position of a reader that has seen everything. */
  public synchronized Position position() {
    return now;
  }

  /** The latest alerts, newest first. */
  public synchronized List<TensionAlert> alerts() {
    return List.copyOf(alerts);
  }
}
