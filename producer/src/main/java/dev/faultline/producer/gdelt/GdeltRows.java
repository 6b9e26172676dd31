package dev.faultline.producer.gdelt;

import dev.faultline.producer.publish.ImportedClaim;
import dev.faultline.producer.publish.ImportedClaims;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** GDELT event rows, 1.0 and 2.0, to claims. Keeps the events seen last, for their mentions. */
final class GdeltRows {

  private static final Duration AHEAD = Duration.ofDays(1);
  private static final Duration HISTORY = Duration.ofDays(365);
  private final CameoIndicators indicators = new CameoIndicators();
  private final CameoActors actors = new CameoActors();
  private final FipsCountries places = new FipsCountries();
  private final GdeltDates dates = new GdeltDates();
  private final ImportedClaims claims;
  private final RecentEvents recent;

  GdeltRows(ImportedClaims claims, RecentEvents recent) {
    this.claims = claims;
    this.recent = recent;
  }

  RowOutcome read(String[] cells, GdeltLayout layout) {
    if (cells[GdeltLayout.ID].equalsIgnoreCase("GLOBALEVENTID")) {
      return new RowOutcome.Reported(ReportReason.HEADER, "column names");
    }
    int day = GdeltDates.day(cells[GdeltLayout.DAY]);
    Optional<Instant> start = day < 0 ? Optional.empty() : dates.start(day);
    if (!isNumber(cells[GdeltLayout.ID])) {
      return malformed("GLOBALEVENTID is not a number: " + cells[GdeltLayout.ID]);
    }
    if (start.isEmpty()) {
      return malformed("SQLDATE is not a day: " + cells[GdeltLayout.DAY]);
    }
    Optional<String> code = eventCode(cells[GdeltLayout.CODE], cells[GdeltLayout.ROOT_CODE]);
    if (code.isEmpty()) {
      return malformed(
          "EventCode " + cells[GdeltLayout.CODE] + " with root " + cells[GdeltLayout.ROOT_CODE]);
    }
    Optional<Instant> published = published(cells[layout.added()], layout, start.get());
    if (published.isEmpty()) {
      return malformed("DATEADDED is not a date: " + cells[layout.added()]);
    }
    if (start.get().isAfter(published.get().plus(AHEAD))) {
      return new RowOutcome.Reported(
          ReportReason.FUTURE, "dated " + cells[GdeltLayout.DAY] + ", added " + published.get());
    }
    return claim(cells, layout, day, start.get(), published.get(), code.get());
  }

  private RowOutcome claim(
      String[] cells, GdeltLayout layout, int day, Instant start, Instant published, String code) {
    CameoActors.Side source = side(cells, GdeltLayout.ACTOR_1, day);
    CameoActors.Side target = side(cells, GdeltLayout.ACTOR_2, day);
    if (!source.known() || !target.known()) {
      boolean missing =
          cells[GdeltLayout.ACTOR_1].isEmpty() || cells[GdeltLayout.ACTOR_2].isEmpty();
      return new RowOutcome.Reported(
          missing ? ReportReason.ONE_SIDE : ReportReason.NO_STATE,
          cells[GdeltLayout.ACTOR_1] + " / " + cells[GdeltLayout.ACTOR_2]);
    }
    if (source.code().equals(target.code())) {
      return new RowOutcome.Reported(ReportReason.SAME_SIDE, source.code());
    }
    CameoIndicators.Meaning meaning = indicators.of(code);
    if (meaning.indicator() == Indicator.UNKNOWN) {
      return new RowOutcome.Reported(
          ReportReason.NO_INDICATOR, "CAMEO " + code + ": " + meaning.whyNone());
    }
    boolean militants = StateActs.militants(source, meaning.indicator());
    if (!StateActs.acts(source) && !militants) {
      return new RowOutcome.Reported(
          ReportReason.NO_STATE_ACTS, cells[GdeltLayout.ACTOR_1] + ", role " + source.role());
    }
    String id = cells[GdeltLayout.ID];
    String url = layout.source() < 0 ? "" : cells[layout.source()];
    ImportedClaim claim =
        new ImportedClaim(
            "gdelt:" + id,
            new ImportedClaim.Side(source.code(), source.role(), cells[GdeltLayout.ACTOR_1 + 1]),
            new ImportedClaim.Side(target.code(), target.role(), cells[GdeltLayout.ACTOR_2 + 1]),
            militants ? Indicator.MILITANT_ATTACK : meaning.indicator(),
            code,
            start.isBefore(published.minus(HISTORY)) ? Modality.HISTORICAL : meaning.modality(),
            meaning.mutual() && !militants,
            meaning.plainMeeting(),
            start,
            start.plus(Duration.ofDays(1)),
            Precision.DAY,
            place(cells, layout.actionPlace()),
            placeCountry(cells, layout.actionPlace()),
            description(cells, code),
            published,
            url);
    recent.remember(id, claim);
    return new RowOutcome.Claim(claims.event(claim.sourceId(), claim, claim.url(), 1.0));
  }

  private CameoActors.Side side(String[] cells, int first, int day) {
    return actors.side(cells[first + 2], cells[first + 3], cells[first + 7], day);
  }

  /**
   * The date that the news is from. Bulk loads carry the day of the load, and spreadsheet programs
   * round the fourteen digits to a power of ten: the event's own day is then the best there is.
   */
  private Optional<Instant> published(String added, GdeltLayout layout, Instant start) {
    if (layout == GdeltLayout.EVENTS_1_BACKFILE || added.indexOf('E') >= 0) {
      return Optional.of(start);
    }
    return dates.instant(added);
  }

  /** The code in full: spreadsheet programs strip the zeros that the root code tells of. */
  static Optional<String> eventCode(String code, String root) {
    if (!isNumber(code) || !isNumber(root) || code.length() > 4 || root.length() > 2) {
      return Optional.empty();
    }
    String fullRoot = root.length() == 1 ? "0" + root : root;
    if (code.startsWith(fullRoot) && code.length() >= 2) {
      return Optional.of(code);
    }
    String padded = "0" + code;
    return padded.startsWith(fullRoot) && padded.length() <= 4
        ? Optional.of(padded)
        : Optional.empty();
  }

  /** Towns only: names of provinces and states would keep reports of one clash apart. */
  private static String place(String[] cells, int first) {
    String type = cells[first];
    String name = cells[first + 1];
    if (!type.equals("3") && !type.equals("4")) {
      return "";
    }
    int comma = name.indexOf(',');
    return comma < 0 ? name : name.substring(0, comma);
  }

  private String placeCountry(String[] cells, int first) {
    return places.state(cells[first + 2]);
  }

  private static String description(String[] cells, String code) {
    return "GDELT event "
        + cells[GdeltLayout.ID]
        + ": "
        + cells[GdeltLayout.ACTOR_1 + 1]
        + ", CAMEO "
        + code
        + ", "
        + cells[GdeltLayout.ACTOR_2 + 1]
        + "; mentions: "
        + cells[GdeltLayout.MENTIONS]
        + ", sources: "
        + cells[GdeltLayout.SOURCES];
  }

  private static RowOutcome malformed(String detail) {
    return new RowOutcome.Reported(ReportReason.MALFORMED, detail);
  }

  static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
