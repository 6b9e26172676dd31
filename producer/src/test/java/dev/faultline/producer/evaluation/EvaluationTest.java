package dev.faultline.producer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.producer.coding.UsualCoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
  private static final String ACCUSED =
      "{\"id\":\"1\",\"kind\":\"dyad\",\"text\":\"Iran accused Iraq of arming rebels.\",\"gold\":"
          + "[{\"source\":\"IRN\",\"target\":\"IRQ\",\"indicator\":\"accusations\",\"plover\":"
          + "\"ACCUSE\",\"accept\":[\"accusations\"],\"side\":\"tension\",\"optional\":false,"
          + "\"reciprocal\":false}]}";
  private static final String MISSED =
      "{\"id\":\"2\",\"kind\":\"dyad\",\"text\":\"The weather was fine.\",\"gold\":"
          + "[{\"source\":\"IRN\",\"target\":\"IRQ\",\"indicator\":\"aid\",\"plover\":\"AID\","
          + "\"accept\":[\"aid\"],\"side\":\"deescalation\",\"optional\":false,"
          + "\"reciprocal\":false}]}";
  private static final String FALSE_ALARM =
      "{\"id\":\"3\",\"kind\":\"domestic\",\"text\":\"Chad attacked Sudan on Monday.\","
          + "\"gold\":[]}";

  @TempDir Path folder;

  @Test
  void countsRightMissedAndFalseEvents() throws Exception {
    List<String> lines = run(ACCUSED, MISSED, FALSE_ALARM);

    assertThat(lines)
        .contains(
            "records scored: 3",
            "dyad                    0.500  0.500  0.500   1/2  1/2",
            "dyad+indicator+dir      0.500  0.500  0.500   1/2  1/2",
            "strict indicator        0.500  0.500  0.500   1/2  1/2",
            "domestic false events  1 of 1 records",
            "accusations             1.000  1.000   1/1  1/1",
            "aid                         -  0.000   0/0  0/1");
  }

  @Test
  void namesTheLineThatIsNoRecord() {
    assertThatThrownBy(() -> run(ACCUSED, "{\"id\":\"2\"}"))
        .hasMessageContaining("gold.jsonl line 2")
        .hasMessageContaining("'text' is missing");
  }

  private List<String> run(String... records) throws Exception {
    Path gold = folder.resolve("gold.jsonl");
    Files.write(gold, List.of(records));
    return new Evaluation(UsualCoder.get(), Set.of("dyad", "domestic")).run(gold);
  }
}
