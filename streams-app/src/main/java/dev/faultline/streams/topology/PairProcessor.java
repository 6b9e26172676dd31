package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.Witness;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Owns the country pairs of its partition: takes claims and verdicts, keeps incidents, publishes
 * incidents, tension and audit records. What changes is held in memory and written once per commit.
 */
final class PairProcessor implements Processor<byte[], PairInput, String, SpecificRecord> {
  private final ScoreProfile profile;
  private final Deserializer<ArticleEvent> events;
  private final int cellsInMemory;
  private final LinkedHashMap<String, PairWork> pairs = new LinkedHashMap<>(1024, 0.75f, true);
  private ProcessorContext<String, SpecificRecord> context;
  private PairStores stores;
  private int cells;

  PairProcessor(ScoreProfile profile, Deserializer<ArticleEvent> events, int cellsInMemory) {
    this.profile = profile;
    this.events = events;
    this.cellsInMemory = cellsInMemory;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    this.context = context;
    stores =
        new PairStores(
            profile, store(StoreNames.CLAIMS), store(StoreNames.CELLS), store(StoreNames.PAIRS));
    context.<UnwrittenChanges>getStateStore(StoreNames.UNWRITTEN).onCommit(context, this::write);
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return context.getStateStore(name);
  }

  @Override
  public void process(Record<byte[], PairInput> record) {
    PairInput input = record.value();
    String pair = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    if (input instanceof PairInput.IncomingClaim claim) {
      if (claim.pair().equals(pair)) {
        take(pair, claim, record);
      } else {
        refuse(
            record,
            "the key is '" + pair + "', the pair is '" + claim.pair() + "'",
            claim.source());
      }
    } else if (input instanceof PairInput.IncomingVerdict verdict) {
      if (pair == null) {
        refuse(record, "a verdict needs a country pair as its key", null);
      } else {
        take(pair, verdict);
      }
    } else if (input instanceof PairInput.Unusable bad) {
      deadLetter(record, bad);
    } else {
      throw new IllegalStateException("unexpected input " + input);
    }
  }

  private void take(String pair, PairInput.IncomingClaim incoming, Record<byte[], ?> record) {
    PairWork work = work(pair);
    Claim claim = incoming.claim();
    ArticleClaims article = article(work, incoming.articleId());
    ArticleClaims.Entry known = article.find(claim.eventId());
    boolean counts = article.stands(claim.articleVersion()) && claim.counts(profile);
    if (known != null) {
      if (claim.observedAt() >= known.claim().observedAt()) {
        return; // a repetition tells nothing
      }
      Claim earlier = known.claim().observedAt(claim.observedAt());
      article.put(earlier, known.source());
      if (counts) {
        work.state.observed(earlier);
        work.changedCells.add(earlier.cell(profile));
      }
    } else {
      if (article.entries().size() >= ArticleClaims.MAX_CLAIMS) {
        refuse(
            record,
            "article "
                + incoming.articleId()
                + " has more than "
                + ArticleClaims.MAX_CLAIMS
                + " claims on "
                + pair,
            incoming.source());
        return;
      }
      article.put(claim, incoming.source());
      if (counts) {
        int before = work.state.size();
        work.changedCells.add(work.state.add(claim, incoming.articleId()).key());
        cells += work.state.size() - before;
      }
      work.heardUntil = Math.max(work.heardUntil, claim.publishedAt());
    }
    work.changedArticles.add(article.articleId());
    work.changed = true;
  }

  private void take(String pair, PairInput.IncomingVerdict incoming) {
    PairWork work = work(pair);
    ArticleClaims article = article(work, incoming.articleId());
    Correction correction = new Correction(profile, stores, work, article);
    int before = work.state.size();
    dev.faultline.schemas.Correction audit =
        correction.apply(incoming.verdict(), incoming.reason());
    cells += work.state.size() - before;
    if (correction.taken()) {
      work.changedArticles.add(article.articleId());
      work.changed = true;
    }
    if (audit != null) {
      context.forward(
          new Record<>(pair, audit, incoming.verdict().observedAt()),
          TensionTopology.WRITE_CORRECTIONS);
    }
  }

  private PairWork work(String pair) {
    PairWork work = pairs.get(pair);
    if (work == null) {
      PairState state = stores.state(pair);
      state.setBaseline();
      work = new PairWork(pair, state, stores.head(pair));
      cells += state.size();
      pairs.put(pair, work);
    }
    return work;
  }

