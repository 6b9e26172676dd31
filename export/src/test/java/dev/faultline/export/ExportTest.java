package dev.faultline.export;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is exported is read back with the types and values that the interface gave. */
class ExportTest {
  private static final String PAIR =
      "{'pair':'AFG-PAK','first':{'code':'AFG','name':'Afghanistan'},'second':{'code':'PAK',"
          + "'name':'Pakistan'},'asOf':'2025-11-24T12:00:00.250Z','tension':68.5,'pressure':40,"
          + "'relief':1.5,'net':38.5,'level':'HIGH','unconfirmed':false,'trend24h':-1.25,"
          + "'trend7d':4,'incidents':27,'openStates':2,'reason':'Trade, “halted”',"
          + "'sparkline':[1,2.5],'lastEvent':'2025-11-12T00:00:00Z','heardUntil':null}";

  @TempDir Path folder;
  private StubApi api;

  @BeforeEach
  void start() throws IOException {
    api = new StubApi();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void pairsComePageByPageWithTypedColumns() throws IOException {
    say("/api/v1/pairs?sort=pair&limit=1000", "{'items':[" + PAIR + "],'next':'abc','missing':[]}");
    String second = PAIR.replace("AFG-PAK", "KHM-THA").replace("68.5", "33");
    say("/api/v1/pairs?sort=pair&limit=1000&cursor=abc", "{'items':[" + second + "],'next':null}");

    Path file = folder.resolve("pairs.parquet");
    assertThat(export(ExitCode.OK, "pairs", file.toString(), "--api-key", "secret"))
        .isEqualTo(file + ": 2 rows of pairs\n");

    List<Map<String, Object>> rows = read(file);
    assertThat(rows).extracting(row -> row.get("pair")).containsExactly("AFG-PAK", "KHM-THA");
    assertThat(rows).extracting(row -> row.get("tension")).containsExactly(68.5, 33.0);
    Map<String, Object> first = rows.get(0);
    assertThat(first)
        .containsEntry("first_name", "Afghanistan")
        .containsEntry("asOf", Instant.parse("2025-11-24T12:00:00.250Z").toEpochMilli())
        .containsEntry("unconfirmed", false)
        .containsEntry("incidents", 27)
        .containsEntry("reason", "Trade, “halted”")
        .containsEntry("sparkline", "[1,2.5]")
        .containsEntry("heardUntil", null);
    assertThat(schema(file))
        .contains("optional int64 asOf (TIMESTAMP(MILLIS,true))")
        .contains("optional double tension")
        .contains("optional int32 incidents")
        .contains("optional boolean unconfirmed")
        .contains("optional binary sparkline (JSON)");
    assertThat(api.asked()).allMatch(asked -> asked.endsWith(" Bearer secret"));
  }

  @Test
  void historyOfEveryPairOfACountrySaysWhoseItIs() throws IOException {
    say(
        "/api/v1/pairs?country=Pakistan&sort=pair&limit=1000",
        "{'items':[" + PAIR + "," + PAIR.replace("AFG-PAK", "IND-PAK") + "],'next':null}");
    for (String pair : List.of("AFG-PAK", "IND-PAK")) {
      say(
          "/api/v1/pairs/" + pair + "/history?from=2025-11-01",
          "{'pair':'"
              + pair
              + "','points':[{'day':'2025-11-01','tension':1,'peak':2,'pressure':3,'relief':0,"
              + "'level':'LOW','incidents':1,'counts':{'PROTEST':1},'top':[]}]}");
    }

    Path file = folder.resolve("history.parquet");
    export(
        ExitCode.OK, "history", file.toString(), "--country", "Pakistan", "--since", "2025-11-01");

    List<Map<String, Object>> rows = read(file);
    assertThat(rows).extracting(row -> row.get("pair")).containsExactly("AFG-PAK", "IND-PAK");
    assertThat(rows.get(0))
        .containsEntry("day", (int) LocalDate.parse("2025-11-01").toEpochDay())
        .containsEntry("counts", "{\"PROTEST\":1}");
    assertThat(schema(file)).contains("optional int32 day (DATE)");
  }

  @Test
  void incidentsOfAPairKeepTheirSentences() throws IOException {
    say(
        "/api/v1/pairs/PAK%2CAFG/incidents?asOf=2025-11-23&limit=1000",
        "{'items':[{'incidentId':'i1','pair':'AFG-PAK','indicator':'ARMED_CLASH','occurred':"
            + "{'start':'2025-11-20T00:00:00Z','end':'2025-11-21T00:00:00Z','precision':'DAY'},"
            + "'source':{'code':'AFG','name':'Afghanistan'},'target':{'code':'PAK','name':"
            + "'Pakistan'},'mutual':true,'weight':9,'claims':3,'evidence':[{'text':'Shots.'}]}],"
            + "'next':null}");

    Path file = folder.resolve("incidents.parquet");
    export(ExitCode.OK, "incidents", file.toString(), "--pair", "PAK,AFG", "--at", "2025-11-23");

    assertThat(read(file))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("occurred_precision", "DAY")
                    .containsEntry("mutual", true)
                    .containsEntry("weight", 9.0)
                    .containsEntry("claims", 3)
                    .containsEntry("evidence", "[{\"text\":\"Shots.\"}]")
                    .containsEntry("closedAt", null));
  }

