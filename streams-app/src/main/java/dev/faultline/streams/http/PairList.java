package dev.faultline.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.streams.query.AwayException;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.TensionQuery;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Supplier;

/** The list of pairs: filtered, sorted, by pages, from all instances. */
final class PairList {
  static final Set<String> PARAMETERS =
      Set.of(
          "country",
          "region",
          "level",
          "minTension",
          "indicator",
          "trend",
          "sort",
          "limit",
          "cursor",
          "asOf");
  private static final int LIMIT = 50;
  private static final int MOST = 1000;
  private static final long KEPT_BYTES = 32L << 20;

  private final TensionQuery query;
  private final PairRanking ranking;
  private final Gathering gathering;
  private final Access access;
  private final Clock clock;
  private final KeptAnswers kept = new KeptAnswers(KEPT_BYTES);

  PairList(
      TensionQuery query, PairRanking ranking, Gathering gathering, Access access, Clock clock) {
    this.query = query;
    this.ranking = ranking;
    this.gathering = gathering;
    this.access = access;
    this.clock = clock;
  }

  private record Item(PairOrder.Key key, Supplier<Object> view) {}

  /** A page of a list, before it is written in the form that the caller takes. */
  record Page(Map<String, Object> head, List<Object> items, Gathering.Gathered from) {}

  /** Where all pairs are here, a page is made once for as long as none of them changes. */
  Answer answer(Call call) {
    if (access.fromPeer(call.request()) || !gathering.alone()) {
      return make(call);
    }
    if (call.parameter("asOf") == null) {
      ranking.refreshIfQuick(Present.of(clock));
    }
    long asOf = ranking.asOf();
    return kept.get(
        call.target() + " " + Tables.wanted(call),
        ranking.changes(),
        asOf,
        known -> known == asOf,
        call.takesGzip(),
        before -> make(call));
  }

  private Answer make(Call call) {
    Page page = page(call);
    return Tables.answer(call, page.head(), page.items(), Tables.PAIRS);
  }

  /** A partition that moves away while its rows are written is asked for anew, elsewhere. */
  Page page(Call call) {
    try {
      return pageOnce(call);
    } catch (AwayException e) {
      return pageOnce(call);
    }
  }

  private Page pageOnce(Call call) {
    PairFilter filter = PairFilter.of(call, query.profile().trendDeadBand());
    PairOrder order = PairOrder.of(call.parameter("sort"));
    int limit = Parameters.whole(call, "limit", 1, MOST, LIMIT);
    Cursor cursor = call.parameter("cursor") == null ? null : Cursor.read(call.parameter("cursor"));
    long asOf = cursor != null ? cursor.asOf() : asOf(call);
    boolean part = access.fromPeer(call.request()) && call.header(Peers.PARTITIONS) != null;
    Gathering.Gathered gathered =
        part
            ? gathering.here(call.header(Peers.PARTITIONS), asOf)
            : gathering.everywhere(call.with("asOf", Json.time(asOf)), asOf);

    Comparator<PairOrder.Key> by = order.comparator();
    // The last in order lies on top, to be thrown out for a better one.
    PriorityQueue<Item> best =
        new PriorityQueue<>(limit + 2, Comparator.comparing(Item::key, by.reversed()));
    gathered
        .local()
        .forEach(
            (partition, of) -> {
              for (PairRanking.Row row : of.rows().values()) {
                if (filter.takes(row.summary())) {
                  offer(
                      best,
                      order.key(row.summary()),
                      () -> Views.row(row.summary(), ranking.line(partition, of, row)),
                      by,
                      cursor,
                      limit);
                }
              }
            });
    for (JsonNode answer : gathered.remote()) {
      for (JsonNode row : answer.path("items")) {
        offer(best, order.key(row), () -> row, by, cursor, limit);
      }
    }
    List<Item> items = new ArrayList<>(best);
    items.sort(Comparator.comparing(Item::key, by));
    boolean more = items.size() > limit;
    items = more ? items.subList(0, limit) : items;

    Map<String, Object> head = new LinkedHashMap<>();
    head.put("asOf", Json.time(asOf));
    head.put("profile", query.profile().version());
    head.put("next", more ? new Cursor(asOf, items.get(limit - 1).key()).toString() : null);
    head.put("missing", gathered.missing());
    head.put("stale", gathered.stale());
    if (part) {
      head.put("partitions", gathered.local().keySet());
      // one more than a page, so that the asker sees that there is more
      return new Page(head, views(new ArrayList<>(sorted(best, by))), gathered);
    }
    return new Page(head, views(items), gathered);
  }

  private static List<Item> sorted(PriorityQueue<Item> best, Comparator<PairOrder.Key> by) {
    return best.stream().sorted(Comparator.comparing(Item::key, by)).toList();
  }

  private static List<Object> views(List<Item> items) {
    List<Object> views = new ArrayList<>(items.size());
    for (Item item : items) {
      views.add(item.view.get());
    }
    return views;
  }

  private static void offer(
      PriorityQueue<Item> best,
      PairOrder.Key key,
      Supplier<Object> view,
      Comparator<PairOrder.Key> by,
      Cursor cursor,
      int limit) {
    if (cursor != null && by.compare(key, cursor.last()) <= 0) {
      return;
    }
    if (best.size() <= limit) {
      best.add(new Item(key, view));
    } else if (by.compare(key, best.peek().key) < 0) {
      best.poll();
      best.add(new Item(key, view));
    }
  }

  /** The instant asked for, or the one whose figures are ready. */
  long asOf(Call call) {
    if (call.parameter("asOf") == null) {
      ranking.refreshIfQuick(Present.of(clock));
    }
    long ready = ranking.asOf();
    return Parameters.instant(
        call, "asOf", true, ready == Long.MIN_VALUE ? Present.of(clock) : ready);
  }
}