  private ArticleClaims article(PairWork work, String articleId) {
    ArticleClaims article = work.articles.get(articleId);
    if (article == null) {
      article = stores.article(work.pair, articleId);
      if (article == null) {
        article = new ArticleClaims(articleId);
      }
      work.articles.put(articleId, article);
    }
    return article;
  }

  private void refuse(Record<byte[], ?> record, String cause, byte[] value) {
    deadLetter(record, new PairInput.Unusable("validation", cause, null, value));
  }

  private void deadLetter(Record<byte[], ?> record, PairInput.Unusable bad) {
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    String key = record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8);
    context.forward(
        new Record<>(
            key, DeadLetters.of(bad, record.key(), origin, record.timestamp()), record.timestamp()),
        TensionTopology.WRITE_DEAD_LETTERS);
  }

  /** Writes what changed since the last commit, pair by pair. */
  private void write() {
    for (PairWork work : pairs.values()) {
      if (work.changed) {
        write(work);
        work.written();
      } else {
        work.articles.clear();
      }
    }
    Iterator<PairWork> oldest = pairs.values().iterator();
    while (cells > cellsInMemory && oldest.hasNext()) {
      cells -= oldest.next().state.size();
      oldest.remove();
    }
  }

  private void write(PairWork work) {
    for (String articleId : work.changedArticles) {
      stores.write(work.pair, work.articles.get(articleId));
    }
    for (var key : work.changedCells) {
      stores.write(work.pair, key, work.state.cell(key));
    }
    long asOf = work.heardUntil;
    if (asOf == Long.MIN_VALUE) {
      return; // a verdict on an article that has not said anything about this pair yet
    }
    for (PairState.Change change : work.state.changes()) {
      publish(work, change, asOf);
    }
    work.state.setBaseline();
    publish(work, asOf);
  }

  private void publish(PairWork work, PairState.Change change, long asOf) {
    if (change.after() == null) {
      context.forward(
          new Record<>(change.before().id(work.pair), null, asOf), TensionTopology.WRITE_INCIDENTS);
      return;
    }
    Incident incident = change.after();
    List<IncidentRecords.Source> sources = sources(work, incident, IncidentRecords.EVIDENCE);
    context.forward(
        new Record<>(
            incident.id(work.pair),
            IncidentRecords.record(work.pair, incident, sources, profile, asOf),
            asOf),
        TensionTopology.WRITE_INCIDENTS);
  }

  private void publish(PairWork work, long asOf) {
    List<Incident> incidents = work.state.incidents();
    TensionScore score = TensionScore.of(profile, incidents, asOf);
    Level level = Level.of(profile, incidents, asOf);
    List<IncidentShare> top = new ArrayList<>();
    List<Share> shares = Share.of(profile, incidents, score);
    for (Share share : shares.subList(0, Math.min(TensionRecords.TOP, shares.size()))) {
      List<IncidentRecords.Source> best = sources(work, share.incident(), 1);
      top.add(
          TensionRecords.share(work.pair, share, best.isEmpty() ? null : best.get(0).evidence()));
    }
    CountryPairTension tension =
        TensionRecords.record(
            work.pair,
            score,
            level,
            TensionScore.tensionAt(profile, incidents, asOf - Days.MILLIS),
            TensionScore.tensionAt(profile, incidents, asOf - Days.millis(7)),
            top,
            profile);
    work.head =
        new PairHead(
            work.head.revision() + 1,
            work.heardUntil,
            asOf,
            score.tension(),
            level.level(),
            level.unconfirmed());
    stores.write(work.pair, work.head);
    context.forward(new Record<>(work.pair, tension, asOf), TensionTopology.WRITE_TENSION);
  }

  private List<IncidentRecords.Source> sources(PairWork work, Incident incident, int most) {
    List<IncidentRecords.Source> sources = new ArrayList<>(most);
    for (Witness witness : incident.witnesses()) {
      if (sources.size() == most) {
        break;
      }
      ArticleClaims.Entry entry = article(work, witness.articleId()).find(witness.eventId());
      if (entry != null && entry.source().length > 0) {
        sources.add(
            new IncidentRecords.Source(
                events.deserialize(Topics.ARTICLE_EVENTS.name(), entry.source()), witness));
      }
    }
    return sources;
  }
}
