package dev.faultline.producer.intake;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Codes articles on several threads and hands them on in the order in which they were read. At most
 * a few articles a thread are under way; then the source waits.
 */
public final class OrderedCoding {

  private static final Logger LOG = LoggerFactory.getLogger(OrderedCoding.class);
  private static final int UNDER_WAY_PER_THREAD = 8;
  private static final int IDLE_MILLIS = 100;

  /** No news article is as long: whoever gives one has probably put many into one file. */
  private static final int SUSPICIOUS_LENGTH = 1 << 20;

  private static final String TOO_LONG_FOR_ONE =
      "more than a million characters coded as one article; if it holds several, put them into JSON"
          + " Lines, one a line";
  private static final CompletableFuture<ArticleOutcome> END =
      CompletableFuture.completedFuture(null);

  private final ArticleCoder coder;
  private final int threads;

  /**
   * @param coder what codes; shared by the threads
   * @param threads how many articles are coded at once, 1 or more
   */
  public OrderedCoding(ArticleCoder coder, int threads) {
    this.coder = coder;
    this.threads = threads;
  }

  /** One thread for each processor. */
  public static OrderedCoding onAllCores(ArticleCoder coder) {
    return new OrderedCoding(coder, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Runs the source to its end.
   *
   * @param source is read on a thread of its own
   * @param sink takes the outcomes on the calling thread, in the order of the source
   * @throws RuntimeException what source or sink threw; the other is then stopped
   */
  public void run(ArticleSource source, Consumer<ArticleOutcome> sink) {
    run(source, sink, () -> {});
  }

  /**
   * Runs the source to its end.
   *
   * @param source is read on a thread of its own
   * @param sink takes the outcomes on the calling thread, in the order of the source
   * @param idle runs on the calling thread whenever nothing has come for a moment
   * @throws RuntimeException what source, sink or idle threw; the others are then stopped
   */
  public void run(ArticleSource source, Consumer<ArticleOutcome> sink, Runnable idle) {
    BlockingQueue<CompletableFuture<ArticleOutcome>> queue =
        new ArrayBlockingQueue<>(threads * UNDER_WAY_PER_THREAD, true);
    ExecutorService coders = Executors.newFixedThreadPool(threads, named("coder"));
    CompletableFuture<Void> reading = new CompletableFuture<>();
    Thread reader = named("reader").newThread(() -> read(source, queue, coders, reading));
    reader.start();
    try {
      CompletableFuture<ArticleOutcome> next = null;
      while (next != END) {
        if (next == null) {
          idle.run();
        } else {
          sink.accept(next.join());
        }
        next = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
      }
      rethrow(reading);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while coding");
    } finally {
      reader.interrupt();
      coders.shutdownNow();
    }
  }

  private static void rethrow(CompletableFuture<Void> reading) {
    Throwable failure = reading.handle((nothing, problem) -> problem).join();
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
  }

  private void read(
      ArticleSource source,
      BlockingQueue<CompletableFuture<ArticleOutcome>> queue,
      ExecutorService coders,
      CompletableFuture<Void> reading) {
    try {
      source.forEach(item -> put(queue, coding(item, coders)));
      reading.complete(null);
    } catch (RuntimeException | Error e) {
      reading.completeExceptionally(e);
    } finally {
      try {
        queue.put(END);
      } catch (InterruptedException e) {
        // The taker is gone: nobody waits for the end.
      }
    }
  }

  private CompletableFuture<ArticleOutcome> coding(ArticleReading item, ExecutorService coders) {
    if (item instanceof ArticleReading.Read read) {
      return CompletableFuture.supplyAsync(() -> code(read), coders);
    }
    return CompletableFuture.completedFuture(
        new ArticleOutcome.Rejected((ArticleReading.Rejected) item));
  }

  private ArticleOutcome code(ArticleReading.Read read) {
    Article article = read.article();
    try {
      CodingResult result = coder.code(article);
      if (result instanceof CodingResult.Coded coded) {
        List<String> notes = new ArrayList<>(read.notes());
        notes.addAll(coded.notes());
        if (article.text().length() > SUSPICIOUS_LENGTH) {
          notes.add(TOO_LONG_FOR_ONE);
        }
        return new ArticleOutcome.Coded(article, read.position(), coded.events(), notes);
      }
      CodingResult.Skipped skipped = (CodingResult.Skipped) result;
      return new ArticleOutcome.Skipped(
          article, read.position(), skipped.reason(), skipped.detail());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("the event coder failed on article {} of {}", article.id(), read.position(), e);
      return new ArticleOutcome.Rejected(
          new ArticleReading.Rejected(
              read.position(),
              RejectionReason.CODER_FAILED,
              "the event coder failed on article "
                  + article.id()
                  + " ("
                  + e
                  + "); please report it with the article"));
    }
  }

  private static void put(
      BlockingQueue<CompletableFuture<ArticleOutcome>> queue,
      CompletableFuture<ArticleOutcome> item) {
    try {
      queue.put(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    }
  }

  private static java.util.concurrent.ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, "faultline-" + name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
