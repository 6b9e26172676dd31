package dev.faultline.streams.query;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads positions: {@code topic:partition:offset}, where offset is the first not yet processed. */
final class Positions {
  private Positions() {}

  static Map<TopicPartition, Long> parse(String text) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (String one : text.trim().split("[ ,]+")) {
      String[] parts = one.split(":", -1);
      try {
        if (parts.length != 3 || parts[0].isEmpty()) {
          throw new NumberFormatException();
        }
        positions.put(
            new TopicPartition(parts[0], Integer.parseInt(parts[1])), Long.parseLong(parts[2]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "position is '"
                + one
                + "'; expected topic:partition:offset, several with blanks"
                + " between");
      }
    }
    return positions;
  }
}
