package dev.faultline.producer.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.publish.CodedEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OrderedCodingTest {

  @Test
  void keepsTheOrderThoughTheFirstArticleTakesLongest() {
    CountDownLatch others = new CountDownLatch(5);
    ArticleCoder coder =
        coder(
            article -> {
              if (article.id().equals("0")) {
                await(others);
              }
              others.countDown();
              return new CodingResult.Coded(List.of(), List.of());
            });
    List<String> ids = new ArrayList<>();
    new OrderedCoding(coder, 4).run(articles(10), outcome -> ids.add(id(outcome)));
    assertThat(ids).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  @Test
  void sourceWaitsForASlowSink() {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger furthestAhead = new AtomicInteger();
    ArticleSource counting =
        sink ->
            articles(500)
                .forEach(
                    item -> {
                      furthestAhead.accumulateAndGet(
                          read.incrementAndGet() - taken.get(), Math::max);
                      sink.accept(item);
                    });
    new OrderedCoding(coder(it -> new CodingResult.Coded(List.of(), List.of())), 2)
        .run(counting, outcome -> taken.incrementAndGet());
    assertThat(taken).hasValue(500);
    assertThat(furthestAhead.get()).isLessThanOrEqualTo(2 * 8 + 3);
  }

  @Test
  void liveNewsDoNotWaitForAnEndlessBackfill() {
    AtomicInteger backfilled = new AtomicInteger();
    AtomicBoolean cameOut = new AtomicBoolean();
    ArticleReading some =
        new ArticleReading.Read(
            CodedEvents.article("old", "text"), SourcePosition.of("in"), List.of());
    LiveSource backfill =
        sink -> {
          while (!cameOut.get()) {
            sink.accept(some);
          }
        };
    LiveSource live =
        sink -> {
          while (backfilled.get() < 100) {
            Thread.onSpinWait();
          }
          sink.accept(new ArticleReading.Rejected(some.position(), RejectionReason.EMPTY, "live"));
        };
    new OrderedCoding(coder(it -> new CodingResult.Coded(List.of(), List.of())), 2)
        .run(
            LiveSource.together(List.of(backfill, live)),
            outcome -> {
              backfilled.incrementAndGet();
              if (outcome instanceof ArticleOutcome.Rejected) {
                cameOut.set(true);
              }
            });
    assertThat(cameOut).as("while the backfill went on").isTrue();
  }

  @Test
  void failureOfTheCoderCostsOneArticle() {
    ArticleCoder coder =
        coder(
            article -> {
              if (article.id().equals("1")) {
                throw new IllegalStateException("bug");
              }
              return article.id().equals("2")
                  ? new CodingResult.Skipped("language", "French")
                  : new CodingResult.Coded(List.of(), List.of("a note"));
            });
    List<ArticleOutcome> outcomes = new ArrayList<>();
    new OrderedCoding(coder, 2).run(articles(4), outcomes::add);
    assertThat(outcomes)
        .extracting(it -> it.getClass().getSimpleName())
        .containsExactly("Coded", "Rejected", "Skipped", "Coded");
    assertThat(((ArticleOutcome.Rejected) outcomes.get(1)).rejection().reason())
        .isEqualTo(RejectionReason.CODER_FAILED);
  }

  @Test
  void failureOfSourceOrSinkEndsTheRun() {
    OrderedCoding coding =
        new OrderedCoding(coder(it -> new CodingResult.Coded(List.of(), List.of())), 2);
    AtomicInteger taken = new AtomicInteger();
    assertThatThrownBy(
            () ->
                coding.run(
                    sink -> {
                      articles(3).forEach(sink);
                      throw new IllegalStateException("source");
                    },
                    outcome -> taken.incrementAndGet()))
        .hasMessage("source");
    assertThat(taken).hasValue(3);
    assertThatThrownBy(
            () ->
                coding.run(
                    articles(1000),
                    outcome -> {
                      throw new IllegalStateException("sink");
                    }))
        .hasMessage("sink");
  }

  private static ArticleSource articles(int count) {
    return sink ->
        IntStream.range(0, count)
            .forEach(
                i ->
                    sink.accept(
                        new ArticleReading.Read(
                            CodedEvents.article("" + i, "text"),
                            SourcePosition.of("in"),
                            List.of())));
  }

  private static String id(ArticleOutcome outcome) {
    return ((ArticleOutcome.Coded) outcome).article().id();
  }

  private interface Coding {
    CodingResult code(Article article);
  }

  private static ArticleCoder coder(Coding coding) {
    return new ArticleCoder() {
      @Override
      public CodingResult code(Article article) {
        return coding.code(article);
      }

      @Override
      public String version() {
        return "test";
      }
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the other articles were not coded meanwhile");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
