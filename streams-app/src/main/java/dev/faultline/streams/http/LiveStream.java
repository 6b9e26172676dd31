package dev.faultline.streams.http;

import dev.faultline.streams.live.News;
import dev.faultline.streams.live.Position;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One live stream. Writes never wait: at most one is under way, and what comes meanwhile is queued,
 * of each pair the latest tension. A reader so slow that the queue is full loses it and is told to
 * read the state again ({@code resync}); one that takes nothing for the connection's idle time is
 * cut off.
 */
final class LiveStream implements Consumer<News>, Callback {
  private static final int QUEUED = 500;
  private static final int AT_ONCE = 32 * 1024;
  private static final byte[] BEAT = ": \n\n".getBytes(StandardCharsets.UTF_8);

  private final Response response;
  private final Callback callback;
  private final Predicate<News> wanted;
  private final Function<News, byte[]> bytes;
  private final Runnable left;

  /** In the order of their ids, so that a reader who comes back misses nothing. */
  private final Map<String, News> queue = new LinkedHashMap<>();

  private byte[] first;
  private Position seen;
  private boolean lost;
  private boolean beat;
  private boolean writing;
  private boolean ended;

  LiveStream(
      Response response,
      Callback callback,
      Predicate<News> wanted,
      Function<News, byte[]> bytes,
      Runnable left) {
    this.response = response;
    this.callback = callback;
    this.wanted = wanted;
    this.bytes = bytes;
    this.left = left;
  }

  /**
   * Begins with a greeting and what was missed; without the latter, with the advice to read anew.
   */
  synchronized void begin(Position now, Optional<List<News>> missed) {
    seen = now;
    first =
        ("retry: 2000\nevent: hello\nid: " + now + "\ndata: {}\n\n")
            .getBytes(StandardCharsets.UTF_8);
    lost = missed.isEmpty();
    missed.orElse(List.of()).forEach(this::enqueue);
    write();
  }

  @Override
  public synchronized void accept(News news) {
    seen = news.after();
    enqueue(news);
    write();
  }

  private void enqueue(News news) {
    if (ended || lost && writing || !wanted.test(news)) {
      return;
    }
    if (queue.size() >= QUEUED) {
      queue.clear();
      lost = true;
    } else {
      String key = key(news);
      queue.remove(key); // the latest goes to the end
      queue.put(key, news);
    }
  }

  /** Of each pair the latest tension matters, but every alert. */
  private static String key(News news) {
    return news.kind() == News.Kind.TENSION
        ? news.pair()
        : news.kind() + " " + news.partition() + " " + news.offset();
  }

  synchronized void beat() {
    beat = true;
    write();
  }

  private void write() {
    if (writing || ended) {
      return;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (first != null) {
      out.writeBytes(first);
      first = null;
    }
    if (lost) {
      lost = false;
      out.writeBytes(
          ("event: resync\nid: " + seen + "\ndata: {}\n\n").getBytes(StandardCharsets.UTF_8));
    }
    var next = queue.values().iterator();
    while (out.size() < AT_ONCE && next.hasNext()) {
      out.writeBytes(bytes.apply(next.next()));
      next.remove();
    }
    if (out.size() == 0 && beat) {
      out.writeBytes(BEAT);
    }
    beat = false;
    if (out.size() > 0) {
      writing = true;
      response.write(false, ByteBuffer.wrap(out.toByteArray()), this);
    }
  }

  @Override
  public synchronized void succeeded() {
    writing = false;
    write();
  }

  @Override
  public void failed(Throwable failure) {
    end(failure);
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** Ends it; without a failure, as the server means to. */
  void end(Throwable failure) {
    synchronized (this) {
      if (ended) {
        return;
      }
      ended = true;
      queue.clear();
    }
    left.run();
    if (failure == null) {
      callback.succeeded();
    } else {
      callback.failed(failure);
    }
  }
}
