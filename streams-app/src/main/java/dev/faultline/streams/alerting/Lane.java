package dev.faultline.streams.alerting;

import dev.faultline.schemas.TensionAlert;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What is read of one partition and not yet done with, in order. */
final class Lane {
  /** Alerts before it were told of in an earlier run; they only say what is held back. */
  final long begin;

  final Cooldowns cooldowns;
  final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();

  /** The first of those waiting, once it is known that it must be sent. */
  private Message message;

  private int attempts;
  private long notBefore;

  /** An alert about to be sent. */
  record Message(TensionAlert alert, byte[] body) {}

  Lane(long begin, List<Watchlist> lists) {
    this.begin = begin;
    this.cooldowns = new Cooldowns(lists);
  }

  Message message() {
    return message;
  }

  void send(Message next) {
    message = next;
    attempts = 0;
  }

  /** Notes a failed attempt; how many there were. */
  int failed() {
    return ++attempts;
  }

  /** Lets the first wait until an instant of {@link System#nanoTime()}. */
  void pauseUntil(long nanos) {
    notBefore = nanos;
  }

  /** Nanoseconds until the first may be tried; 0 or less when it may be now. */
  long pause(long now) {
    return attempts == 0 ? 0 : notBefore - now;
  }

  void done() {
    waiting.remove();
    message = null;
    attempts = 0;
  }
}
