package dev.faultline.producer.publish;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.RegistryRefusedException;
import dev.faultline.schemas.registry.RegistryUnavailableException;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A registry takes longer to start than this program; meanwhile it is waited for. */
  private static final Map<String, Object> REGISTRY_DEFAULTS = Map.of("retries.for.ms", "60000");

  private final Producer<String, SpecificRecord> producer;

  private final String program;
  private final String bootstrapServers;

  private KafkaConnection(
      Producer<String, SpecificRecord> producer, String program, String bootstrapServers) {
    this.producer = producer;
    this.program = program;
    this.bootstrapServers = bootstrapServers;
  }

  /**
   * Connects.
   *
   * @throws Refusal when Kafka does not answer, lacks the topics or does not allow enough, or when
   *     the schema registry does not answer for a minute (or as {@code retries.for.ms} says) or
   *     refuses the schemas
   */
  public static KafkaConnection open(KafkaOptions options) {
    return open(options, "publish", List.of(Topics.ARTICLE_EVENTS, Topics.ARTICLE_VERSIONS));
  }

  /** As {@link #open(KafkaOptions)}, for one that also keeps articles as they are. */
  public static KafkaConnection openKeeping(KafkaOptions options) {
    return open(
        options,
        "publish --keep-articles",
        List.of(Topics.ARTICLES, Topics.ARTICLE_EVENTS, Topics.ARTICLE_VERSIONS));
  }

  /** As {@link #open(KafkaOptions)}, for one that only withdraws. */
  public static KafkaConnection openWithdrawing(KafkaOptions options) {
    return open(options, "retract", List.of(Topics.ARTICLE_VERSIONS));
  }

  private static KafkaConnection open(
      KafkaOptions options, String program, List<Topics.Topic<?>> topics) {
    Map<String, Object> config = new HashMap<>(DEFAULTS);
    config.putAll(options.forProducer(FIXED));
    Producer<String, SpecificRecord> producer = null;
    try {
      ContractSerializer values = serializer(options);
      producer = new KafkaProducer<>(config, new StringSerializer(), values);
      for (Topics.Topic<?> topic : topics) {
        producer.partitionsFor(topic.name());
      }
      topics.forEach(values::prepare);
      return new KafkaConnection(producer, program, options.bootstrapServers());
    } catch (ConfigException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    } catch (KafkaException e) {
      if (producer != null) {
        producer.close(Duration.ZERO);
      }
      throw refusal(e, options, program);
    }
  }

  private static Refusal refusal(KafkaException e, KafkaOptions options, String program) {
    if (e instanceof RegistryUnavailableException) {
      return new Refusal(
          ExitCode.UNREACHABLE,
          e.getMessage() + "; is it up, and is schema-registry-url right?",
          e);
    }
    if (e instanceof RegistryRefusedException) {
      return new Refusal(ExitCode.FAILED, e.getMessage(), e);
    }
    Optional<String> lacking = Rights.explain(e, program, "", options.bootstrapServers());
    if (lacking.isPresent()) {
      return new Refusal(ExitCode.FAILED, lacking.get(), e);
    }
    return new Refusal(
        ExitCode.UNREACHABLE,
        "Kafka at "
            + options.bootstrapServers()
            + " cannot be used ("
            + reason(e)
            + "); is it up, and does it have the topics? './faultline up' starts one with them",
        e);
  }

  private static ContractSerializer serializer(KafkaOptions options) {
    Map<String, Object> registry = new HashMap<>(REGISTRY_DEFAULTS);
    registry.putAll(options.forRegistry());
    return new ContractSerializer(ContractSerdes.of(registry));
  }

  /** What to tell a user when writing ended so: the cause, or the rights that are lacking. */
  public String explain(PublishFailure failure) {
    return Rights.explain(failure, program, "", bootstrapServers).orElse(failure.getMessage());
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
