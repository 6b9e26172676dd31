package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVerdict;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.streams.tension.ArticleHistory;
import dev.faultline.streams.tension.ByteOutput;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Decides which version of an article stands, and tells every pair that the article touches. */
final class ArticleJudge implements Processor<byte[], VersionInput, String, SpecificRecord> {
  private final TopologyListener listener;
  private final ByteOutput out = new ByteOutput(512);
  private ProcessorContext<String, SpecificRecord> context;
  private KeyValueStore<Bytes, byte[]> articles;

  ArticleJudge(TopologyListener listener) {
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    this.articles = context.getStateStore(StoreNames.ARTICLES);
  }

  @Override
  public void process(Record<byte[], VersionInput> record) {
    if (record.value().bad() != null) {
      deadLetter(record, record.value().bad());
      return;
    }
    ArticleVersion version = record.value().version();
    if (version.getArticleId().isBlank()) {
      deadLetter(
          record, new PairInput.Unusable(Stage.VALIDATION, "articleId is empty", null, null));
      return;
    }
    Bytes key = Bytes.wrap(version.getArticleId().getBytes(StandardCharsets.UTF_8));
    byte[] stored = articles.get(key);
    ArticleHistory history = stored == null ? new ArticleHistory() : ArticleHistory.read(stored);
    ArticleHistory.Outcome outcome =
        history.take(
            version.getVersion(),
            version.getStatus() == ArticleStatus.WITHDRAWN,
            version.getPairs(),
            version.getRevisedAt() == null ? null : version.getRevisedAt().toEpochMilli());
    articles.put(key, history.toBytes(out));
    for (String pair : outcome.tell()) {
      ArticleVerdict verdict =
          new ArticleVerdict(
              version.getArticleId(),
              history.standing(),
              history.sequence(),
              version.getObservedAt(),
              version.getReason());
      context.forward(
          new Record<>(pair, verdict, record.timestamp()), TensionTopology.WRITE_VERDICTS);
    }
  }

  private void deadLetter(Record<byte[], VersionInput> record, PairInput.Unusable bad) {
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    DeadLetter letter =
        DeadLetters.of(
            bad, record.key(), context.recordMetadata().orElseThrow(), record.timestamp());
    context.forward(
        new Record<>(key, letter, record.timestamp()), TensionTopology.WRITE_DEAD_VERSIONS);
    listener.sent(letter);
  }
}
