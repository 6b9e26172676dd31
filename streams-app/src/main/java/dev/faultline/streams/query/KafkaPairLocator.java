package dev.faultline.streams.query;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.topology.PairHeads;
import dev.faultline.streams.topology.PairReader;
import dev.faultline.streams.topology.StoreNames;
import dev.faultline.streams.topology.Tenures;
import dev.faultline.streams.topology.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;

/** Finds pairs among the instances of a Kafka Streams application, by interactive queries. */
public final class KafkaPairLocator implements PairLocator {
  private static final StringSerializer KEYS = new StringSerializer();
  private static final long LAGS_FOR = TimeUnit.SECONDS.toNanos(2);
  private static final long BETWEEN_LOOKS = 20;

  private final KafkaStreams streams;
  private final Tenures tenures;
  private final Instance self;
  private final ScoreProfile profile;
  private final Deserializer<ArticleEvent> events;
  private final Map<Integer, Holding> active = new ConcurrentHashMap<>();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Lags lags = new Lags(System.nanoTime() - LAGS_FOR, Map.of(), Set.of());

  /** Asking the stream threads costs more than a look-up; a position may be a little old. */
  private static final long POSITIONS_FOR = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long POSITIONS_AT_MOST = TimeUnit.SECONDS.toNanos(1);

  private final Renewed<Map<Integer, String>> positions =
      new Renewed<>(
          POSITIONS_FOR, POSITIONS_AT_MOST, System::nanoTime, () -> positions(committed()));

  /** To ask Kafka Streams for each question would cost more than many an answer. */
  private static final long PLACEMENTS_FOR = TimeUnit.MILLISECONDS.toNanos(20);

  private final Renewed<Placed> placed =
      new Renewed<>(PLACEMENTS_FOR, PLACEMENTS_FOR, System::nanoTime, this::askWhoKeepsWhat);

  /** In which partition a pair is: the same for ever. */
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();

  /** Who keeps which partition, and what of the instances that was read from. */
  private record Placed(List<StreamsMetadata> of, List<Placement> placements) {
    static final Placed NOTHING = new Placed(List.of(), List.of());
  }

  private volatile Placed lastPlaced = Placed.NOTHING;

  /** Changes that a copy may lack and still answer; it says how many. */
  private static final long COMPLETE_WITHIN = 100;

  private static final Set<String> STORES =
      Set.of(StoreNames.CLAIMS, StoreNames.CELLS, StoreNames.PAIRS, StoreNames.PAST);

  /**
   * How far the stores that are here lag behind, by partition.
   *
   * @param complete partitions that have once been there whole: a copy that is still being made
   *     knows some pairs, and of some of them but a part
   */
  private record Lags(long asked, Map<Integer, Long> behind, Set<Integer> complete) {}

  /** A locator of the instance that is reached under {@code self}. */
  public KafkaPairLocator(
      KafkaStreams streams,
      Tenures tenures,
      Instance self,
      ScoreProfile profile,
      Deserializer<ArticleEvent> events) {
    this.streams = streams;
    this.tenures = tenures;
    this.self = self;
    this.profile = profile;
    this.events = events;
  }

  @Override
  public Instance self() {
    return self;
  }

  @Override
  public Placement placement(String pair) {
    try {
      int partition = partition(pair);
      for (Placement one : placements()) {
        if (one.partition() == partition) {
          return one;
        }
      }
    } catch (StreamsException | IllegalStateException e) {
      // said below
    }
    throw away();
  }

  private int partition(String pair) {
    Integer known = partitions.get(pair);
    if (known != null) {
      return known;
    }
    KeyQueryMetadata where = streams.queryMetadataForKey(StoreNames.CELLS, pair, KEYS);
    if (where == null || where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
      throw away();
    }
    partitions.put(pair, where.partition());
    return where.partition();
  }

