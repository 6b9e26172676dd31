package dev.faultline.streams.http;

import dev.faultline.schemas.Incident;
import java.util.List;
import java.util.Map;

/** What is told of an incident, with its sentences. */
record ShareTelling(
    int origins, int claims, Map<String, Object> slots, List<EvidenceView> evidence) {
  /**
   * @param record the incident as published; null when none is kept any more
   */
  static ShareTelling of(dev.faultline.streams.tension.Incident incident, Incident record) {
    return new ShareTelling(
        incident.origins(),
        incident.claims(),
        record == null ? Map.of() : Views.slots(record.getSlots()),
        record == null ? List.of() : record.getEvidence().stream().map(EvidenceView::of).toList());
  }
}
