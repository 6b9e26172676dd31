package dev.faultline.streams.http;

import dev.faultline.schemas.Incident;
import dev.faultline.streams.metrics.Metrics;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.DayTension;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.Revision;
import dev.faultline.streams.query.StoredPair;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.query.WhatIf;
import dev.faultline.streams.tension.Days;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One pair: its parts and explanation, incidents, history; from whichever instance keeps it. */
final class PairAnswers {
  static final Set<String> WHAT_IF = Set.of("asOf", "knownAt", "weights", "halfLives", "without");

  /** Incidents of an answer about a pair; of a pair of many years a megabyte would else be sent. */
  private static final int EXPLAINED = 100;

  private static final int MOST_EXPLAINED = 10_000;
  private static final int INCIDENTS = 100;
  private static final int MOST_INCIDENTS = 1000;

  /** A sixth of the heap, in which the answers about many thousand pairs have room. */
  private static final long KEPT_BYTES =
      Math.min(512L << 20, Math.max(16L << 20, Runtime.getRuntime().maxMemory() / 6));

  private static final int MAKERS = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

  private static final int DEFAULT_DAYS = 365;
  private static final int MOST_DAYS = 3660;

  private final TensionQuery query;
  private final Peers peers;
  private final Access access;
  private final Metrics metrics;
  private final Clock clock;
  private final KeptAnswers kept = new KeptAnswers(KEPT_BYTES);

  /** For answers that are made anew; a processor is left to those that take the news in. */
  private final Turns turns = new Turns(MAKERS);

  /** Questions that may go through all articles of a pair, which others must not wait for. */
  private final Turns longTurns = new Turns(MAKERS);

  PairAnswers(TensionQuery query, Peers peers, Access access, Metrics metrics, Clock clock) {
    this.metrics = metrics;
    this.query = query;
    this.peers = peers;
    this.access = access;
    this.clock = clock;
  }

  Answer pair(Call call) {
    WhatIf whatIf = Parameters.whatIf(call);
    int explained = Parameters.whole(call, "explain", 0, MOST_EXPLAINED, EXPLAINED);
    return owned(
        call,
        (stored, pair, asOf, before) -> {
          metrics.made(because(stored, before));
          return new PairBody(stored, asOf, whatIf, before, explained).answer();
        });
  }

  private static Metrics.Made because(StoredPair stored, Answer before) {
    if (before == null) {
      return Metrics.Made.FIRST;
    }
    boolean same = stored.revision().equals(before.passages().revision());
    return same ? Metrics.Made.CLOCK : Metrics.Made.NEWS;
  }

  Answer incidents(Call call) {
    WhatIf whatIf = Parameters.whatIf(call);
    long from = Parameters.instant(call, "from", false, Long.MIN_VALUE);
    long to = Parameters.instant(call, "to", true, Long.MAX_VALUE);
    int limit = Parameters.whole(call, "limit", 1, MOST_INCIDENTS, INCIDENTS);
    int offset = offset(call);
    return owned(
        call,
        (stored, pair, asOf, before) ->
            incidents(
                call,
                pair,
                asOf,
                stored.incidents(from, Math.min(to, asOf), asOf, whatIf),
                offset,
                limit));
  }

  private static Answer incidents(
      Call call, String pair, long asOf, List<Incident> all, int offset, int limit) {
    int end = Math.min(all.size(), offset + limit);
    List<Map<String, Object>> items =
        offset >= all.size()
            ? List.of()
            : all.subList(offset, end).stream().map(Views::incident).toList();
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("pair", pair);
    head.put("asOf", Json.time(asOf));
    head.put("total", all.size());
    head.put("next", end < all.size() ? String.valueOf(end) : null);
    return Tables.answer(call, head, items, Tables.INCIDENTS);
  }

  private static int offset(Call call) {
    return Parameters.whole(call, "cursor", 0, Integer.MAX_VALUE, 0);
  }

  Answer history(Call call) {
    WhatIf whatIf = Parameters.whatIf(call);
    Step step = Step.of(call.parameter("step"));
    return owned(
        call,
        (stored, pair, asOf, before) -> {
          long to = Math.min(asOf, Parameters.instant(call, "to", true, asOf));
          int last = Days.of(to);
          long from = Parameters.instant(call, "from", false, Days.start(last - DEFAULT_DAYS + 1));
          int first = Days.of(from);
          if (first > last || last - first >= MOST_DAYS) {
            throw ProblemException.badRequest(
                "from must lie before to, by no more than " + MOST_DAYS + " days");
          }
          return history(call, pair, to, step, stored.history(first, last, to, whatIf));
        });
  }

