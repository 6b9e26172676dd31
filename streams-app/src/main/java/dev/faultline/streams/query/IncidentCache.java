package dev.faultline.streams.query;

import dev.faultline.streams.tension.Incident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Incidents of pairs that were asked for lately, until the pair is written or read anew. */
final class IncidentCache {
  private static final int INCIDENTS = 100_000;

  private final Map<String, Held> held = new LinkedHashMap<>(256, 0.75f, true);
  private int size;

  private record Held(Revision revision, List<Incident> incidents) {}

  List<Incident> get(String pair, Revision revision, Supplier<List<Incident>> read) {
    if (!revision.lasts()) {
      return read.get();
    }
    synchronized (held) {
      Held known = held.get(pair);
      if (known != null && known.revision.equals(revision)) {
        return known.incidents;
      }
    }
    List<Incident> incidents = List.copyOf(read.get());
    synchronized (held) {
      Held before = held.put(pair, new Held(revision, incidents));
      size += incidents.size() - (before == null ? 0 : before.incidents.size());
      var oldest = held.values().iterator();
      while (size > INCIDENTS && held.size() > 1) {
        size -= oldest.next().incidents.size();
        oldest.remove();
      }
    }
    return incidents;
  }
}
