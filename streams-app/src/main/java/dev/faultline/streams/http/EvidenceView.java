package dev.faultline.streams.http;

import dev.faultline.schemas.IncidentEvidence;

/** A sentence that says what happened, and where it stands. */
record EvidenceView(
    String text,
    int start,
    int end,
    String publisher,
    String origin,
    String url,
    String title,
    String articleId,
    String eventId,
    String publishedAt,
    String ruleId) {
  static EvidenceView of(IncidentEvidence evidence) {
    return new EvidenceView(
        evidence.getText(),
        evidence.getStart(),
        evidence.getEnd(),
        evidence.getPublisher(),
        evidence.getOrigin(),
        evidence.getUrl(),
        evidence.getTitle(),
        evidence.getArticleId(),
        evidence.getEventId(),
        Json.time(evidence.getPublishedAt()),
        evidence.getRuleId());
  }
}
