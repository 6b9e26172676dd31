package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.SourcePosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Articles of files, taken in at a bounded pace. What an earlier run is known to have published is
 * read, so that repeated articles are still found, but not coded again. The position moves on once
 * Kafka has every article before it.
 */
public final class Backfill implements ArticleSource {

  /** Articles after which the position may move. */
  private static final int STEP = 50;

  private final ArticleSource files;
  private final Position position;
  private final Deliveries deliveries;
  private final Throttle throttle;
  private final Runnable passedOver;
  private final Deque<Step> underWay = new ArrayDeque<>();

  private final class Step {
    private final Path file;
    private final Delivery delivery = new Delivery(verdict -> {}, this::settled);
    private long articles;
    private boolean settled;

    Step(Path file) {
      this.file = file;
    }

    private void settled() {
      synchronized (underWay) {
        settled = true;
        while (!underWay.isEmpty() && underWay.peek().settled) {
          Step first = underWay.poll();
          position.reached(first.file, new Position.Reached(first.articles, 0, false));
        }
      }
    }
  }

  /**
   * @param files the articles
   * @param position what earlier runs have done
   * @param deliveries follows articles
   * @param throttle holds articles back
   * @param passedOver runs for every article that an earlier run has done
   */
  public Backfill(
      ArticleSource files,
      Position position,
      Deliveries deliveries,
      Throttle throttle,
      Runnable passedOver) {
    this.files = files;
    this.position = position;
    this.deliveries = deliveries;
    this.throttle = throttle;
    this.passedOver = passedOver;
  }

  @Override
  public void forEach(Consumer<ArticleReading> sink) {
    Reading reading = new Reading(sink);
    files.forEach(reading);
    reading.endStep();
  }

  private final class Reading implements Consumer<ArticleReading> {
    private final Consumer<ArticleReading> sink;
    private Path file = Path.of("");
    private long before;
    private long articles;
    private Step step;

    Reading(Consumer<ArticleReading> sink) {
      this.sink = sink;
    }

    @Override
    public void accept(ArticleReading article) {
      Path next = file(article.position());
      if (!next.equals(file)) {
        endStep();
        file = next;
        articles = 0;
        before = position.of(file).records();
      }
      articles++;
      if (articles <= before) {
        passedOver.run();
        return;
      }
      throttle.pass();
      if (step == null) {
        step = new Step(file);
        synchronized (underWay) {
          underWay.add(step);
        }
      }
      step.articles = articles;
      deliveries.tracked(step.delivery, sink).accept(article);
      if (articles % STEP == 0) {
        endStep();
      }
    }

    private void endStep() {
      if (step != null) {
        step.delivery.close();
        step = null;
      }
    }
  }

  /** The file on disk: an archive stands for all that is in it. */
  private static Path file(SourcePosition at) {
    Path whole = Path.of(at.input());
    int inside = at.input().indexOf('!');
    return inside < 0 || Files.exists(whole) ? whole : Path.of(at.input().substring(0, inside));
  }
}
