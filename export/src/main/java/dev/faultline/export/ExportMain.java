package dev.faultline.export;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import dev.faultline.settings.StreamsAppOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a table of a running streams app into a Parquet file. */
@Command(
    name = "export",
    description = "Writes a table of a running streams app into a Parquet file.")
public final class ExportMain implements Callable<Integer> {
  private static final String PAGE = "1000";

  private final PrintStream out;

  @Parameters(
      index = "0",
      paramLabel = "TABLE",
      description = "One of pairs, incidents, history, alerts.")
  Table table;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file to write; one that is there is replaced.")
  Path file;

  @Mixin StreamsAppOptions app;

  @Option(
      names = "--country",
      paramLabel = "COUNTRY",
      description = "Only pairs with this country, by code or name.")
  String country;

  @Option(
      names = "--pair",
      paramLabel = "PAIR",
      description = "Incidents, history or alerts of this pair only, such as AFG-PAK.")
  String pair;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "Figures as of a day's end or an instant; as of the present by default.")
  String at;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Incidents, history or alerts from a day or an instant on.")
  String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Incidents or history until a day's end or an instant.")
  String until;

  /** Writes to this process' output. */
  public ExportMain() {
    this(System.out);
  }

  ExportMain(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    app.check();
    refuseWhatTheTableDoesNotTake();
    try (ParquetFile parquet = new ParquetFile(file, table)) {
      ask(new Api(app), parquet::write);
      parquet.finish();
      out.printf(Locale.ROOT, "%s: %,d rows of %s%n", file, parquet.rows(), table);
    }
    return ExitCode.OK;
  }

  private void refuseWhatTheTableDoesNotTake() {
    boolean list = table == Table.PAIRS;
    boolean alerts = table == Table.ALERTS;
    Settings.require(pair == null || !list, "--pair", pair, "it for other tables than pairs");
    Settings.require(since == null || !list, "--since", since, "it for other tables than pairs");
    Settings.require(
        until == null || !list && !alerts, "--until", until, "it for incidents and history");
    Settings.require(at == null || !alerts, "--at", at, "it for other tables than alerts");
    Settings.require(
        country == null || pair == null, "--country", country, "a country or a pair, not both");
  }

  private void ask(Api api, Api.Rows rows) throws IOException, InterruptedException {
    switch (table) {
      case PAIRS -> api.each("api/v1/pairs", list(), rows);
      case ALERTS ->
          api.each(
              "api/v1/alerts",
              Api.question("pair", pair, "country", country, "since", since, "limit", PAGE),
              rows);
      case INCIDENTS -> {
        for (String one : pairs(api)) {
          api.each(
              of(one) + "/incidents",
              Api.question("asOf", at, "from", since, "to", until, "limit", PAGE),
              rows);
        }
      }
      case HISTORY -> {
        for (String one : pairs(api)) {
          api.each(
              of(one) + "/history", Api.question("asOf", at, "from", since, "to", until), rows);
        }
      }
    }
  }

  private List<String> pairs(Api api) throws IOException, InterruptedException {
    if (pair != null) {
      return List.of(pair);
    }
    List<String> pairs = new ArrayList<>();
    api.each("api/v1/pairs", list(), row -> pairs.add(row.path("pair").textValue()));
    return pairs;
  }

  private Map<String, String> list() {
    return Api.question("country", country, "asOf", at, "sort", "pair", "limit", PAGE);
  }

  private static String of(String pair) {
    return "api/v1/pairs/" + Api.encoded(pair);
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new ExportMain(), arguments));
  }
}
