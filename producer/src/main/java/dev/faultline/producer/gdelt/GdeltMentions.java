package dev.faultline.producer.gdelt;

import dev.faultline.producer.article.ArticleIds;
import dev.faultline.producer.publish.ImportedClaim;
import dev.faultline.producer.publish.ImportedClaims;
import java.time.Instant;
import java.util.Optional;

/** GDELT 2.0 mention rows: later reports of an event, which confirm it. */
final class GdeltMentions {

  static final int COLUMNS = 16;
  private static final int EVENT = 0;
  private static final int MENTIONED_AT = 2;
  private static final int TYPE = 3;
  private static final int SOURCE_NAME = 4;
  private static final int SOURCE = 5;
  private static final int CONFIDENCE = 11;
  private static final String WEB = "1";

  private final GdeltDates dates = new GdeltDates();
  private final ImportedClaims claims;
  private final RecentEvents recent;

  GdeltMentions(ImportedClaims claims, RecentEvents recent) {
    this.claims = claims;
    this.recent = recent;
  }

  RowOutcome read(String[] cells) {
    if (cells[EVENT].equalsIgnoreCase("GLOBALEVENTID")) {
      return new RowOutcome.Reported(ReportReason.HEADER, "column names");
    }
    Optional<Instant> mentioned = dates.instant(cells[MENTIONED_AT]);
    if (mentioned.isEmpty()) {
      return malformed("MentionTimeDate is not a date: " + cells[MENTIONED_AT]);
    }
    Optional<Double> confidence = confidence(cells[CONFIDENCE]);
    if (confidence.isEmpty()) {
      return malformed("Confidence is not 0 to 100: " + cells[CONFIDENCE]);
    }
    ImportedClaim event = recent.find(cells[EVENT]);
    if (event == null) {
      return new RowOutcome.Reported(
          ReportReason.UNKNOWN_EVENT,
          "event " + cells[EVENT] + " is not among the events read; give both files together");
    }
    String id =
        event.sourceId()
            + ":"
            + ArticleIds.hash(cells[SOURCE], cells[MENTIONED_AT]).substring(0, 16);
    String url = cells[TYPE].equals(WEB) ? cells[SOURCE] : cells[SOURCE_NAME];
    return new RowOutcome.Claim(
        claims.event(id, event.withPublishedAt(mentioned.get()), url, confidence.get()));
  }

  private static Optional<Double> confidence(String text) {
    try {
      int percent = Integer.parseInt(text);
      return percent >= 0 && percent <= 100 ? Optional.of(percent / 100.0) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static RowOutcome malformed(String detail) {
    return new RowOutcome.Reported(ReportReason.MALFORMED, detail);
  }
}
