package dev.faultline.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.InputLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

  private static final String TWO =
      "{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n";

  @TempDir Path folder;
  @TempDir Path state;
  private Deliveries deliveries = new Deliveries();
  private final List<ArticleReading> taken = new ArrayList<>();

  @Test
  void fileIsReadOnceItHasStoppedGrowing() throws IOException {
    try (History history = open()) {
      FolderWatch watch = watch(history);
      Path file = Files.writeString(folder.resolve("a.jsonl"), TWO.substring(0, 20));
      watch.look(taken::add);
      Files.writeString(file, TWO);
      watch.look(taken::add);
      assertThat(taken).isEmpty();
      watch.look(taken::add);
      watch.look(taken::add);
      assertThat(taken).hasSize(2);
    }
  }

  @Test
  void fileIsDoneOnlyWithItsLastArticleAlsoOverARestart() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), TWO);
    try (History history = open()) {
      looks(history);
      settle(taken.get(0));
    }
    taken.clear();
    try (History history = open()) {
      looks(history);
      assertThat(taken).as("cut off: all again").hasSize(2);
      taken.forEach(this::settle);
    }
    taken.clear();
    try (History history = open()) {
      looks(history);
      assertThat(taken).isEmpty();
      Files.writeString(folder.resolve("a.jsonl"), TWO + "{\"id\":\"3\",\"text\":\"Three.\"}");
      looks(history);
      assertThat(taken).as("a changed file").hasSize(3);
    }
  }

  @Test
  void historySurvivesALineThatWasCutOffAndIsForOneProcess() throws IOException {
    try (History history = open()) {
      assertThat(history.begin("a")).isTrue();
      history.done("a");
      assertThatThrownBy(this::open)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another");
    }
    Files.writeString(state.resolve("history"), "2025-11-2", StandardOpenOption.APPEND);
    try (History history = open()) {
      assertThat(history.begin("a")).isFalse();
      assertThat(history.begin("b")).isTrue();
      assertThat(history.begin("b")).as("under way").isFalse();
      history.giveUp("b");
      assertThat(history.begin("b")).isTrue();
    }
  }

  /** As a program does that has just been started. */
  private void looks(History history) {
    deliveries = new Deliveries();
    FolderWatch watch = watch(history);
    watch.look(taken::add);
    watch.look(taken::add);
  }

  private void settle(ArticleReading reading) {
    deliveries.settle(new Verdict(reading.position(), "", Verdict.PUBLISHED, "", List.of()));
  }

  private History open() throws IOException {
    return History.open(state.resolve("history"), Clock.systemUTC());
  }

  private FolderWatch watch(History history) {
    ArticleReader reader =
        new ArticleReader(InputLimits.DEFAULT, InputStream.nullInputStream(), note -> {});
    return new FolderWatch(
        folder,
        reader,
        history,
        deliveries,
        time -> {},
        Duration.ofSeconds(1),
        new SourceStates(Clock.systemUTC()),
        note -> {});
  }
}
