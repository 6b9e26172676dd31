package dev.faultline.producer.gdelt;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.web.AddressPolicy;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.producer.web.WebFetcher;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.PublisherKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GdeltImportTest {

  @TempDir Path folder;

  @Test
  void rowBecomesAClaimOfOneWeakWitness() throws IOException {
    ArticleEvent event = claims(row(it -> {})).get(0);
    assertThat(event.getEventId()).isEqualTo("gdelt:4711");
    assertThat(event.getPair()).isEqualTo("KHM-THA");
    assertThat(event.getSourceActor().getCode()).isEqualTo("THA");
    assertThat(event.getTargetActor().getCode()).isEqualTo("KHM");
    assertThat(event.getIndicator()).isEqualTo(Indicator.BORDER_CLOSED);
    assertThat(event.getEventCode()).isEqualTo("191");
    assertThat(event.getModality()).isEqualTo(Modality.ASSERTED);
    assertThat(event.getPublishedAt()).isEqualTo("2025-07-24T13:45:00Z");
    assertThat(event.getOccurred().getStart()).isEqualTo("2025-07-24T00:00:00Z");
    assertThat(event.getOccurred().getEnd()).isEqualTo("2025-07-25T00:00:00Z");
    assertThat(event.getPublisher().getKind()).isEqualTo(PublisherKind.IMPORT);
    assertThat(event.getPublisher().getName()).isEqualTo("example.org");
    assertThat(event.getOrigin().getOwner()).isEqualTo("gdeltproject.org");
    assertThat(event.getDecidedBy()).isEqualTo("import");
    assertThat(event.getSlots().getPlace().getName()).isEqualTo("Aranyaprathet");
    assertThat(event.getSlots().getPlace().getCountry()).as("FIPS TH").isEqualTo("THA");
    assertThat(event.getEvidence()).hasSize(1);
  }

  @Test
  void placesAndActorsHaveCodesOfTheirOwn() throws IOException {
    ArticleEvent event =
        claims(
                row(
                    it -> {
                      actor(it, GdeltLayout.ACTOR_1, "AUS", "", "GOV");
                      actor(it, GdeltLayout.ACTOR_2, "ROM", "", "");
                      it[53] = "AU";
                    }))
            .get(0);
    assertThat(event.getPair()).isEqualTo("AUS-ROU");
    assertThat(event.getSlots().getPlace().getCountry()).as("FIPS AU is Austria").isEqualTo("AUT");
  }

  @Test
  void mutualEventsNameTheSidesInOrder() throws IOException {
    ArticleEvent event = claims(row(it -> code(it, "190"))).get(0);
    assertThat(event.getMutual()).isTrue();
    assertThat(event.getSourceActor().getCode()).isEqualTo("KHM");
    assertThat(event.getTargetActor().getCode()).isEqualTo("THA");
  }

  @Test
  void talibanAreInsurgentsBeforeAndGovernmentSinceTheyGovern() throws IOException {
    Consumer<String[]> taliban =
        it -> {
          actor(it, GdeltLayout.ACTOR_1, "AFG", "TAL", "INS");
          code(it, "190");
        };
    String before =
        row(
            taliban.andThen(
                it -> {
                  it[GdeltLayout.DAY] = "20200101";
                  it[59] = "20200101120000";
                }));
    assertThat(claims(before).get(0).getIndicator()).isEqualTo(Indicator.MILITANT_ATTACK);
    assertThat(claims(row(taliban)).get(0).getIndicator()).isEqualTo(Indicator.ARMED_CLASH);
  }

  @ParameterizedTest
  @CsvSource({
    "112, ACCUSATION", "1121, ACCUSATION", "125, TALKS_REFUSED", "1246, TALKS_REFUSED",
    "124, REJECTION", "164, TALKS_FAILED", "163, SANCTIONS_IMPOSED", "0871, CEASEFIRE_AGREED",
    "0841, PRISONERS_RELEASED", "046, TALKS_HELD", "042, TALKS_HELD", "195, AIR_STRIKE",
    "196, CEASEFIRE_VIOLATED", "174, MASS_EXPULSION", "057, AGREEMENT_SIGNED", "0256, REQUEST"
  })
  void codeTakesTheRowOfItsLongestPrefix(String code, Indicator indicator) throws IOException {
    assertThat(claims(row(it -> code(it, code))))
        .extracting(ArticleEvent::getIndicator)
        .containsExactly(indicator);
  }

  @Test
  void zerosThatASpreadsheetStrippedAreRestoredByTheRootCode() {
    assertThat(GdeltRows.eventCode("43", "4")).contains("043");
    assertThat(GdeltRows.eventCode("834", "8")).contains("0834");
    assertThat(GdeltRows.eventCode("193", "19")).contains("193");
    assertThat(GdeltRows.eventCode("10", "1")).contains("010");
    assertThat(GdeltRows.eventCode("20", "2")).contains("020");
    assertThat(GdeltRows.eventCode("20", "20")).contains("20");
    assertThat(GdeltRows.eventCode("141", "14")).contains("141");
    assertThat(GdeltRows.eventCode("99", "1")).isEmpty();
    assertThat(GdeltRows.eventCode("---", "1")).isEmpty();
  }

  @Test
  void everyRowThatIsNoClaimIsReportedWithItsReason() throws IOException {
    String rows =
        String.join(
            "\n",
            row(it -> it[GdeltLayout.DAY] = "20250230"),
            row(it -> it[59] = "soon"),
            row(it -> it[GdeltLayout.ID] = "x"),
            row(it -> code(it, "9x")),
            "one\ttwo",
            row(it -> actor(it, GdeltLayout.ACTOR_2, "", "", "")),
            row(it -> actor(it, GdeltLayout.ACTOR_2, "EUR", "", "")),
            row(it -> actor(it, GdeltLayout.ACTOR_2, "THA", "", "CVL")),
            row(it -> actor(it, GdeltLayout.ACTOR_1, "THA", "", "BUS")),
            row(it -> code(it, "010")),
            row(it -> code(it, "045")),
            row(it -> it[GdeltLayout.DAY] = "20250801"));
    assertThat(reasons(rows))
        .containsExactly(
            ReportReason.MALFORMED,
            ReportReason.MALFORMED,
            ReportReason.MALFORMED,
            ReportReason.MALFORMED,
            ReportReason.MALFORMED,
            ReportReason.ONE_SIDE,
            ReportReason.NO_STATE,
            ReportReason.SAME_SIDE,
            ReportReason.NO_STATE_ACTS,
            ReportReason.NO_INDICATOR,
            ReportReason.NO_INDICATOR,
            ReportReason.FUTURE);
  }

  @Test
  void eventOfLongAgoIsHistoryUnlessTheWholeFileIs() throws IOException {
    String old = row(it -> it[GdeltLayout.DAY] = "20230101");
    assertThat(claims(old))
        .extracting(ArticleEvent::getModality)
        .containsExactly(Modality.HISTORICAL);

    String[] backfile = Arrays.copyOf(cells(it -> it[GdeltLayout.DAY] = "19991224"), 57);
    backfile[56] = "20130203";
    ArticleEvent event = claims(String.join("\t", backfile)).get(0);
    assertThat(event.getModality()).isEqualTo(Modality.ASSERTED);
    assertThat(event.getPublishedAt()).isEqualTo("1999-12-24T00:00:00Z");
  }

  @Test
  void readsZipGzipAndSpreadsheetForms() throws IOException {
    byte[] plain = row(it -> {}).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
      zip.putNextEntry(new ZipEntry("20250724134500.export.CSV"));
      zip.write(plain);
    }
    ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
      gzip.write(plain);
    }
    Files.write(folder.resolve("a.zip"), zipped.toByteArray());
    Files.write(folder.resolve("b.gz"), gzipped.toByteArray());
    Files.writeString(folder.resolve("c.csv"), row(it -> {}).replace('\t', ';'));
    Files.writeString(folder.resolve("d.zip"), "PK\u0003\u0004 broken");
    List<RowOutcome> outcomes = read(folder);
    assertThat(outcomes).filteredOn(RowOutcome.Claim.class::isInstance).hasSize(3);
    assertThat(outcomes)
        .last()
        .isInstanceOfSatisfying(
            RowOutcome.Reported.class,
            it -> assertThat(it.reason()).isEqualTo(ReportReason.UNREADABLE));
  }

  @Test
  void mentionConfirmsItsEventAndOthersAreReported() throws IOException {
    String mention =
        "%s\t20250724134500\t20250725100000\t1\tnews.example\thttps://news.example/1\t3\t-1\t9\t9\t1\t60\t900\t-2\t\t";
    Files.writeString(folder.resolve("1.export.CSV"), row(it -> {}));
    Files.writeString(
        folder.resolve("2.mentions.CSV"),
        String.format(mention, "4711") + "\n" + String.format(mention, "4712"));
    List<RowOutcome> outcomes = read(folder);
    ArticleEvent first = ((RowOutcome.Claim) outcomes.get(0)).event();
    ArticleEvent again = ((RowOutcome.Claim) outcomes.get(1)).event();
    assertThat(again.getEventId()).startsWith("gdelt:4711:").isNotEqualTo(first.getEventId());
    assertThat(again.getPair()).isEqualTo(first.getPair());
    assertThat(again.getPublishedAt()).isEqualTo("2025-07-25T10:00:00Z");
    assertThat(again.getConfidence()).isEqualTo(0.6);
    assertThat(((RowOutcome.Reported) outcomes.get(2)).reason())
        .isEqualTo(ReportReason.UNKNOWN_EVENT);
  }

  @Test
  void readsTheFilesOfAListFromBesideItOrFromTheWeb() throws IOException {
    byte[] rows = row(it -> {}).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("1.export.CSV"), rows);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    String entry = "%d %s " + base + "%s\n";
    String list =
        entry.formatted(1, "0".repeat(32), "1.export.CSV")
            + entry.formatted(rows.length, md5(rows), "2.export.CSV")
            + entry.formatted(rows.length, "0".repeat(32), "3.export.CSV")
            + entry.formatted(9, "0".repeat(32), "4.gkg.csv.zip");
    server.createContext(
        "/",
        exchange -> {
          boolean wantsList = exchange.getRequestURI().getPath().equals("/lastupdate.txt");
          byte[] body = wantsList ? list.getBytes(StandardCharsets.UTF_8) : rows;
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      Path file = Files.writeString(folder.resolve("lastupdate.txt"), list);
      List<RowOutcome> ofFile = read(file);
      assertThat(ofFile.subList(0, 2)).allMatch(RowOutcome.Claim.class::isInstance);
      assertThat(((RowOutcome.Reported) ofFile.get(2)).detail()).contains("MD5");
      assertThat(ofFile).hasSize(3);
      assertThat(read(base + "lastupdate.txt"))
          .filteredOn(RowOutcome.Claim.class::isInstance)
          .as("the first file's sum differs from the web's")
          .hasSize(1);
    } finally {
      server.stop(0);
    }
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<ArticleEvent> claims(String rows) throws IOException {
    return outcomes(rows).stream().map(it -> ((RowOutcome.Claim) it).event()).toList();
  }

  private List<ReportReason> reasons(String rows) throws IOException {
    return outcomes(rows).stream().map(it -> ((RowOutcome.Reported) it).reason()).toList();
  }

  private List<RowOutcome> outcomes(String rows) throws IOException {
    return read(Files.writeString(folder.resolve("rows.csv"), rows));
  }

  private static List<RowOutcome> read(Path path) {
    return read(path.toString());
  }

  private static List<RowOutcome> read(String input) {
    List<RowOutcome> outcomes = new ArrayList<>();
    Clock clock = Clock.fixed(Instant.parse("2025-11-24T00:00:00Z"), ZoneOffset.UTC);
    ListedFiles listed =
        new ListedFiles(new WebFetcher(FetchLimits.DEFAULT, AddressPolicy.ANY, clock));
    new GdeltImport(clock, InputMeter.unknown(), listed)
        .read(List.of(input), (position, outcome) -> outcomes.add(outcome));
    return outcomes;
  }

  private static void actor(String[] row, int first, String country, String group, String role) {
    row[first] = country + group + role;
    row[first + 1] = country;
    row[first + 2] = country;
    row[first + 3] = group;
    row[first + 7] = role;
  }

  private static void code(String[] row, String code) {
    row[GdeltLayout.CODE] = code;
    row[GdeltLayout.ROOT_CODE] = code.substring(0, 2);
  }

  private static String row(Consumer<String[]> change) {
    return String.join("\t", cells(change));
  }

  /** Thailand closes the border to Cambodia, in the form of GDELT 2.0. */
  private static String[] cells(Consumer<String[]> change) {
    String[] row = new String[61];
    Arrays.fill(row, "");
    row[GdeltLayout.ID] = "4711";
    row[GdeltLayout.DAY] = "20250724";
    actor(row, GdeltLayout.ACTOR_1, "THA", "", "GOV");
    actor(row, GdeltLayout.ACTOR_2, "KHM", "", "");
    code(row, "191");
    row[GdeltLayout.MENTIONS] = "4";
    row[GdeltLayout.SOURCES] = "1";
    row[51] = "4";
    row[52] = "Aranyaprathet, Sa Kaeo, Thailand";
    row[53] = "TH";
    row[59] = "20250724134500";
    row[60] = "https://www.example.org/news/1";
    change.accept(row);
    return row;
  }
}
