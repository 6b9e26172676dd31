package dev.faultline.producer.publish;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer that is known to reach Kafka and to find the topics that it writes. */
public final class KafkaConnection {

  /** What "again is harmless" and "nothing is lost" rest on. */
  private static final Map<String, Object> FIXED =
      Map.of(ProducerConfig.ACKS_CONFIG, "all", ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");

  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.CLIENT_ID_CONFIG, "faultline-publish",
          ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
          ProducerConfig.LINGER_MS_CONFIG, "20",
          ProducerConfig.BATCH_SIZE_CONFIG, "131072",
          ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");

  private final Producer<String, SpecificRecord> producer;

  private KafkaConnection(Producer<String, SpecificRecord> producer) {
    this.producer = producer;
  }

  /**
   * Connects.
   *
   * @throws Refusal when Kafka does not answer or lacks the topics
   */
  public static KafkaConnection open(KafkaOptions options) {
    return open(options, List.of(Topics.ARTICLE_EVENTS, Topics.ARTICLE_VERSIONS));
  }

  /** As {@link #open(KafkaOptions)}, for one that also keeps articles as they are. */
  public static KafkaConnection openKeeping(KafkaOptions options) {
    return open(options, List.of(Topics.ARTICLES, Topics.ARTICLE_EVENTS, Topics.ARTICLE_VERSIONS));
  }

  private static KafkaConnection open(KafkaOptions options, List<Topics.Topic<?>> topics) {
    Map<String, Object> config = new HashMap<>(DEFAULTS);
    config.putAll(options.forProducer(FIXED));
    Producer<String, SpecificRecord> producer = null;
    try {
      producer =
          new KafkaProducer<>(
              config,
              new StringSerializer(),
              new ContractSerializer(ContractSerdes.of(options.forRegistry())));
      for (Topics.Topic<?> topic : topics) {
        producer.partitionsFor(topic.name());
      }
      return new KafkaConnection(producer);
    } catch (ConfigException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    } catch (KafkaException e) {
      if (producer != null) {
        producer.close(Duration.ZERO);
      }
      throw new Refusal(
          ExitCode.UNREACHABLE,
          "Kafka at "
              + options.bootstrapServers()
              + " cannot be used ("
              + reason(e)
              + "); is it up, and does it have the topics? './faultline up' starts one with them",
          e);
    }
  }

  /** A publisher on this connection; closing it closes the connection. */
  public EventPublisher publisher(EventPublisher.Acknowledgements acknowledgements) {
    return new EventPublisher(producer, acknowledgements);
  }

  /** A stream of claims on this connection; closing it closes the connection. */
  public ClaimStream claims() {
    return new ClaimStream(producer);
  }

  private static String reason(KafkaException e) {
    Throwable cause = e.getCause() instanceof KafkaException inner ? inner : e;
    return cause.getMessage();
  }
}
