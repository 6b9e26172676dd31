package dev.faultline.streams.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.regex.Pattern;

/** Lets through what operators look at of the thousands of figures that Kafka's clients keep. */
final class KafkaMeters implements MeterFilter {
  private static final Pattern WANTED =
      Pattern.compile(
          "kafka\\.(stream\\.thread\\..*|stream\\.state\\.updater\\..*"
              + "|stream\\.task\\.(process\\.rate|active\\.(buffer\\.count|process\\.ratio)"
              + "|dropped\\.records\\.total|restore\\..*)"
              + "|stream\\.state\\.(total\\.sst\\.files\\.size|estimate\\.num\\.keys"
              + "|block\\.cache\\.usage|size\\.all\\.mem\\.tables|num\\.running\\.compactions)"
              + "|consumer\\.fetch\\.manager\\.(records\\.lag(\\.max)?|records\\.consumed\\.rate)"
              + "|consumer\\.coordinator\\.(rebalance\\.total|failed\\.rebalance\\.total)"
              + "|producer\\.record\\.(error|retry|send)\\.(rate|total)|producer\\.txn\\..*)");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    String name = id.getName();
    return !name.startsWith("kafka.") || WANTED.matcher(name).matches()
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }
}
