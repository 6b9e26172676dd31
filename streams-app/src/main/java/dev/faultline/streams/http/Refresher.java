package dev.faultline.streams.http;

import dev.faultline.streams.query.PairRanking;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the ranking up to date, in at most a tenth of one core's time: long work is spread over the
 * time, as the threads that take in news would wait for it otherwise.
 */
final class Refresher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Refresher.class);
  private static final long LEAST_PAUSE = 100_000_000;

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
    try {
      while (!ended) {
        Spread spread = new Spread();
        try {
          ranking.refresh(Present.of(clock), spread);
        } catch (CancellationException e) {
          return;
        } catch (RuntimeException e) {
          LOG.warn("The list of pairs stays as it was until the next try: {}", e.toString());
        }
        spread.rest();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /** Works for a while, then rests for four times as long; at last for nine times all its work. */
  private static final class Spread implements PairRanking.Pace {
    private static final long WHILE = 20_000_000;

    private long began = System.nanoTime();
    private long work;
    private long rested;

    @Override
    public void worked() {
      long took = System.nanoTime() - began;
      if (took >= WHILE) {
        try {
          TimeUnit.NANOSECONDS.sleep(4 * took);
        } catch (InterruptedException e) {
          throw new CancellationException("closed");
        }
        work += took;
        rested += 4 * took;
        began = System.nanoTime();
      }
    }

    void rest() throws InterruptedException {
      work += System.nanoTime() - began;
      TimeUnit.NANOSECONDS.sleep(Math.max(LEAST_PAUSE, 9 * work - rested));
    }
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
  }
}
