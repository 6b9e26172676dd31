package dev.faultline.producer.gdelt;

import dev.faultline.producer.publish.ImportedClaim;
import java.util.LinkedHashMap;
import java.util.Map;

/** The events read last, so that rows of mentions find what they mention. Bounded. */
final class RecentEvents {

  static final int KEPT = 50_000;

  private final Map<String, ImportedClaim> events =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ImportedClaim> eldest) {
          return size() > KEPT;
        }
      };

  void remember(String id, ImportedClaim claim) {
    events.put(id, claim);
  }

  /** The event of that number, or null when it was not read or is long past. */
  ImportedClaim find(String id) {
    return events.get(id);
  }
}
