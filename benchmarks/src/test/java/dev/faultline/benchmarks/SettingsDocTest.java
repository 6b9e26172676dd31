package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.export.ExportMain;
import dev.faultline.local.UpCommand;
import dev.faultline.producer.ProducerMain;
import dev.faultline.producer.command.Console;
import dev.faultline.schemas.rights.Right;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.settings.SettingsTable;
import dev.faultline.streams.StreamsMain;
import dev.faultline.streams.TopicsMain;
import dev.faultline.streams.doctor.DoctorMain;
import dev.faultline.streams.top.TopMain;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The list of settings in docs and in the settings module is the one that programs declare. */
class SettingsDocTest {
  private static final Path DOC = Path.of("../docs/settings.md");
  private static final Path SECURITY = Path.of("../docs/security.md");
  private static final Path NAMES =
      Path.of("../settings/src/main/resources/dev/faultline/settings/names.txt");
  private static final String BEGIN = "<!-- generated: begin -->\n";
  private static final String END = "<!-- generated: end -->\n";

  @Test
  void documentationListsEverySetting() throws IOException {
    assertUpToDate(DOC, withGenerated(DOC, table().markdown()));
  }

  @Test
  void documentationListsEveryRight() throws IOException {
    StringBuilder table = new StringBuilder("| Program | Right | What for |\n|---|---|---|\n");
    for (String program : Rights.programs()) {
      for (Right right : Rights.of(program, Right.APPLICATION_ID)) {
        table
            .append("| ")
            .append(program)
            .append(" | ")
            .append(right.what().replace("*", "\\*"))
            .append(" | ")
            .append(right.why())
            .append(" |\n");
      }
    }
    assertUpToDate(SECURITY, withGenerated(SECURITY, table.toString()));
  }

  private static String withGenerated(Path file, String generated) throws IOException {
    String doc = Files.readString(file);
    int begin = doc.indexOf(BEGIN) + BEGIN.length();
    return doc.substring(0, begin) + generated + doc.substring(doc.indexOf(END));
  }

  @Test
  void everyProgramKnowsTheSettingsOfTheOthers() throws IOException {
    assertUpToDate(NAMES, table().names());
  }

  private static void assertUpToDate(Path file, String expected) throws IOException {
    if (Boolean.getBoolean("faultline.generate")) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file))
        .as("%s is not what the programs declare: 'make docs' writes it again", file)
        .isEqualTo(expected);
  }

  private static SettingsTable table() {
    PrintWriter out = new PrintWriter(Writer.nullWriter());
    List<Object> commands =
        new ArrayList<>(
            List.of(
                new UpCommand(),
                new StreamsMain(),
                new TopicsMain(out),
                new TopMain(),
                new ExportMain(),
                new DoctorMain(out, Clock.systemUTC(), Runtime.version())));
    ProducerMain.commands(Console.ofProcess(), Clock.systemUTC()).values().stream()
        .map(Supplier::get)
        .forEach(commands::add);
    return new SettingsTable(commands);
  }
}
