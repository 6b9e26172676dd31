package dev.faultline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.faultline.schemas.registry.StubRegistry.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryClientTest {

  private static final Schema NOTE =
      SchemaBuilder.record("test.Note").fields().requiredString("text").endRecord();

  private final StubRegistry registry = new StubRegistry();

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void readsASchemaOnceAndKeepsIt() {
    registry.always(request -> Reply.ok(schemaJson(NOTE)));
    SchemaRegistryClient client = client(Map.of());

    assertThat(client.schemaById(7)).isEqualTo(NOTE);
    assertThat(client.schemaById(7)).isEqualTo(NOTE);
    assertThat(registry.lines()).containsExactly("GET /schemas/ids/7");
  }

  @Test
  void registersUnderTheSubjectAndKeepsTheId() {
    registry.always(request -> Reply.ok("{\"id\":12}"));
    SchemaRegistryClient client = client(Map.of());

    assertThat(client.register("notes/of day-value", NOTE)).isEqualTo(12);
    assertThat(client.register("notes/of day-value", NOTE)).isEqualTo(12);
    assertThat(registry.lines()).containsExactly("POST /subjects/notes%2Fof%20day-value/versions");
    assertThat(registry.requests().get(0).body().path("schema").asText())
        .isEqualTo(NOTE.toString());
  }

  @Test
  void looksUpIdAndLatestVersion() {
    registry.next(request -> Reply.ok("{\"subject\":\"notes-value\",\"id\":4,\"version\":2}"));
    registry.next(request -> Reply.ok("{\"id\":5,\"version\":3,\"schema\":" + quoted(NOTE) + "}"));
    SchemaRegistryClient client = client(Map.of("normalize.schemas", "true"));

    assertThat(client.idOf("notes-value", NOTE)).isEqualTo(4);
    assertThat(client.latest("notes-value"))
        .isEqualTo(new RegisteredSchema("notes-value", 3, 5, NOTE));
    assertThat(registry.lines())
        .containsExactly(
            "POST /subjects/notes-value?normalize=true",
            "GET /subjects/notes-value/versions/latest");
  }

  @Test
  void resolvesReferencesOfReferencesOnce() {
    String place = "{\"type\":\"record\",\"name\":\"test.Place\",\"fields\":[]}";
    String visit =
        "{\"type\":\"record\",\"name\":\"test.Visit\",\"fields\":"
            + "[{\"name\":\"at\",\"type\":\"test.Place\"}]}";
    String trip =
        "{\"type\":\"record\",\"name\":\"test.Trip\",\"fields\":"
            + "[{\"name\":\"visit\",\"type\":\"test.Visit\"},"
            + "{\"name\":\"home\",\"type\":\"test.Place\"}]}";
    Map<String, String> answers =
        Map.of(
            "GET /schemas/ids/3",
            json(trip, reference("test.Visit", "visits", 2), reference("test.Place", "places", 1)),
            "GET /subjects/visits/versions/2",
            json(visit, reference("test.Place", "places", 1)),
            "GET /subjects/places/versions/1",
            json(place));
    registry.always(request -> Reply.ok(answers.get(request.line())));

    Schema schema = client(Map.of()).schemaById(3);

    assertThat(schema.getField("visit").schema().getField("at").schema().getFullName())
        .isEqualTo("test.Place");
    assertThat(registry.lines()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {40401, 40402, 40403})
  void anIdThatTheRegistryDoesNotKnowIsTheRecordsFault(int code) {
    registry.always(request -> Reply.unknown(code));
    SchemaRegistryClient client = client(Map.of());

    assertThatThrownBy(() -> client.schemaById(99))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("schema id 99")
        .hasMessageContaining(registry.url());
    assertThatThrownBy(() -> client.schemaById(99)).isInstanceOf(UnknownSchemaException.class);
    assertThat(registry.lines()).as("garbage must not hammer the registry").hasSize(1);
  }

  @Test
  void anUnknownIdIsAskedForAgainAfterItsTime() {
    registry.next(request -> Reply.unknown(40403));
    registry.next(request -> Reply.ok(schemaJson(NOTE)));
    SchemaRegistryClient client = client(Map.of("missing.id.cache.ttl.sec", "0"));

    assertThatThrownBy(() -> client.schemaById(1)).isInstanceOf(UnknownSchemaException.class);
    assertThat(client.schemaById(1)).isEqualTo(NOTE);
  }

  @Test
  void aSchemaOfAnotherKindOrThatIsNoSchemaIsTheRecordsFault() {
    registry.next(request -> Reply.ok("{\"schemaType\":\"PROTOBUF\",\"schema\":\"message A{}\"}"));
    registry.next(request -> Reply.ok("{\"schema\":\"{\\\"type\\\":\\\"nonsense\\\"}\"}"));
    SchemaRegistryClient client = client(Map.of());

    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("PROTOBUF");
    assertThatThrownBy(() -> client.schemaById(2))
        .isInstanceOf(UnknownSchemaException.class)
        .hasMessageContaining("schema id 2 cannot be read as an Avro schema");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404 | <html>no such page</html>",
        "404 | {\"message\":\"a proxy's\"}",
        "200 | <html>welcome to the hotel network</html>",
        "200 | 17",
        "500 | {\"error_code\":50001,\"message\":\"store down\"}",
        "503 | unavailable",
        "429 | {}"
      })
  void anAnswerThatIsNotTheRegistrysSaysNothingOfTheRecord(int status, String body) {
    registry.always(request -> new Reply(status, body));

    assertThatThrownBy(() -> client(Map.of()).schemaById(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("answered " + status);
    assertThat(registry.lines()).as("first try and two more").hasSize(3);
  }

  @Test
  void triesAgainUntilTheRegistryIsBack() {
    registry.next(request -> new Reply(503, ""));
    registry.next(request -> new Reply(502, ""));
    registry.always(request -> Reply.ok(schemaJson(NOTE)));

    assertThat(client(Map.of()).schemaById(1)).isEqualTo(NOTE);
    assertThat(registry.lines()).hasSize(3);
  }

  @Test
  void keepsTryingBeyondTheRetriesWhileItHasTime() {
    for (int i = 0; i < 10; i++) {
      registry.next(request -> new Reply(503, ""));
    }
    registry.always(request -> Reply.ok(schemaJson(NOTE)));
    Map<String, String> patient =
        Map.of("retries.for.ms", "60000", "max.retries", "0", "retries.max.wait.ms", "5");

    assertThat(client(patient).schemaById(1)).isEqualTo(NOTE);
    assertThat(registry.lines()).hasSize(11);
  }

  @Test
  void anUnreachableRegistryIsNotRemembered() {
    for (int i = 0; i < 3; i++) {
      registry.next(request -> new Reply(503, ""));
    }
    registry.always(request -> Reply.ok(schemaJson(NOTE)));
    SchemaRegistryClient client = client(Map.of());

    assertThatThrownBy(() -> client.schemaById(1)).isInstanceOf(RegistryUnavailableException.class);
    assertThat(client.schemaById(1)).isEqualTo(NOTE);
  }

  @Test
  void turnsToTheNextAddressAndStaysThere() {
    StubRegistry down = new StubRegistry();
    down.close();
    registry.always(request -> Reply.ok(schemaJson(NOTE)));
    SchemaRegistryClient client =
        client(Map.of("schema.registry.url", down.url() + ", " + registry.url() + "/"));

    client.schemaById(1);
    client.schemaById(2);

    assertThat(registry.lines()).containsExactly("GET /schemas/ids/1", "GET /schemas/ids/2");
  }

  @Test
  void namesEveryAddressThatFailed() {
    StubRegistry down = new StubRegistry();
    down.close();
    registry.always(request -> new Reply(500, "{\"message\":\"disk full\"}"));
    SchemaRegistryClient client =
        client(Map.of("schema.registry.url", down.url() + "," + registry.url()));

    assertThatThrownBy(() -> client.schemaById(1))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining(down.url())
        .hasMessageContaining(registry.url())
        .hasMessageContaining("disk full")
        .hasMessageContaining("after 3 tries");
  }

  @Test
  void givesUpOnAnAnswerThatNeverEnds() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    registry.always(
        request -> {
          await(over);
          return Reply.ok("{}");
        });
    SchemaRegistryClient client =
        client(
            Map.of(
                "http.connect.timeout.ms", "50", "http.read.timeout.ms", "50", "max.retries", "0"));
    try {
      assertThatThrownBy(() -> client.schemaById(1))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageContaining("no answer within 100 ms");
    } finally {
      over.countDown();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, basic.auth",
    "403, basic.auth",
    "409, not compatible",
    "422, 422",
    "302, redirect"
  })
  void aRefusalIsNeitherRepeatedNorTheRecordsFault(int status, String told) {
    registry.always(request -> new Reply(status, "{\"message\":\"no\"}"));

    assertThatThrownBy(() -> client(Map.of()).register("notes-value", NOTE))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("/subjects/notes-value/versions")
        .hasMessageContaining(told);
    assertThat(registry.lines()).hasSize(1);
  }

  @Test
  void manyThreadsShareOneRequest() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    registry.always(
        request -> {
          asked.countDown();
          await(answer);
          return Reply.ok(schemaJson(NOTE));
        });
    SchemaRegistryClient client = client(Map.of());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Schema> ask = () -> client.schemaById(1);
      List<Future<Schema>> answers =
          IntStream.range(0, 8).mapToObj(any -> threads.submit(ask)).toList();
      asked.await(10, TimeUnit.SECONDS);
      answer.countDown();
      for (Future<Schema> one : answers) {
        assertThat(one.get(10, TimeUnit.SECONDS)).isEqualTo(NOTE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(registry.lines()).hasSize(1);
  }

  private SchemaRegistryClient client(Map<String, String> more) {
    Map<String, String> properties = new HashMap<>();
    properties.put("schema.registry.url", registry.url());
    properties.put("max.retries", "2");
    properties.put("retries.wait.ms", "1");
    properties.putAll(more);
    return SchemaRegistryClient.of(properties);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String schemaJson(Schema schema) {
    return json(schema.toString());
  }

  private static String quoted(Schema schema) {
    return JsonNodeFactory.instance.textNode(schema.toString()).toString();
  }

  private static String json(String schema, String... references) {
    return "{\"schema\":"
        + JsonNodeFactory.instance.textNode(schema)
        + ",\"references\":["
        + String.join(",", references)
        + "]}";
  }

  private static String reference(String name, String subject, int version) {
    return "{\"name\":\""
        + name
        + "\",\"subject\":\""
        + subject
        + "\",\"version\":"
        + version
        + "}";
  }
}