  @Override
  public List<Holding> here() {
    Map<Integer, Boolean> partitions = new TreeMap<>();
    Set<Integer> complete = lags().complete;
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      thread.standbyTasks().forEach(task -> note(task, false, partitions));
      thread.activeTasks().forEach(task -> note(task, true, partitions));
    }
    List<Holding> held = new ArrayList<>();
    partitions.forEach(
        (partition, active) -> {
          if (active ? tenures.of(partition) != 0 : complete.contains(partition)) {
            held.add(held(partition, active));
          }
        });
    return held;
  }

  private static void note(TaskMetadata task, boolean active, Map<Integer, Boolean> partitions) {
    for (TopicPartition one : task.topicPartitions()) {
      if (one.topic().equals(Topics.ARTICLE_EVENTS.name())) {
        partitions.merge(one.partition(), active, Boolean::logicalOr);
      }
    }
  }

  @Override
  public Holding held(int partition, boolean active) {
    if (active) {
      return active(partition);
    }
    Lags now = lags();
    if (!now.complete.contains(partition)) {
      throw new AwayException("the copy of partition " + partition + " is still being made here");
    }
    return new Holding(
        partition,
        reader(
            partition,
            false,
            () -> true,
            PairHeads.stored(store(StoreNames.PAIRS, partition, false, () -> true))),
        0,
        now.behind.getOrDefault(partition, -1L));
  }

  private Holding active(int partition) {
    long tenure = tenures.of(partition);
    if (tenure == 0) {
      active.remove(partition);
      throw moved(partition);
    }
    Holding known = active.get(partition);
    if (known == null || known.tenure() != tenure) {
      PairReader reader =
          reader(
              partition,
              true,
              () -> tenures.of(partition) == tenure,
              PairHeads.inMemory(() -> pairs(partition, tenure)));
      known = new Holding(partition, reader, tenure, 0);
      active.put(partition, known);
    }
    return known;
  }

  private PairReader reader(
      int partition, boolean active, BooleanSupplier stillThere, PairHeads heads) {
    return new PairReader(
        profile,
        events,
        store(StoreNames.CLAIMS, partition, active, stillThere),
        store(StoreNames.CELLS, partition, active, stillThere),
        heads,
        store(StoreNames.PAST, partition, active, stillThere));
  }

  private QueriedStore store(
      String name, int partition, boolean active, BooleanSupplier stillThere) {
    return new QueriedStore(streams, name, partition, active, stillThere);
  }

  private Map<String, Written> pairs(int partition, long tenure) {
    Map<String, Written> pairs = tenures.pairs(partition, tenure);
    if (tenures.of(partition) != tenure) {
      throw moved(partition);
    }
    return pairs;
  }

  private static AwayException moved(int partition) {
    return new AwayException("partition " + partition + " is being restored or moved");
  }

  /**
   * Asked of the broker at most every two seconds, in a thread apart: whoever needs an answer does
   * not wait for a broker that is busy, as it is when an instance has gone.
   */
  private Lags lags() {
    Lags known = lags;
    if (System.nanoTime() - known.asked >= LAGS_FOR && asking.compareAndSet(false, true)) {
      Thread asks = new Thread(this::askForLags, "standby-lags");
      asks.setDaemon(true);
      asks.start();
    }
    return known;
  }

  private void askForLags() {
    Lags known = lags;
    try {
      lags = lags(streams.allLocalStorePartitionLags(), known.complete);
    } catch (RuntimeException e) {
      // for any reason, such as a broker that does not answer: how far behind is unknown then
      lags = new Lags(System.nanoTime(), Map.of(), known.complete);
    } finally {
      asking.set(false);
    }
  }

  private static Lags lags(Map<String, Map<Integer, LagInfo>> all, Set<Integer> completeBefore) {
    Map<Integer, Long> behind = new HashMap<>();
    Map<Integer, Integer> whole = new HashMap<>();
    for (String store : STORES) {
      all.getOrDefault(store, Map.of())
          .forEach(
              (partition, lag) -> {
                behind.merge(partition, lag.offsetLag(), Long::sum);
                long most = Math.max(COMPLETE_WITHIN, lag.endOffsetPosition() / 100);
                whole.merge(partition, lag.offsetLag() <= most ? 1 : 0, Integer::sum);
              });
    }
    Set<Integer> complete = new HashSet<>();
    whole.forEach(
        (partition, stores) -> {
          if (stores == STORES.size() || completeBefore.contains(partition)) {
            complete.add(partition);
          }
        });
    return new Lags(System.nanoTime(), behind, complete);
  }

  @Override
  public List<Placement> placements() {
    return placed.get().placements;
  }

  private Placed askWhoKeepsWhat() {
    List<StreamsMetadata> now = List.copyOf(streams.streamsMetadataForStore(StoreNames.CELLS));
    if (!lastPlaced.of.equals(now)) {
      lastPlaced = new Placed(now, placements(now));
    }
    return lastPlaced;
  }

  private static List<Placement> placements(List<StreamsMetadata> instances) {
    Map<Integer, Instance> active = new TreeMap<>();
    Map<Integer, List<Instance>> standbys = new HashMap<>();
    for (StreamsMetadata one : instances) {
      Instance instance = instance(one.hostInfo());
      if (instance == null) {
        continue;
      }
      partitions(one.topicPartitions(), one.stateStoreNames())
          .forEach(p -> active.put(p, instance));
      partitions(one.standbyTopicPartitions(), one.standbyStateStoreNames())
          .forEach(p -> standbys.computeIfAbsent(p, k -> new ArrayList<>()).add(instance));
    }
    Set<Integer> all = new TreeSet<>(active.keySet());
    all.addAll(standbys.keySet());
    return all.stream()
        .map(p -> new Placement(p, active.get(p), sorted(standbys.getOrDefault(p, List.of()))))
        .toList();
  }

  private static List<Instance> sorted(List<Instance> some) {
    return some.stream().sorted(Comparator.comparing(Instance::toString)).toList();
  }

  /** Both input topics of the scoring task count; the judging task has a topic of its own. */
  private static Set<Integer> partitions(Set<TopicPartition> some, Set<String> stores) {
    Set<Integer> partitions = new TreeSet<>();
    if (stores.contains(StoreNames.CELLS)) {
      for (TopicPartition one : some) {
        if (one.topic().equals(Topics.ARTICLE_EVENTS.name())) {
          partitions.add(one.partition());
        }
      }
    }
    return partitions;
  }

  @Override
  public String position(int partition) {
    return positions.get().getOrDefault(partition, "");
  }

  private static Map<Integer, String> positions(Map<TopicPartition, Long> committed) {
    Map<Integer, String> positions = new HashMap<>();
    committed.forEach(
        (of, offset) -> {
          if (offset >= 0) {
            String one = of.topic() + ':' + of.partition() + ':' + offset;
            positions.merge(of.partition(), one, (some, more) -> some + ' ' + more);
          }
        });
    return positions;
  }

  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> committed =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      for (TaskMetadata task : thread.activeTasks()) {
        committed.putAll(task.committedOffsets());
      }
    }
    return committed;
  }

  @Override
  public boolean await(String position, Duration limit) {
    Map<TopicPartition, Long> wanted = Positions.parse(position);
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Map<TopicPartition, Long> now = committed();
      boolean reached = true;
      for (Map.Entry<TopicPartition, Long> one : wanted.entrySet()) {
        Long here = now.get(one.getKey());
        reached &= here == null || here >= one.getValue();
      }
      if (reached) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private static Instance instance(HostInfo host) {
    return host == null || host.equals(HostInfo.unavailable())
        ? null
        : new Instance(host.host(), host.port());
  }

  private AwayException away() {
    return new AwayException("the streams app is " + streams.state());
  }
}
