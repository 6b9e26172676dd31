package dev.faultline.schemas.registry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Answers by key, each asked for once: the first thread asks, those that come meanwhile wait for
 * its answer or its exception. Exceptions are passed on and forgotten.
 */
final class SharedRequests<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> requests = new ConcurrentHashMap<>();

  /** The answer if it is there already, else null. */
  V known(K key) {
    CompletableFuture<V> request = requests.get(key);
    return request != null && request.isDone() && !request.isCompletedExceptionally()
        ? request.join()
        : null;
  }

  V get(K key, Function<K, V> ask) {
    while (true) {
      CompletableFuture<V> mine = new CompletableFuture<>();
      CompletableFuture<V> first = requests.putIfAbsent(key, mine);
      if (first == null) {
        return askAndTell(key, ask, mine);
      }
      try {
        return first.join();
      } catch (CompletionException failed) {
        if (failed.getCause() instanceof InterruptException) {
          continue; // that thread was told to stop, this one was not
        }
        throw failed.getCause() instanceof RuntimeException known ? known : failed;
      }
    }
  }

  private V askAndTell(K key, Function<K, V> ask, CompletableFuture<V> mine) {
    try {
      V answer = ask.apply(key);
      mine.complete(answer);
      return answer;
    } catch (RuntimeException | Error failed) {
      requests.remove(key, mine);
      mine.completeExceptionally(failed);
      throw failed;
    }
  }
}
