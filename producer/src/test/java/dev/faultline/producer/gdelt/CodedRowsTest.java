package dev.faultline.producer.gdelt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.web.AddressPolicy;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.producer.web.WebFetcher;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Indicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedRowsTest {

  private static final String ICEWS =
      "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code"
          + "\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number"
          + "\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";
  private static final String POLECAT =
      "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tActor Country"
          + "\tPrimary Actor Sector\tRecipient Name\tRecipient Country\tPrimary Recipient Sector"
          + "\tCity\tCountry\tSource\tPublication Date\n";

  @TempDir Path folder;

  @Test
  void icewsRowBecomesAClaim() throws IOException {
    List<RowOutcome> outcomes =
        read(
            ICEWS
                + "101\t2019-05-02\tArmy (Fiji)\tMilitary,Government\tFiji\tFight\t190\t-10\tTonga"
                + "\t\tTonga\t9\t1\tExample Daily\tNuku'alofa\t\t\tTonga\t-21\t-175\n");
    ArticleEvent event = ((RowOutcome.Claim) outcomes.get(1)).event();
    assertThat(event.getEventId()).isEqualTo("icews:101");
    assertThat(event.getPair()).isEqualTo("FJI-TON");
    assertThat(event.getIndicator()).isEqualTo(Indicator.ARMED_CLASH);
    assertThat(event.getSourceActor().getRole()).isEqualTo(ActorRole.MIL);
    assertThat(event.getOccurred().getStart()).isEqualTo("2019-05-02T00:00:00Z");
    assertThat(event.getOrigin().getOwner()).isEqualTo("icews");
    assertThat(event.getPublisher().getName()).isEqualTo("Example Daily");
    assertThat(event.getSlots().getPlace().getCountry()).isEqualTo("TON");
  }

  @Test
  void polecatRowBecomesAClaim() throws IOException {
    List<RowOutcome> outcomes =
        read(
            POLECAT
                + "P-7\t2023-01-05\tSANCTION\texpel\tFijian cabinet\tFJI\tGOV\tTonga\tTON\tGOV\tSuva"
                + "\tFJI\texample.org\t2023-01-06\n");
    ArticleEvent event = ((RowOutcome.Claim) outcomes.get(1)).event();
    assertThat(event.getEventId()).isEqualTo("polecat:P-7");
    assertThat(event.getIndicator()).isEqualTo(Indicator.DIPLOMATIC_DOWNGRADE);
    assertThat(event.getSourceActor().getCode()).isEqualTo("FJI");
    assertThat(event.getPublishedAt()).isEqualTo("2023-01-06T00:00:00Z");
  }

  @Test
  void everyOtherRowIsReported() throws IOException {
    String polecat = "\t2023-01-05\t%s\t%s\tA\t%s\t%s\tB\t%s\t\t\t\t\t2023-01-06\n";
    List<RowOutcome> outcomes =
        read(
            POLECAT
                + ("1" + polecat).formatted("PROTEST", "demo", "FJI", "GOV", "TON")
                + ("2" + polecat).formatted("ACCUSE", "allege", "FJI; WSM", "GOV", "TON")
                + ("3" + polecat).formatted("ACCUSE", "allege", "None", "", "TON")
                + ("4" + polecat).formatted("ACCUSE", "allege", "FJI", "MED", "TON")
                + ("5" + polecat).formatted("ACCUSE", "allege", "ZZZ", "GOV", "TON")
                + "6\tsoon\tACCUSE\tallege\tA\tFJI\tGOV\tB\tTON\t\t\t\t\t\n"
                + "7\ttoo\tshort\n");
    assertThat(outcomes)
        .extracting(it -> ((RowOutcome.Reported) it).reason())
        .containsExactly(
            ReportReason.HEADER,
            ReportReason.NO_INDICATOR,
            ReportReason.MANY_SIDES,
            ReportReason.ONE_SIDE,
            ReportReason.NO_STATE_ACTS,
            ReportReason.NO_STATE,
            ReportReason.MALFORMED,
            ReportReason.MALFORMED);
  }

  @Test
  void sectorsInWordsTellTheRole() throws IOException {
    String row = "%s\t2019-05-02\tX\t%s\tFiji\tAccuse\t112\t-2\tY\t\tTonga\t\t\t\t\t\t\t\t\t\n";
    List<RowOutcome> outcomes =
        read(
            ICEWS
                + row.formatted("1", "Elite,Executive Office,Executive,Government")
                + row.formatted("2", "Business,Social")
                + row.formatted("3", "Medical / Health NGOs,Social"));
    assertThat(((RowOutcome.Claim) outcomes.get(1)).event().getSourceActor().getRole())
        .isEqualTo(ActorRole.GOV);
    assertThat(outcomes.subList(2, 4))
        .extracting(it -> ((RowOutcome.Reported) it).reason())
        .containsOnly(ReportReason.NO_STATE_ACTS);
  }

  private List<RowOutcome> read(String table) throws IOException {
    Path file = Files.writeString(folder.resolve("events.tab"), table);
    List<RowOutcome> outcomes = new ArrayList<>();
    Clock clock = Clock.systemUTC();
    new GdeltImport(
            clock,
            InputMeter.unknown(),
            new ListedFiles(new WebFetcher(FetchLimits.DEFAULT, AddressPolicy.ANY, clock)))
        .read(List.of(file.toString()), (position, outcome) -> outcomes.add(outcome));
    return outcomes;
  }
}
