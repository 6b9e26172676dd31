package dev.faultline.producer.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.Delivery;
import dev.faultline.producer.intake.Verdict;
import dev.faultline.producer.trace.Trace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the articles of one request through coding and Kafka and tells what became of each. */
final class ArticleRequests {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArticleReader reader;
  private final Deliveries deliveries;
  private final long mostBytes;
  private final Duration patience;
  private final Function<Verdict, ObjectNode> view;
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param reader reads articles
   * @param deliveries follows them
   * @param mostBytes how long a body may be
   * @param patience how long a request may wait for Kafka
   * @param view a verdict in JSON
   */
  ArticleRequests(
      ArticleReader reader,
      Deliveries deliveries,
      long mostBytes,
      Duration patience,
      Function<Verdict, ObjectNode> view) {
    this.reader = reader;
    this.deliveries = deliveries;
    this.mostBytes = mostBytes;
    this.patience = patience;
    this.view = view;
  }

  /** A body that is longer than allowed; the articles before the limit were taken. */
  static final class TooLongException extends IOException {
    TooLongException(long limit) {
      super("the body is longer than " + limit + " bytes; send fewer articles at a time");
    }
  }

  /**
   * What to answer.
   *
   * @param status HTTP status
   * @param body JSON
   */
  record Answer(int status, byte[] body) {}

  long mostBytes() {
    return mostBytes;
  }

  /**
   * Returns when everything is settled.
   *
   * @param trace that the caller named
   * @throws IOException when the body cannot be had or is too long
   */
  Answer take(InputStream body, Optional<Trace> trace, Consumer<ArticleReading> sink)
      throws IOException, InterruptedException {
    List<Verdict> verdicts = new ArrayList<>();
    CountDownLatch settled = new CountDownLatch(1);
    Delivery delivery =
        new Delivery(
            verdict -> {
              synchronized (verdicts) {
                verdicts.add(verdict);
              }
            },
            settled::countDown,
            trace);
    String name = "request " + requests.incrementAndGet();
    try {
      reader.readJson(name, new Limited(body, mostBytes), deliveries.tracked(delivery, sink));
    } finally {
      delivery.close();
    }
    boolean all = settled.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    synchronized (verdicts) {
      return answer(List.copyOf(verdicts), all);
    }
  }

  private Answer answer(List<Verdict> verdicts, boolean all) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    for (String status : List.of(Verdict.PUBLISHED, Verdict.SKIPPED, Verdict.REJECTED)) {
      root.put(status, verdicts.stream().filter(it -> it.status().equals(status)).count());
    }
    root.put("complete", all);
    ArrayNode articles = root.putArray("articles");
    verdicts.stream()
        .sorted(
            Comparator.comparingLong((Verdict it) -> it.position().line())
                .thenComparingLong(it -> it.position().column()))
        .forEach(it -> articles.add(view.apply(it)));
    boolean none = verdicts.stream().allMatch(it -> it.status().equals(Verdict.REJECTED));
    int status = !all ? 202 : none ? 422 : 200;
    return new Answer(status, JSON.writeValueAsBytes(root));
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      count(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        throw new TooLongException(limit);
      }
    }
  }
}
