package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Compares what is answered and published with what must be. */
final class Verification {
  private static final double TOLERANCE = 1e-9;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final long ASK_AGAIN = 200;

  private final Site site;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  Verification(Site site) {
    this.site = site;
  }

  /**
   * What was found.
   *
   * @param in claims that count, and records that cannot be read
   * @param accounted of these, how many the results and the dead letters show
   * @param answers answers asked for
   * @param wrong answers other than they must be, and claims shown more often than sent
   * @param first the first that was wrong; empty when none was
   */
  record Outcome(long in, long accounted, long answers, long wrong, String first) {}

  Outcome check(Oracle oracle, int poison) throws Exception {
    long asOf = (oracle.latest() / 1000 + 1) * 1000;
    Map<String, Oracle.Expected> expected = oracle.expected(asOf);
    List<String> wrong = new ArrayList<>();
    long answers = 0;
    for (int instance = 0; instance < Site.INSTANCES; instance++) {
      for (Map.Entry<String, Oracle.Expected> pair : expected.entrySet()) {
        answers++;
        JsonNode answer = ask(instance, pair.getKey(), asOf);
        if (!same(answer, pair.getValue())) {
          wrong.add(
              "instance "
                  + instance
                  + ", "
                  + pair.getKey()
                  + ": expected "
                  + pair.getValue().figures()
                  + ", answered tension "
                  + answer.path("tension")
                  + ", pressure "
                  + answer.path("pressure")
                  + ", relief "
                  + answer.path("relief"));
        }
      }
    }
    Map<String, Integer> shown = incidents();
    long in = 0;
    long accounted = 0;
    for (Oracle.Expected pair : expected.values()) {
      for (Map.Entry<String, Integer> incident : pair.claims().entrySet()) {
        int sent = incident.getValue();
        int found = shown.getOrDefault(incident.getKey(), 0);
        in += sent;
        accounted += Math.min(sent, found);
        if (found > sent) {
          wrong.add(incident.getKey() + " shows " + found + " claims of " + sent);
        }
      }
    }
    long letters = deadLetters();
    if (letters > poison) {
      wrong.add(letters + " dead letters of " + poison + " records that cannot be read");
    }
    return new Outcome(
        in + poison,
        accounted + Math.min(letters, poison),
        answers,
        wrong.size(),
        wrong.isEmpty() ? "" : wrong.get(0));
  }

  private static boolean same(JsonNode answer, Oracle.Expected expected) {
    return close(answer.path("tension"), expected.tension())
        && close(answer.path("pressure"), expected.pressure())
        && close(answer.path("relief"), expected.relief());
  }

  private static boolean close(JsonNode answer, double expected) {
    return answer.isNumber()
        && Math.abs(answer.asDouble() - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /**
   * Asks until there is an answer that claims to be of now: "not ready" is none, and neither is
   * that of a copy, which says that it is one and how far behind. None within the limit is wrong.
   */
  private JsonNode ask(int instance, String pair, long asOf) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                site.instance(instance)
                    .resolve("/api/v1/pairs/" + pair + "?asOf=" + Instant.ofEpochMilli(asOf)))
            .timeout(Duration.ofSeconds(10))
            .build();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        boolean copy = response.headers().firstValue("Faultline-Behind").isPresent();
        if (!copy && (response.statusCode() == 200 || response.statusCode() == 404)) {
          return json.readTree(response.body());
        }
        last = response.statusCode() + (copy ? " of a copy " : " ") + response.body();
      } catch (IOException notNow) {
        last = notNow.toString();
      }
      Thread.sleep(ASK_AGAIN);
    }
    throw new IOException("instance " + instance + " gave no answer on " + pair + ": " + last);
  }

  private Map<String, Integer> incidents() throws Exception {
    Map<String, Integer> claims = new HashMap<>();
    Deserializer<Incident> values =
        ContractSerdes.of(Map.of("schema.registry.url", site.registryUrl()))
            .values(Topics.INCIDENTS)
            .deserializer();
    read(
        Topics.INCIDENTS.name(),
        record -> {
          if (record.value() == null) {
            claims.remove(record.key());
          } else {
            claims.put(
                record.key(), values.deserialize(record.topic(), record.value()).getClaims());
          }
        });
    return claims;
  }

  private long deadLetters() throws Exception {
    long[] count = new long[1];
    read(Topics.DEAD_LETTERS.name(), record -> count[0]++);
    return count[0];
  }

  private void read(String topic, Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", site.bootstrap(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(500)).forEach(reader);
      }
    }
  }
}