  @Test
  void alertsMayBeNone() throws IOException {
    say("/api/v1/alerts?limit=1000", "{'items':[]}");
    Path file = folder.resolve("alerts.parquet");
    export(ExitCode.OK, "alerts", file.toString());
    assertThat(read(file)).isEmpty();
    assertThat(schema(file)).contains("optional double score");
  }

  @Test
  void aRefusalLeavesTheOldFileAndNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("pairs.parquet"), "old");
    assertThat(export(ExitCode.FAILED, "pairs", file.toString())).contains("404: not here");
    say("/api/v1/pairs?sort=pair&limit=1000", "{'items':[],'next':null,'missing':[3]}");
    assertThat(export(ExitCode.FAILED, "pairs", file.toString())).contains("lacks partitions [3]");
    assertThat(file).hasContent("old");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void refusesWhatATableDoesNotTake() {
    String file = folder.resolve("x.parquet").toString();
    assertThat(export(ExitCode.USAGE, "pairs", file, "--since", "2025-11-01")).contains("since");
    assertThat(export(ExitCode.USAGE, "alerts", file, "--until", "2025-11-01")).contains("until");
    assertThat(export(ExitCode.USAGE, "alerts", file, "--at", "2025-11-01")).contains("at is");
    assertThat(export(ExitCode.USAGE, "history", file, "--pair", "A-B", "--country", "A"))
        .contains("not both");
    assertThat(export(ExitCode.USAGE, "sentences", file)).contains("sentences");
    assertThat(api.asked()).isEmpty();
  }

  private void say(String target, String answer) {
    api.say(target, answer.replace('\'', '"'));
  }

  /** Runs the program; returns what it said. */
  private String export(int code, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter said = new StringWriter();
    PrintWriter err = new PrintWriter(said, true);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--url=" + api.url());
    int ended =
        new Program(Map.of(), err, err)
            .execute(
                new ExportMain(new PrintStream(out, true, StandardCharsets.UTF_8)),
                all.toArray(String[]::new));
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return out.toString(StandardCharsets.UTF_8) + said;
  }

  private static String schema(Path file) throws IOException {
    MessageType schema = ParquetReader.readMetadata(file.toFile()).getFileMetaData().getSchema();
    return schema.toString();
  }

  private static List<Map<String, Object>> read(Path file) throws IOException {
    try (Stream<Map<String, Object>> rows =
        ParquetReader.streamContent(file.toFile(), new ToMap())) {
      return rows.toList();
    }
  }

  /** A row as a map from column to value. */
  private static final class ToMap
      implements Hydrator<Map<String, Object>, Map<String, Object>, String[]> {
    @Override
    public Map<String, Object> start() {
      return new LinkedHashMap<>();
    }

    @Override
    public Map<String, Object> add(Map<String, Object> row, String[] column, Object value) {
      row.put(column[0], value);
      return row;
    }

    @Override
    public Map<String, Object> finish(Map<String, Object> row) {
      return row;
    }
  }
}
