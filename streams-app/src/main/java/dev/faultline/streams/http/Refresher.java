package dev.faultline.streams.http;

import dev.faultline.streams.query.PairRanking;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the ranking up to date, in at most a tenth of one core's time. */
final class Refresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final long LEAST_PAUSE = 100;

  private final PairRanking ranking;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "pair-ranking");
  private volatile boolean ended;

  Refresher(PairRanking ranking, Clock clock) {
    this.ranking = ranking;
    this.clock = clock;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!ended) {
      long began = System.nanoTime();
      try {
        ranking.refresh(Present.of(clock));
      } catch (RuntimeException e) {
        LOG.warn("The list of pairs stays as it was for now: {}", e.toString());
      }
      long took = (System.nanoTime() - began) / 1_000_000;
      try {
        Thread.sleep(Math.max(LEAST_PAUSE, 9 * took));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
