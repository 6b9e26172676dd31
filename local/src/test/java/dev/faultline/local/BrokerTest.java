package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
  private static final TopicPartition PARTITION = new TopicPartition("kept", 0);

  @Test
  void keepsItsDataOverARestart(@TempDir Path folder) throws Exception {
    try (Broker broker = Broker.start(folder, Ports.free())) {
      Map<String, Object> to = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(to)) {
        admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1))).all().get();
      }
      try (var producer = new KafkaProducer<>(to, new StringSerializer(), new StringSerializer())) {
        producer.send(new ProducerRecord<>("kept", "key", "value")).get();
      }
    }
    try (Broker broker = Broker.start(folder, Ports.free());
        var consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      assertThat(consumer.poll(Duration.ofSeconds(20)).records(PARTITION))
          .singleElement()
          .satisfies(record -> assertThat(record.value()).isEqualTo("value"));
    }
  }
}
