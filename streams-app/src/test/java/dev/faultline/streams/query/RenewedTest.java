package dev.faultline.streams.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RenewedTest {
  private static final long FRESH = 100;
  private static final long OLDEST = 1000;

  private final AtomicLong now = new AtomicLong(-5);
  private final AtomicLong asked = new AtomicLong();

  @Test
  void asksAgainOnlyWhenOld() {
    Renewed<Long> value = new Renewed<>(FRESH, OLDEST, now::get, asked::incrementAndGet);
    assertEquals(1, value.get());
    now.addAndGet(FRESH - 1);
    assertEquals(1, value.get());
    now.addAndGet(1);
    assertEquals(2, value.get());
    assertEquals(2, value.get());
  }

  @Test
  void othersTakeWhatIsKnownWhileOneAsksUnlessItIsTooOld() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Renewed<Long> value =
        new Renewed<>(
            FRESH,
            OLDEST,
            now::get,
            () -> {
              if (asked.get() == 1) {
                begun.countDown();
                await(go);
              }
              return asked.incrementAndGet();
            });
    assertEquals(1, value.get());
    now.addAndGet(FRESH);
    CompletableFuture<Long> one = CompletableFuture.supplyAsync(value::get);
    await(begun);
    assertEquals(1, value.get());
    now.addAndGet(OLDEST);
    CompletableFuture<Long> late = CompletableFuture.supplyAsync(value::get);
    go.countDown();
    assertEquals(2, one.get(10, TimeUnit.SECONDS));
    assertTrue(late.get(10, TimeUnit.SECONDS) >= 2);
  }

  @Test
  void asksAgainAfterAFailure() {
    Renewed<Long> value =
        new Renewed<>(
            FRESH,
            OLDEST,
            now::get,
            () -> {
              if (asked.incrementAndGet() == 1) {
                throw new AwayException("not yet");
              }
              return asked.get();
            });
    assertThrows(AwayException.class, value::get);
    assertEquals(2, value.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
