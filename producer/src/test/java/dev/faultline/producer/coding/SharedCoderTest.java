package dev.faultline.producer.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.Article;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCoderTest {
  private static final int THREADS = 8;
  private static final List<String> TEXTS =
      List.of(
          "Peru and Chile broke off talks in Lima on Monday. Both sides blamed each other.",
          "Kenyan troops and Somali forces exchanged fire near the border, killing 12 people.",
          "Austria expelled two Hungarian diplomats after what it called a breach of trust.",
          "Egypt has halted imports of Ethiopian coffee, Cairo's trade ministry said.",
          "Laos urged Vietnam to reopen the crossing, but Hanoi would not hear of it.",
          "The king of Jordan met Iraq's president for dinner.");

  @Test
  void codesOnManyThreadsAsOnOne() throws Exception {
    List<CodingResult> alone = TEXTS.stream().map(SharedCoderTest::codeAlone).toList();
    EventCoder shared = EventCoder.load();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> runs = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        long seed = thread;
        runs.add(threads.submit(() -> allSame(shared, alone, seed)));
      }
      for (Future<Boolean> run : runs) {
        assertThat(run.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean allSame(EventCoder coder, List<CodingResult> alone, long seed) {
    List<Integer> order =
        new ArrayList<>(
            IntStream.range(0, TEXTS.size() * 5).map(i -> i % TEXTS.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    return order.stream().allMatch(i -> coder.code(article(i)).equals(alone.get(i)));
  }

  private static final EventCoder ALONE = EventCoder.load();

  private static CodingResult codeAlone(String text) {
    return ALONE.code(article(TEXTS.indexOf(text)));
  }

  private static Article article(int i) {
    return new Article("a" + i, "", TEXTS.get(i), Optional.empty(), Optional.empty(), "", "", "en");
  }
}
