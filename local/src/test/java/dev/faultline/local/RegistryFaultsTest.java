package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.RetractCommand;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The streams app without its registry: down at the start, down in mid-stream, and records of
 * writers of the last release and of a later one.
 */
@Tag("slow")
class RegistryFaultsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String GROUP = "without-registry";
  private static final Path RELEASED =
      Path.of("../schemas/src/main/released/0.1.0/article-events.avsc");

  @TempDir Path folder;
  private final SwitchedRegistry registry = new SwitchedRegistry();

  @Test
  void whatCannotBeReadYetWaitsAndNothingIsLost() throws Exception {
    Schema now = ArticleEvent.getClassSchema();
    Schema released = new Schema.Parser().parse(Files.readString(RELEASED));
    Schema later = withOneFieldMore(now);
    int idOfNow = registry.id(now);
    int idOfReleased = registry.id(released);
    try (Broker broker = Broker.start(folder.resolve("kafka"), Ports.free());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin, LIMIT).createMissing(2, (short) 1);
      List<ArticleEvent> claims = Claims.some(4);
      send(broker, idOfReleased, released, claims.get(0));

      // Down at the start: it serves, is in no hurry, and takes the record once it can be read.
      try (StreamsApp app = StreamsApp.start(settings(broker), Clock.systemUTC())) {
        assertThat(progress(admin)).isZero();
        assertThat(app.failed()).isFalse();
        registry.up();
        Machine.awaitComputed(admin, GROUP);
        assertThat(claims(broker)).isEqualTo(1);
        send(broker, idOfNow, now, claims.get(1));
        Machine.awaitComputed(admin, GROUP);

        // Down in mid-stream: known ids go on.
        registry.down();
        send(broker, idOfNow, now, claims.get(2));
        Machine.awaitComputed(admin, GROUP);

        // A new one waits, and the registry's return lets it through.
        registry.id(later);
        send(broker, registry.id(later), later, claims.get(3));
        awaitAsked(app);
        registry.up();
        Machine.awaitComputed(admin, GROUP);
        assertThat(claims(broker)).isEqualTo(4);
        assertThat(app.failed()).isFalse();
      }
      assertThat(TopicReader.read(Topics.DEAD_LETTERS, broker.bootstrapServers(), registry.url()))
          .isEmpty();
      // The other way: a reader of the last release reads what is written now.
      readAs(released, now, claims.get(1));
    } finally {
      registry.close();
    }
  }

  @Test
  void publishingWaitsForTheRegistryThatStartsLater() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (Broker broker = Broker.start(folder.resolve("kafka"), Ports.free());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin, LIMIT).createMissing(2, (short) 1);
      List<String> arguments =
          List.of(
              "--bootstrap-servers=" + broker.bootstrapServers(),
              "--schema-registry-url=" + registry.url(),
              "some-article");
      Future<?> retracting;
      try (ServerSocket notARegistry =
          new ServerSocket(
              URI.create(registry.url()).getPort(), 50, InetAddress.getByName("127.0.0.1"))) {
        notARegistry.setSoTimeout((int) LIMIT.toMillis());
        retracting = thread.submit(() -> Programs.retract(arguments));
        notARegistry.accept().close();
      }
      registry.up();
      retracting.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(
              TopicReader.read(Topics.ARTICLE_VERSIONS, broker.bootstrapServers(), registry.url()))
          .hasSize(1);
    } finally {
      thread.shutdownNow();
      registry.close();
    }
  }

  @Test
  void publishingTellsWhichRegistryItWaitedForInVain() throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"), Ports.free());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin, LIMIT).createMissing(2, (short) 1);
      StringWriter told = new StringWriter();
      PrintWriter out = new PrintWriter(told, true);
      Console console = new Console(InputStream.nullInputStream(), System.out, System.err);

      int code =
          new Program(Map.of(), out, out)
              .execute(
                  new RetractCommand(console, Clock.systemUTC()),
                  "--bootstrap-servers=" + broker.bootstrapServers(),
                  "--schema-registry-url=" + registry.url(),
                  "--kafka.retries.for.ms=1",
                  "--kafka.max.retries=0",
                  "some-article");

      assertThat(code).isEqualTo(ExitCode.UNREACHABLE);
      assertThat(told.toString())
          .contains("the schema registry does not answer (" + registry.url())
          .contains("schema-registry-url");
    }
  }

  /** Long enough for the app to have met the record: its thread was replaced at least once. */
  private void awaitAsked(StreamsApp app) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (app.retries() == 0) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static long progress(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets(GROUP)
        .partitionsToOffsetAndMetadata()
        .get()
        .values()
        .stream()
        .mapToLong(at -> at == null ? 0 : at.offset())
        .sum();
  }

  private int claims(Broker broker) {
    Map<String, Integer> claims = new java.util.HashMap<>();
    TopicReader.read(Topics.INCIDENTS, broker.bootstrapServers(), registry.url())
        .forEach(
            record ->
                claims.put(record.key(), record.value() == null ? 0 : record.value().getClaims()));
    return claims.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Schema withOneFieldMore(Schema schema) {
    List<Schema.Field> fields = new ArrayList<>();
    schema.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
    fields.add(new Schema.Field("ofALaterRelease", Schema.create(Schema.Type.STRING), "", "x"));
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  /** Writes a claim as a writer of that schema does. */
  private static void send(Broker broker, int id, Schema writer, ArticleEvent claim)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream frame = new DataOutputStream(bytes);
    frame.writeByte(0);
    frame.writeInt(id);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(frame, null);
    new GenericDatumWriter<GenericRecord>(writer).write(as(writer, claim), encoder);
    encoder.flush();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.ARTICLE_EVENTS.name(), claim.getPair(), bytes.toByteArray()))
          .get();
    }
  }

  /** A claim as a record of another version of its schema. */
  private static GenericRecord as(Schema schema, ArticleEvent claim) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new org.apache.avro.specific.SpecificDatumWriter<>(ArticleEvent.class).write(claim, encoder);
    encoder.flush();
    DatumReader<GenericRecord> reader =
        new org.apache.avro.generic.GenericDatumReader<>(
            ArticleEvent.getClassSchema(), schema, GenericData.get());
    return reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
  }

  private static void readAs(Schema reader, Schema writer, ArticleEvent claim) throws Exception {
    GenericRecord read = as(reader, claim);
    assertThat(read.getSchema()).isEqualTo(reader);
    assertThat(writer).isEqualTo(ArticleEvent.getClassSchema());
    assertThat(read.get("pair")).hasToString(claim.getPair());
    assertThat(read.get("indicator")).hasToString(claim.getIndicator().toString());
  }

  private StreamsSettings settings(Broker broker) {
    return AppSettings.of(
        GROUP,
        folder.resolve("state"),
        0,
        broker.bootstrapServers(),
        Map.of("schema.registry.url", registry.url(), "max.retries", "0", "retries.wait.ms", "50"));
  }
}
