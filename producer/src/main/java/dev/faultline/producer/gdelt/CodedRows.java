package dev.faultline.producer.gdelt;

import dev.faultline.producer.publish.ImportedClaim;
import dev.faultline.producer.publish.ImportedClaims;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.Indicator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rows of ICEWS and POLECAT to claims. */
final class CodedRows {

  private final CameoIndicators cameo = new CameoIndicators();
  private final PloverIndicators plover = new PloverIndicators();
  private final CountryNames countries = new CountryNames();
  private final Sectors sectors = new Sectors();
  private final CodedLayout layout;
  private final ImportedClaims claims;

  CodedRows(CodedLayout layout, Clock clock) {
    this.layout = layout;
    this.claims = new ImportedClaims(layout.kind().dataSet(), layout.kind().version(), clock);
  }

  RowOutcome read(String[] row) {
    if (row.length != layout.columns()) {
      return malformed(row.length + " columns; the row of names has " + layout.columns());
    }
    String id = layout.cell(row, "event id");
    if (id.isEmpty()) {
      return malformed("no Event ID");
    }
    Optional<Instant> start = day(layout.cell(row, "event date"));
    if (start.isEmpty()) {
      return malformed("Event Date is not a day: " + layout.cell(row, "event date"));
    }
    String publication = layout.cell(row, "publication date");
    Optional<Instant> published = publication.isEmpty() ? start : day(publication);
    if (published.isEmpty()) {
      return malformed("Publication Date is not a day: " + publication);
    }
    if (start.get().isAfter(published.get().plus(Duration.ofDays(1)))) {
      return reported(ReportReason.FUTURE, "dated " + start.get() + ", published " + publication);
    }
    boolean icews = layout.kind() == CodedLayout.Kind.ICEWS;
    String code = icews ? fullCode(layout.cell(row, "cameo code")) : "";
    if (icews && code.isEmpty()) {
      return malformed("CAMEO Code is none: " + layout.cell(row, "cameo code"));
    }
    CameoIndicators.Meaning meaning =
        icews
            ? cameo.of(code)
            : plover.of(layout.cell(row, "event type"), layout.cell(row, "event mode"));
    Sides sides = icews ? Sides.ICEWS : Sides.POLECAT;
    return claim(row, id, start.get(), published.get(), code, meaning, sides);
  }

  private record Sides(String source, String target) {
    static final Sides ICEWS = new Sides("source", "target");
    static final Sides POLECAT = new Sides("actor", "recipient");
  }

  private RowOutcome claim(
      String[] row,
      String id,
      Instant start,
      Instant published,
      String code,
      CameoIndicators.Meaning meaning,
      Sides sides) {
    List<String> from = layout.cells(row, sides.source() + " country");
    List<String> to = layout.cells(row, sides.target() + " country");
    if (from.isEmpty() || to.isEmpty()) {
      return reported(ReportReason.ONE_SIDE, from + " / " + to);
    }
    if (from.size() > 1 || to.size() > 1) {
      return reported(ReportReason.MANY_SIDES, from + " / " + to);
    }
    CameoActors.Side source = side(row, from.get(0), sides.source());
    CameoActors.Side target = side(row, to.get(0), sides.target());
    if (!source.known() || !target.known()) {
      return reported(ReportReason.NO_STATE, from.get(0) + " / " + to.get(0));
    }
    if (source.code().equals(target.code())) {
      return reported(ReportReason.SAME_SIDE, source.code());
    }
    if (meaning.indicator() == Indicator.UNKNOWN) {
      return reported(ReportReason.NO_INDICATOR, meaning.whyNone());
    }
    boolean militants = StateActs.militants(source, meaning.indicator());
    if (!StateActs.acts(source) && !militants) {
      return reported(ReportReason.NO_STATE_ACTS, from.get(0) + ", role " + source.role());
    }
    String sourceId = layout.kind().dataSet() + ":" + id;
    String country = countries.state(layout.cell(row, "country"));
    ImportedClaim claim =
        new ImportedClaim(
            sourceId,
            new ImportedClaim.Side(source.code(), source.role(), name(row, sides.source())),
            new ImportedClaim.Side(target.code(), target.role(), name(row, sides.target())),
            militants ? Indicator.MILITANT_ATTACK : meaning.indicator(),
            code,
            meaning.modality(),
            meaning.mutual() && !militants,
            meaning.plainMeeting(),
            start,
            start.plus(Duration.ofDays(1)),
            dev.faultline.schemas.Precision.DAY,
            layout.cell(row, "city"),
            country.isEmpty() ? null : country,
            description(row, id, code, sides),
            published,
            "");
    String publisher = layout.cell(row, "publisher", "source");
    return new RowOutcome.Claim(claims.event(sourceId, claim, publisher, 1.0));
  }

