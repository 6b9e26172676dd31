package dev.faultline.streams.live;

import dev.faultline.schemas.CountryPair;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * Something that was published.
 *
 * @param kind tension or alert
 * @param pair country pair
 * @param partition partition of its topic
 * @param offset its offset
 * @param content gives the record, CountryPairTension or TensionAlert; null when it cannot be read
 * @param after position of a reader that has seen it and all before it
 */
public record News(
    Kind kind,
    String pair,
    int partition,
    long offset,
    Supplier<? extends SpecificRecord> content,
    Position after) {

  /** Which topic it was published to. */
  public enum Kind {
    TENSION,
    ALERT;

    /** Name of the event in the stream. */
    public String event() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The record; null when it cannot be read. Mostly nobody asks, so it is decoded only then. */
  public SpecificRecord value() {
    return content.get();
  }

  /** Whether a side of the pair has the code. */
  public boolean concerns(String country) {
    CountryPair sides = CountryPair.parse(pair);
    return sides.first().equals(country) || sides.second().equals(country);
  }
}
