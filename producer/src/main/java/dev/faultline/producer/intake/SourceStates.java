package dev.faultline.producer.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** How the sources that go on giving articles are doing. Safe between threads. */
public final class SourceStates {

  private final Clock clock;
  private final Map<String, State> states = new ConcurrentSkipListMap<>();

  /**
   * One source.
   *
   * @param name its address or folder
   * @param answered when it last answered; empty when it never did
   * @param failures how often in a row it has failed since
   * @param dead whether that is so often that a person should look
   * @param cause of the last failure; empty when it answers
   * @param newest how old its newest article was when it came; empty before the first
   * @param errors how often it has failed altogether
   */
  public record State(
      String name,
      Optional<Instant> answered,
      int failures,
      boolean dead,
      String cause,
      Optional<Duration> newest,
      long errors) {

    /** How long ago it answered; empty when it never did. */
    public Optional<Duration> silence(Clock clock) {
      return answered.map(at -> Duration.between(at, clock.instant()));
    }
  }

  /**
   * @param clock tells when something happens
   */
  public SourceStates(Clock clock) {
    this.clock = clock;
  }

  /** There is such a source. */
  public void begin(String name) {
    states.putIfAbsent(name, unheard(name));
  }

  private static State unheard(String name) {
    return new State(name, Optional.empty(), 0, false, "", Optional.empty(), 0);
  }

  /** It has answered. */
  public void answered(String name) {
    states.compute(
        name,
        (key, old) -> {
          State was = old == null ? unheard(name) : old;
          return new State(
              name, Optional.of(clock.instant()), 0, false, "", was.newest(), was.errors());
        });
  }

  /** It has failed once more. */
  public void failed(String name, String cause, int failures, boolean dead) {
    states.compute(
        name,
        (key, old) -> {
          State was = old == null ? unheard(name) : old;
          return new State(
              name, was.answered(), failures, dead, cause, was.newest(), was.errors() + 1);
        });
  }

  /** An article of it has come. */
  public void article(String name, Optional<Instant> published) {
    Optional<Duration> age = published.map(at -> Duration.between(at, clock.instant()));
    states.computeIfPresent(
        name,
        (key, was) ->
            new State(
                name,
                was.answered(),
                was.failures(),
                was.dead(),
                was.cause(),
                age.or(was::newest),
                was.errors()));
  }

  /** All of them, by name. */
  public List<State> all() {
    return List.copyOf(states.values());
  }
}