  private CameoActors.Side side(String[] row, String country, String side) {
    String code = countries.state(country);
    String sector = layout.cell(row, "primary " + side + " sector");
    String all = sector.isEmpty() ? layout.cell(row, side + " sectors") : sector;
    ActorRole role = sectors.role(all);
    return new CameoActors.Side(code, role, false);
  }

  private String name(String[] row, String side) {
    return layout.cell(row, side + " name");
  }

  private String description(String[] row, String id, String code, Sides sides) {
    String what =
        code.isEmpty()
            ? layout.cell(row, "event type") + " " + layout.cell(row, "event mode")
            : "CAMEO " + code;
    return layout.kind()
        + " event "
        + id
        + ": "
        + name(row, sides.source())
        + ", "
        + what.strip()
        + ", "
        + name(row, sides.target());
  }

  /** Two to four digits; a zero that a spreadsheet program stripped cannot be told from none. */
  private static String fullCode(String code) {
    boolean digits = GdeltRows.isNumber(code) && code.length() <= 4;
    return digits && code.length() >= 2 ? code : "";
  }

  private static Optional<Instant> day(String text) {
    try {
      String day = text.length() > 10 ? text.substring(0, 10) : text;
      return Optional.of(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static RowOutcome malformed(String detail) {
    return reported(ReportReason.MALFORMED, detail);
  }

  private static RowOutcome reported(ReportReason reason, String detail) {
    return new RowOutcome.Reported(reason, detail);
  }

  /** Countries as ICEWS names them in English, and ISO codes as POLECAT writes them. */
  private static final class CountryNames {
    private final CameoActors codes = new CameoActors();
    private final java.util.Map<String, String> names = new java.util.HashMap<>();

    CountryNames() {
      for (String country : Locale.getISOCountries()) {
        Locale locale = new Locale.Builder().setRegion(country).build();
        names.put(key(locale.getDisplayCountry(Locale.ENGLISH)), locale.getISO3Country());
      }
      for (var row :
          dev.faultline.producer.data.DataFile.read(CodedRows.class, "country-names.tsv", 2)) {
        names.put(key(row.text(0)), row.text(1));
      }
    }

    /** Our code; empty when the name is that of no state. */
    String state(String name) {
      String found = names.get(key(name));
      return found != null ? found : codes.state(name).orElse("");
    }

    private static String key(String name) {
      return name.toLowerCase(Locale.ROOT).replace("&", "and");
    }
  }

  /** Sectors of ICEWS in words and of POLECAT in codes. */
  private static final class Sectors {
    private record Known(String word, ActorRole role) {}

    private final List<Known> known =
        dev.faultline.producer.data.DataFile.read(CodedRows.class, "sectors.tsv", 2).stream()
            .map(
                row ->
                    new Known(row.text(0).toLowerCase(Locale.ROOT), ActorRole.valueOf(row.text(1))))
            .toList();

    /** The first row of the table that a sector begins with; NONE when there is none. */
    ActorRole role(String list) {
      String[] given = list.toLowerCase(Locale.ROOT).split("[,;]");
      for (Known one : known) {
        for (String sector : given) {
          if (sector.strip().startsWith(one.word())) {
            return one.role();
          }
        }
      }
      return ActorRole.NONE;
    }
  }
}
