package dev.faultline.local;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Kafka in this JVM: one node, broker and controller at once, on loopback. Its data outlives it:
 * started again on the same folder it goes on where it was.
 */
public final class Broker implements AutoCloseable {
  private final KafkaRaftServer server;
  private final int port;

  private Broker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Formats the folder if it is new, starts a cluster of one, and returns once clients are served.
   *
   * @param folder holds the log; made if it does not exist
   * @param port of clients; the controller takes a free one
   * @throws IOException when the folder cannot be written
   */
  public static Broker start(Path folder, int port) throws Exception {
    return start(BrokerSettings.alone(folder, port));
  }

  /** The same for one node of any cluster; clients are served once most nodes have started. */
  public static Broker start(BrokerSettings settings) throws Exception {
    Files.createDirectories(settings.folder());
    if (!Files.exists(settings.folder().resolve("meta.properties"))) {
      format(settings);
    }
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(settings.properties()), Time.SYSTEM);
    try {
      server.startup();
    } catch (Exception | Error failure) {
      server.shutdown();
      throw failure;
    }
    return new Broker(server, settings.port());
  }

  /** As clients write it, {@code host:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Stops cleanly, so that the next start need not recover the log. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(BrokerSettings settings) throws Exception {
    Formatter formatter =
        new Formatter()
            .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
            .setClusterId(settings.clusterId())
            .setNodeId(settings.node())
            .setDirectories(List.of(settings.folder().toString()))
            .setMetadataLogDirectory(settings.folder().toString())
            .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
            .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
            .setControllerListenerName("CONTROLLER")
            .setScramArguments(settings.users())
            .setIgnoreFormatted(true);
    formatter.run();
  }
}
