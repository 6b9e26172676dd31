package dev.faultline.benchmarks;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.Stores;

/**
 * The yardstick: the least that an exactly-once aggregate can do. It decodes the same events by the
 * same serde and counts them by pair, in RocksDB, with Kafka Streams' default cache, committing
 * every second.
 */
final class CountRun {
  static final String OUTPUT = "event-counts";

  private CountRun() {}

  /** Takes {@link RunArguments}. */
  public static void main(String[] arguments) throws Exception {
    Child.endWithParent();
    RunArguments told = RunArguments.of(arguments);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, told.application());
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, told.bootstrap());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, told.state().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
    try (KafkaStreams streams = new KafkaStreams(topology().build(), properties);
        Cluster cluster = new Cluster(told.bootstrap())) {
      streams.start();
      Child.answer(
          Meter.measure(
              told.name(),
              () -> streams.state() == KafkaStreams.State.RUNNING,
              () -> true,
              cluster,
              told.application(),
              told.events(),
              told.brokerPid(),
              told.state()));
    }
    System.exit(0);
  }

  private static StreamsBuilder topology() {
    StreamsBuilder builder = new StreamsBuilder();
    Serde<ArticleEvent> events = Contract.serdes().values(Topics.ARTICLE_EVENTS);
    builder.stream(Cluster.INPUT, Consumed.with(Serdes.String(), events))
        .groupByKey(Grouped.with(Serdes.String(), events))
        .aggregate(
            () -> 0L,
            (pair, event, count) -> count + event.getEvidence().size(),
            Materialized.<String, Long>as(Stores.persistentKeyValueStore("counts"))
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.Long()))
        .toStream()
        .to(OUTPUT, Produced.with(Serdes.String(), Serdes.Long()));
    return builder;
  }
}
