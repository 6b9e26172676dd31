package dev.faultline.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.Placement;
import dev.faultline.streams.query.TensionQuery;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Gathers all partitions: those that are here from the ranking, the others from their instances,
 * all at once and within a deadline. Where the active instance does not answer, standbys are asked.
 */
final class Gathering {
  private final TensionQuery query;
  private final PairRanking ranking;
  private final Peers peers;

  Gathering(TensionQuery query, PairRanking ranking, Peers peers) {
    this.query = query;
    this.ranking = ranking;
    this.peers = peers;
  }

  /**
   * What came together.
   *
   * @param local figures of the partitions that are here
   * @param remote answers of other instances, each to the same question about some partitions
   * @param missing partitions that nobody answered for
   * @param stale partitions that a standby copy answered for, and how far each is behind
   */
  record Gathered(
      Map<Integer, PairRanking.Part> local,
      List<JsonNode> remote,
      List<Map<String, Object>> missing,
      List<Map<String, Object>> stale) {}

  /** Whether every partition is kept by this instance. */
  boolean alone() {
    Instance self = query.locator().self();
    List<Placement> placements = query.locator().placements();
    return !placements.isEmpty()
        && placements.stream().allMatch(one -> self.equals(one.active()))
        && ranking.holds(placements.size());
  }

  /** Answers another instance's question about some partitions from what is here. */
  Gathered here(String partitions, long asOf) {
    Set<Integer> wanted = new TreeSet<>();
    for (String one : partitions.split(",")) {
      try {
        wanted.add(Integer.parseInt(one.strip()));
      } catch (NumberFormatException e) {
        throw Parameters.bad(Peers.PARTITIONS, partitions, "numbers with commas between");
      }
    }
    Map<Integer, PairRanking.Part> local = ranking.parts(wanted, asOf);
    return new Gathered(local, List.of(), missing(wanted, local.keySet()), stale(local));
  }

  /**
   * Asks everybody.
   *
   * @param call the question, with its instant set
   * @throws ProblemException when it is not known who keeps what
   */
  Gathered everywhere(Call call, long asOf) {
    Instance self = query.locator().self();
    Map<Integer, Placement> placements = new TreeMap<>();
    query.locator().placements().forEach(one -> placements.put(one.partition(), one));
    if (placements.isEmpty()) {
      throw ProblemException.notReady("the instances have not divided the work yet; ask again");
    }
    Map<Instance, Set<Integer>> first = new LinkedHashMap<>();
    Set<Integer> mine = new TreeSet<>();
    for (Placement one : placements.values()) {
      if (self.equals(one.active())) {
        mine.add(one.partition());
      } else if (one.active() != null) {
        first.computeIfAbsent(one.active(), i -> new TreeSet<>()).add(one.partition());
      }
    }
    List<Question> asked = send(call, first, false);
    Map<Integer, PairRanking.Part> local = new TreeMap<>(ranking.parts(mine, asOf));
    List<JsonNode> remote = new ArrayList<>();
    List<Map<String, Object>> stale = new ArrayList<>();
    Set<Integer> answered = new TreeSet<>(local.keySet());
    collect(asked, remote, stale, answered);

    Map<Instance, Set<Integer>> second = new LinkedHashMap<>();
    Set<Integer> copies = new TreeSet<>();
    for (Placement one : placements.values()) {
      if (!answered.contains(one.partition())) {
        if (one.standbys().contains(self)) {
          copies.add(one.partition());
        } else if (!one.standbys().isEmpty()) {
          second.computeIfAbsent(one.standbys().get(0), i -> new TreeSet<>()).add(one.partition());
        }
      }
    }
    if (!second.isEmpty() || !copies.isEmpty()) {
      List<Question> again = send(call, second, true);
      Map<Integer, PairRanking.Part> more = ranking.parts(copies, asOf);
      local.putAll(more);
      answered.addAll(more.keySet());
      collect(again, remote, stale, answered);
    }
    stale.addAll(stale(local));
    return new Gathered(local, remote, missing(placements.keySet(), answered), stale);
  }

  private record Question(CompletableFuture<HttpResponse<byte[]>> answer) {}

  private List<Question> send(Call call, Map<Instance, Set<Integer>> whom, boolean standby) {
    List<Question> asked = new ArrayList<>();
    whom.forEach(
        (instance, partitions) ->
            asked.add(new Question(peers.send(instance, call, standby, joined(partitions)))));
    return asked;
  }

  private static String joined(Set<Integer> partitions) {
    return String.join(",", partitions.stream().map(String::valueOf).toList());
  }

  private static void collect(
      List<Question> asked,
      List<JsonNode> remote,
      List<Map<String, Object>> stale,
      Set<Integer> answered) {
    for (Question question : asked) {
      try {
        Optional<byte[]> body = Peers.body(question.answer());
        if (body.isPresent()) {
          JsonNode answer = Json.read(body.get());
          remote.add(answer);
          answer.path("partitions").forEach(one -> answered.add(one.asInt()));
          for (JsonNode one : answer.path("stale")) {
            stale.add(stale(one.path("partition").asInt(), one.path("behind").asLong()));
          }
        }
      } catch (IOException e) {
        // no JSON: as good as no answer; its partitions stay unanswered
      }
    }
  }

  private static List<Map<String, Object>> missing(Set<Integer> wanted, Set<Integer> answered) {
    List<Map<String, Object>> missing = new ArrayList<>();
    for (Integer partition : wanted) {
      if (!answered.contains(partition)) {
        missing.add(Map.of("partition", partition));
      }
    }
    return missing;
  }

  private static List<Map<String, Object>> stale(Map<Integer, PairRanking.Part> parts) {
    List<Map<String, Object>> stale = new ArrayList<>();
    parts.forEach(
        (partition, part) -> {
          if (!part.active()) {
            stale.add(stale(partition, part.behind()));
          }
        });
    return stale;
  }

  private static Map<String, Object> stale(int partition, long behind) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("partition", partition);
    view.put("behind", behind);
    return view;
  }
}
