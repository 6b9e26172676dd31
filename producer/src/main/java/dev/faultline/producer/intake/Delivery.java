package dev.faultline.producer.intake;

import dev.faultline.producer.trace.Trace;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One input whose articles are under way: an item of a feed, a file, a request. It is done once it
 * has been read and all its articles are settled. Safe between threads.
 */
public final class Delivery {

  private final Consumer<Verdict> verdicts;
  private final Runnable done;
  private final Optional<Trace> trace;
  private int open = 1;

  /**
   * @param verdicts takes what becomes of each article
   * @param done runs once, when everything is settled
   */
  public Delivery(Consumer<Verdict> verdicts, Runnable done) {
    this(verdicts, done, Optional.empty());
  }

  /** The same with the trace that its articles are to carry. */
  public Delivery(Consumer<Verdict> verdicts, Runnable done, Optional<Trace> trace) {
    this.verdicts = verdicts;
    this.done = done;
    this.trace = trace;
  }

  Optional<Trace> trace() {
    return trace;
  }

  synchronized void open() {
    open++;
  }

  void settle(Verdict verdict) {
    verdicts.accept(verdict);
    close();
  }

  /** To be called once when the input has been read to its end. */
  public void close() {
    boolean last;
    synchronized (this) {
      open--;
      last = open == 0;
    }
    if (last) {
      done.run();
    }
  }
}
