package dev.faultline.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.InputLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillTest {

  private static final int ARTICLES = 230;

  @TempDir Path folder;
  private Deliveries deliveries = new Deliveries();
  private Position position;
  private final List<ArticleReading> taken = new ArrayList<>();
  private final AtomicInteger passedOver = new AtomicInteger();

  @AfterEach
  void close() throws IOException {
    if (position != null) {
      position.close();
    }
  }

  @Test
  void goesOnBehindTheLastArticleBeforeWhichKafkaHasAll() throws IOException {
    Path file = articles("a.jsonl", ARTICLES);
    run(file);
    assertThat(taken).hasSize(ARTICLES);
    ArticleReading missing = taken.remove(137);
    taken.forEach(this::settle);

    run(file);

    assertThat(taken).contains(missing);
    assertThat(passedOver).as("whole steps before the missing article").hasValue(100);
    assertThat(taken).hasSize(ARTICLES - 100);
    taken.forEach(this::settle);
    run(file);
    assertThat(taken).isEmpty();
  }

  @Test
  void aFileThatHasChangedIsReadAnew() throws IOException {
    Path file = articles("a.jsonl", ARTICLES);
    run(file);
    taken.forEach(this::settle);
    articles("a.jsonl", ARTICLES + 1);

    run(file);

    assertThat(taken).hasSize(ARTICLES + 1);
  }

  @Test
  void aLineThatAKillCutOffHidesNoOther() throws IOException {
    Path file = articles("a.jsonl", ARTICLES);
    run(file);
    taken.forEach(this::settle);
    Path position = folder.resolve("position");
    Files.writeString(position, Files.readString(position) + "0123456789abcdef\t4");

    run(file);
    assertThat(taken).isEmpty();
    Path other = articles("b.jsonl", 3);
    run(other);
    taken.forEach(this::settle);
    run(other);
    assertThat(taken).isEmpty();
  }

  @Test
  void throttleSpreadsArticlesEvenly() {
    Instant start = Instant.parse("2025-11-24T00:00:00Z");
    AtomicInteger slept = new AtomicInteger();
    InstantSource source = () -> start.plusMillis(slept.get());
    Clock clock = source.withZone(ZoneOffset.UTC);
    Throttle throttle = new Throttle(20, clock, time -> slept.addAndGet((int) time.toMillis()));
    for (int i = 0; i < 101; i++) {
      throttle.pass();
    }
    assertThat(Duration.ofMillis(slept.get())).isEqualTo(Duration.ofSeconds(5));
  }

  /** Reads the file as a process that starts now; its acknowledgements may come until the next. */
  private void run(Path file) throws IOException {
    taken.clear();
    passedOver.set(0);
    deliveries = new Deliveries();
    if (position != null) {
      position.close();
    }
    position = Position.open(folder.resolve("position"));
    ArticleReader reader =
        new ArticleReader(InputLimits.DEFAULT, InputStream.nullInputStream(), note -> {});
    Throttle unlimited = new Throttle(0, Clock.systemUTC(), Sleeper.REAL);
    new Backfill(
            sink -> reader.read(List.of(file.toString()), sink),
            position,
            deliveries,
            unlimited,
            passedOver::incrementAndGet)
        .forEach(taken::add);
  }

  private void settle(ArticleReading reading) {
    deliveries.settle(new Verdict(reading.position(), "", Verdict.PUBLISHED, "", List.of()));
  }

  private Path articles(String name, int count) throws IOException {
    String lines =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"id\":\"" + i + "\",\"text\":\"Text " + i + ".\"}")
            .collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(name), lines);
  }
}
