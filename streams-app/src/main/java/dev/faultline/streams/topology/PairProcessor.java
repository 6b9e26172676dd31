package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.streams.tension.ScoreProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Connects the {@link PairDesk} of a partition to Kafka Streams. */
final class PairProcessor implements Processor<byte[], PairInput, String, SpecificRecord> {
  private static final Duration COOLS_EVERY = Duration.ofSeconds(2);

  /** Claims between two commits that the listener is told of. */
  private static final int TOLD_OF = 10_000;

  private final ScoreProfile profile;
  private final Deserializer<ArticleEvent> events;
  private final CellsInMemory memory;
  private final Clock clock;
  private final Duration tensionInterval;
  private final TopologyListener listener;
  private final Tenures tenures;
  private final long[] unwritten = new long[TOLD_OF];
  private int taken;
  private ProcessorContext<String, SpecificRecord> context;
  private PairDesk desk;

  PairProcessor(
      ScoreProfile profile,
      Deserializer<ArticleEvent> events,
      CellsInMemory memory,
      Clock clock,
      Duration tensionInterval,
      TopologyListener listener,
      Tenures tenures) {
    this.profile = profile;
    this.events = events;
    this.memory = memory;
    this.clock = clock;
    this.tensionInterval = tensionInterval;
    this.listener = listener;
    this.tenures = tenures;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    PairStores stores =
        new PairStores(
            profile,
            store(StoreNames.CLAIMS),
            store(StoreNames.CELLS),
            store(StoreNames.PAIRS),
            store(StoreNames.PAST));
    DeskOutput output =
        (sink, key, value, timestamp) -> {
          context.forward(new Record<>(key, value, timestamp), sink);
          listener.sent(value);
        };
    desk =
        new PairDesk(
            profile,
            stores,
            new PairPublisher(profile, stores, events, output),
            output,
            memory,
            new TensionPace(tensionInterval, context::currentSystemTimeMs, listener::unpublished));
    context.<UnwrittenChanges>getStateStore(StoreNames.UNWRITTEN).onCommit(context, this::write);
    context.schedule(
        COOLS_EVERY, PunctuationType.WALL_CLOCK_TIME, any -> desk.cool(clock.millis()));
    tenures.begin(context.taskId().partition(), stores.written());
  }

  @Override
  public void close() {
    if (desk != null) {
      tenures.end(context.taskId().partition());
      desk.close();
      desk = null;
    }
  }

  private void write() {
    desk.write();
    for (int i = 0; i < taken; i++) {
      listener.queryable(unwritten[i]);
    }
    taken = 0;
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return context.getStateStore(name);
  }

  @Override
  public void process(Record<byte[], PairInput> record) {
    PairInput input = record.value();
    String pair = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    if (input instanceof PairInput.IncomingClaim claim) {
      String refusal =
          claim.pair().equals(pair)
              ? desk.take(claim)
              : "the key is '" + pair + "', the pair is '" + claim.pair() + "'";
      if (refusal != null) {
        refuse(record, refusal, claim.source());
      } else if (taken < TOLD_OF) {
        unwritten[taken++] = claim.claim().observedAt();
      }
    } else if (input instanceof PairInput.IncomingVerdict verdict) {
      if (pair == null) {
        refuse(record, "a verdict needs a country pair as its key", null);
      } else {
        desk.take(pair, verdict);
      }
    } else if (input instanceof PairInput.Unusable bad) {
      deadLetter(record, bad);
    } else {
      throw new IllegalStateException("unexpected input " + input);
    }
  }

  private void refuse(Record<byte[], ?> record, String cause, byte[] value) {
    deadLetter(record, new PairInput.Unusable(Stage.VALIDATION, cause, null, value));
  }

  private void deadLetter(Record<byte[], ?> record, PairInput.Unusable bad) {
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    DeadLetter letter = DeadLetters.of(bad, record.key(), origin, record.timestamp());
    context.forward(
        new Record<>(key, letter, record.timestamp()), TensionTopology.WRITE_DEAD_LETTERS);
    listener.sent(letter);
  }
}