  private static Answer history(
      Call call, String pair, long asOf, Step step, List<DayTension> days) {
    int quiet = 0;
    if (call.parameter("from") == null) {
      // Without a first day, the curve begins a day before the first incident in reach.
      while (quiet + 2 < days.size()
          && days.get(quiet + 1).tension() == 0
          && days.get(quiet + 1).relief() == 0) {
        quiet++;
      }
    }
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("pair", pair);
    head.put("asOf", Json.time(asOf));
    head.put("step", step.name().toLowerCase(java.util.Locale.ROOT));
    List<Map<String, Object>> points = step.points(days.subList(quiet, days.size()));
    if (!Tables.wanted(call).equals(Answer.JSON)) {
      return Tables.answer(call, head, points, Tables.HISTORY);
    }
    head.put("points", points);
    return Answer.json(head);
  }

  @FunctionalInterface
  private interface Lookup {
    /**
     * @param before answer to the same question made before; null when none is kept
     */
    Answer ask(StoredPair stored, String pair, long asOf, Answer before);
  }

  /** Answers here where the pair is kept here, else passes the question on. */
  private Answer owned(Call call, Lookup lookup) {
    String pair;
    try {
      pair = Countries.shipped().pair(call.variable("pair")).toString();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
    long present = Present.of(clock);
    long asOf = Parameters.instant(call, "asOf", true, present);
    boolean forwarded = access.fromPeer(call.request());
    boolean standby = forwarded && "standby".equals(call.header(Peers.FORWARDED));
    String question = call.target() + " " + Tables.wanted(call);
    boolean plain = WHAT_IF.stream().allMatch(name -> call.parameter(name) == null);
    Turns mine = plain ? turns : longTurns;
    Function<StoredPair, Answer> asked =
        stored ->
            kept(
                call,
                question,
                stored,
                asOf,
                last -> mine.take(() -> lookup.ask(stored, pair, asOf, last)));
    Function<Boolean, LookupResult<Answer>> here =
        copy -> (copy ? query.fromStandbys() : query).ask(pair, asked);
    awaitPosition(call);
    LookupResult<Answer> result = here.apply(standby);
    if (result instanceof LookupResult.Elsewhere<Answer> elsewhere && !forwarded) {
      return elsewhere(call, pair, elsewhere, here);
    }
    return answer(result, pair, call);
  }

  /** The answer as it is kept, or made where none is good any more. */
  private Answer kept(
      Call call, String question, StoredPair stored, long asOf, UnaryOperator<Answer> make) {
    Revision revision = stored.revision();
    // What is asked of another instant each time would fill the memory with what nobody asks again.
    boolean ofThePresent = call.parameter("asOf") == null;
    return ofThePresent && revision.lasts()
        ? kept.get(
            question,
            revision,
            asOf,
            known -> Present.passes(question, known, clock),
            call.takesGzip(),
            make)
        : make.apply(null);
  }

  private Answer elsewhere(
      Call call,
      String pair,
      LookupResult.Elsewhere<Answer> where,
      Function<Boolean, LookupResult<Answer>> here) {
    if (where.active() != null) {
      Optional<Answer> answer = peers.ask(where.active(), call, false);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    if (call.header(Peers.POSITION) != null) {
      throw ProblemException.notReady(
          pair + " is being moved, and a standby cannot tell whether it has seen the position");
    }
    for (Instance one : where.standbys()) {
      if (one.equals(query.locator().self())) {
        LookupResult<Answer> copy = here.apply(true);
        if (!(copy instanceof LookupResult.NotReady<Answer>)) {
          return answer(copy, pair, call);
        }
      } else {
        Optional<Answer> answer = peers.ask(one, call, true);
        if (answer.isPresent()) {
          return answer.get();
        }
      }
    }
    throw ProblemException.notReady(
        pair + " is kept by an instance that does not answer just now; ask again");
  }

  private Answer answer(LookupResult<Answer> result, String pair, Call call) {
    if (result instanceof LookupResult.Found<Answer> found) {
      if (!found.from().active()) {
        return found.value().with(Peers.BEHIND, String.valueOf(found.from().behind()));
      }
      String position = query.locator().position(found.from().partition());
      return position.isEmpty() ? found.value() : found.value().with(Peers.POSITION, position);
    }
    if (result instanceof LookupResult.NotFound<Answer>) {
      throw ProblemException.notFound(
          "nothing is known of " + pair + "; /api/v1/pairs lists what is");
    }
    if (result instanceof LookupResult.NotReady<Answer> notReady) {
      throw ProblemException.notReady(notReady.reason() + "; ask again");
    }
    throw ProblemException.notReady(pair + " is being moved; ask again");
  }

  private void awaitPosition(Call call) {
    String position = call.header(Peers.POSITION);
    if (position == null) {
      return;
    }
    try {
      if (!query.locator().await(position, Peers.LIMIT.dividedBy(2))) {
        throw ProblemException.notReady("position " + position + " is not reached yet; ask again");
      }
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
  }
}
