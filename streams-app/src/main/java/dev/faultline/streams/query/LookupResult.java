package dev.faultline.streams.query;

import java.util.function.Function;

/** What a question about one country pair leads to. */
public sealed interface LookupResult<T> {

  /** The answer. */
  record Found<T>(T value) implements LookupResult<T> {}

  /** No instance knows the pair. */
  record NotFound<T>() implements LookupResult<T> {}

  /**
   * Another instance keeps the pair.
   *
   * @param host its advertised host
   * @param port its advertised port
   */
  record Elsewhere<T>(String host, int port) implements LookupResult<T> {}

  /**
   * The state is being moved or restored; ask again.
   *
   * @param reason why, in a sentence
   */
  record NotReady<T>(String reason) implements LookupResult<T> {}

  /** The same with another answer in place of the one found. */
  default <R> LookupResult<R> map(Function<T, R> change) {
    if (this instanceof Found<T> found) {
      return new Found<>(change.apply(found.value));
    }
    if (this instanceof NotFound<T>) {
      return new NotFound<>();
    }
    if (this instanceof Elsewhere<T> elsewhere) {
      return new Elsewhere<>(elsewhere.host, elsewhere.port);
    }
    if (this instanceof NotReady<T> notReady) {
      return new NotReady<>(notReady.reason);
    }
    throw new IllegalStateException("unexpected result " + this);
  }
}
