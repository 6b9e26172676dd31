package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleReading;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Something that hands on articles as they come, until it is interrupted. */
@FunctionalInterface
public interface LiveSource {

  /**
   * Hands on articles.
   *
   * @param sink takes them, from any thread; blocks while those who work on them are behind
   * @throws InterruptedException when it is to stop
   */
  void run(Consumer<ArticleReading> sink) throws InterruptedException;

  /**
   * All of them at once, each on a thread of its own: none waits for another. Ends when all have
   * ended, or one has failed.
   */
  static ArticleSource together(List<LiveSource> sources) {
    return sink -> {
      BlockingQueue<Throwable> ended = new LinkedBlockingQueue<>();
      Throwable well = new Throwable("ended");
      List<Thread> threads = new ArrayList<>();
      for (LiveSource source : sources) {
        Thread thread =
            new Thread(
                () -> {
                  try {
                    source.run(sink);
                    ended.add(well);
                  } catch (InterruptedException e) {
                    ended.add(well);
                  } catch (RuntimeException | Error e) {
                    ended.add(e);
                  }
                },
                "faultline-source");
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
      }
      try {
        for (int i = 0; i < sources.size(); i++) {
          Throwable end = ended.take();
          if (end != well) {
            throw new IllegalStateException("a source failed: " + end, end);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped");
      } finally {
        threads.forEach(Thread::interrupt);
      }
    };
  }
}
