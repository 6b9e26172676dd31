package dev.faultline.streams.query;

import java.util.List;

/** What a question about one country pair leads to. */
public sealed interface LookupResult<T> {

  /**
   * The answer.
   *
   * @param value what was asked for
   * @param from what it was read from
   */
  record Found<T>(T value, Source from) implements LookupResult<T> {}

  /** No instance knows the pair. */
  record NotFound<T>() implements LookupResult<T> {}

  /**
   * Another instance keeps the pair.
   *
   * @param active the instance that processes it; null while none is known
   * @param standbys instances that keep a copy
   */
  record Elsewhere<T>(Instance active, List<Instance> standbys) implements LookupResult<T> {}

  /**
   * The state is being moved or restored; ask again.
   *
   * @param reason why, in a sentence
   */
  record NotReady<T>(String reason) implements LookupResult<T> {}

  /**
   * What an answer was read from.
   *
   * @param partition partition of the pair
   * @param active false for a standby copy
   * @param behind changes that the copy had yet to take over; 0 where active, -1 for unknown
   */
  record Source(int partition, boolean active, long behind) {}
}
