package dev.faultline.streams;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.http.TensionServer;
import dev.faultline.streams.live.NewsReader;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.KafkaPairLocator;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.ScoreProfiles;
import dev.faultline.streams.topology.TensionTopology;
import dev.faultline.streams.topology.Tenures;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running streams app: topology, state and HTTP server. */
public final class StreamsApp implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsApp.class);

  /** Less than the 10 s that containers are given to end. */
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  private final KafkaStreams streams;
  private final TensionServer server;
  private final TensionQuery query;
  private final NewsReader news;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicInteger retries = new AtomicInteger();
  private final String applicationId;
  private final String bootstrapServers;
  private volatile Optional<Backlog> backlog = Optional.empty();
  private volatile boolean failed;
  private volatile Optional<String> lackOfRights = Optional.empty();

  private StreamsApp(
      KafkaStreams streams,
      TensionServer server,
      TensionQuery query,
      StreamsSettings settings,
      ContractSerdes serdes) {
    this.streams = streams;
    this.server = server;
    this.query = query;
    this.applicationId = settings.applicationId();
    this.bootstrapServers = String.valueOf(settings.kafka().get("bootstrap.servers"));
    this.news = new NewsReader(server.feed(), settings.kafka(), serdes);
  }

  /**
   * Starts the app; returns when it serves HTTP, before its state is ready.
   *
   * @throws IllegalArgumentException when settings or profile are wrong
   */
  public static StreamsApp start(StreamsSettings settings, Clock clock) {
    return start(settings, clock, true);
  }

  /**
   * The same as a shadow of an app that runs under another application id: computes its state from
   * all that was ever published, writes no results, and is not ready before it has caught up.
   */
  public static StreamsApp startShadow(StreamsSettings settings, Clock clock) {
    return start(settings, clock, false);
  }

  private static StreamsApp start(StreamsSettings settings, Clock clock, boolean publishes) {
    ScoreProfile profile =
        settings.profile().map(ScoreProfiles::read).orElseGet(ScoreProfiles::shipped);
    ContractSerdes serdes = ContractSerdes.of(settings.serdeClass(), settings.registry());
    TensionServer server = TensionServer.listen(settings.http(), clock);
    try {
      HostInfo self =
          HostInfo.buildFromEndpoint(
              settings.http().advertised().orElse(settings.http().host() + ":" + server.port()));
      Tenures tenures = new Tenures();
      KafkaStreams streams =
          new KafkaStreams(
              TensionTopology.of(
                  serdes,
                  profile,
                  settings.cellsInMemory(),
                  clock,
                  settings.tensionInterval(),
                  server.metrics(),
                  tenures,
                  publishes),
              properties(settings, self));
      TensionQuery query =
          new TensionQuery(
              new KafkaPairLocator(
                  streams,
                  tenures,
                  new Instance(self.host(), self.port()),
                  profile,
                  serdes.values(Topics.ARTICLE_EVENTS).deserializer()),
              profile);
      StreamsApp app = new StreamsApp(streams, server, query, settings, serdes);
      if (!publishes) {
        app.backlog = Optional.of(Backlog.watch(settings));
      }
      streams.setUncaughtExceptionHandler(app::decide);
      streams.setStateListener(app::changed);
      server.serve(query, app::readiness);
      server.metrics().bind(streams);
      server.metrics().watchDisk(settings.stateDir());
      streams.start();
      return app;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  static Properties properties(StreamsSettings settings, HostInfo self) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    // Which of two inputs is read first changes nothing: no waiting for the other one.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // Without a prefix, so that what a user sets by the same name takes their place.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A killed instance is missed within seconds, not after the default of 45.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 50);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 131_072);
    properties.putAll(settings.kafka());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    return properties;
  }

  /** Base address of the HTTP server. */
  public URI address() {
    return server.address();
  }

  /** True when the state is ready and records are being processed. */
  public boolean running() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** True when the app ended because of an error. */
  public boolean failed() {
    return failed;
  }

  /** How often it has begun again with what a service that did not answer had held up. */
  public int retries() {
    return retries.get();
  }

  /** Which right it ended for want of, and how to grant it; empty when it did not. */
  public Optional<String> lackOfRights() {
    return lackOfRights;
  }

  /** Pairs whose news counts in queries, but is not published yet. */
  public int unpublished() {
    return server.metrics().pairsUnpublished();
  }

  /** Answers questions in this process, as the server does. */
  public TensionQuery query() {
    return query;
  }

  /** Waits until the app has ended. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private String readiness() {
    return running()
        ? backlog.map(Backlog::left).orElse("")
        : "the streams app is " + streams.state();
  }

  /** What may pass by itself, such as a registry that does not answer, is tried again. */
  private StreamThreadExceptionResponse decide(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        LOG.warn("Tries again after: {}", cause.getMessage());
        retries.incrementAndGet();
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    LOG.error("The streams app ends because of an error", problem);
    lackOfRights = Rights.explain(problem, "streams", applicationId, bootstrapServers);
    failed = true;
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private void changed(KafkaStreams.State now, KafkaStreams.State before) {
    LOG.info("{} -> {}", before, now);
    if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
      failed |= now == KafkaStreams.State.ERROR;
      ended.countDown();
    }
  }

  /** Commits, leaves the group and closes the server. May be called more than once. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      news.close();
      backlog.ifPresent(Backlog::close);
      server.close();
      streams.close(
          CloseOptions.timeout(CLOSE_WITHIN)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
      ended.countDown();
    }
  }
}
