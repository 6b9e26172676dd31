package dev.faultline.streams.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Whether Kafka can be reached, knows this user, is new enough, and what time it has. */
final class BrokerCheck {
  private static final String BROKER = "broker";
  private static final String CLOCK = "clock";
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);
  private static final Duration TOLERATED = Duration.ofSeconds(30);

  private final String bootstrapServers;
  private final Answers answers;
  private final Clock clock;

  BrokerCheck(String bootstrapServers, Answers answers, Clock clock) {
    this.bootstrapServers = bootstrapServers;
    this.answers = answers;
    this.clock = clock;
  }

  List<Finding> look(Admin admin) {
    List<Finding> findings = new ArrayList<>();
    List<String> closed = closed();
    if (closed.size() == bootstrapServers.split(",").length) {
      return List.of(
          Finding.fault(
              BROKER,
              "cannot be reached: " + String.join("; ", closed),
              "start Kafka ('./faultline up' starts one), or set bootstrap-servers to where it is"));
    }
    if (!closed.isEmpty()) {
      findings.add(
          Finding.note(
              BROKER,
              "some cannot be reached: " + String.join("; ", closed),
              "start them, or take them out of bootstrap-servers"));
    }
    try {
      DescribeClusterResult cluster = admin.describeCluster();
      int brokers = answers.of(cluster.nodes()).size();
      findings.add(
          Finding.ok(
              BROKER,
              bootstrapServers
                  + ": cluster "
                  + answers.of(cluster.clusterId())
                  + ", "
                  + brokers
                  + (brokers == 1 ? " broker" : " brokers")
                  + features(admin)));
    } catch (KafkaException refused) {
      findings.add(explain(refused));
      return findings;
    }
    findings.add(time(admin));
    return findings;
  }

  private String features(Admin admin) {
    try {
      Map<String, FinalizedVersionRange> features =
          answers.of(admin.describeFeatures().featureMetadata()).finalizedFeatures();
      FinalizedVersionRange metadata = features.get("metadata.version");
      return metadata == null ? "" : ", metadata.version " + metadata.maxVersionLevel();
    } catch (KafkaException untold) {
      return "";
    }
  }

  private Finding explain(KafkaException refused) {
    String message = refused.getMessage();
    if (refused instanceof SaslAuthenticationException) {
      return Finding.fault(
          BROKER,
          bootstrapServers + " refuses the credentials: " + message,
          "check user and password in kafka.sasl.jaas.config, and kafka.sasl.mechanism");
    }
    if (refused instanceof SslAuthenticationException) {
      return Finding.fault(
          BROKER,
          bootstrapServers + ": TLS fails: " + message + cause(refused),
          "check kafka.ssl.truststore.location (it must hold the brokers' authority), that the"
              + " address is one of the certificate's names, and kafka.security.protocol");
    }
    if (refused instanceof UnsupportedVersionException) {
      return Finding.fault(
          BROKER,
          bootstrapServers + " is too old: " + message,
          "update the brokers; Kafka 3.3 or newer is needed");
    }
    return Finding.fault(
        BROKER,
        bootstrapServers + " accepts connections but does not answer as Kafka (" + message + ")",
        "is the port that of a listener with TLS or SASL? set kafka.security.protocol (SSL,"
            + " SASL_SSL, SASL_PLAINTEXT) and kafka.sasl.mechanism as the listener has them");
  }

  private static String cause(KafkaException refused) {
    Throwable last = refused;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last == refused ? "" : " (" + last.getMessage() + ")";
  }

  /** Addresses that nothing listens on, with the reason. */
  private List<String> closed() {
    List<String> closed = new ArrayList<>();
    for (String address : bootstrapServers.split(",")) {
      String at = address.strip();
      int colon = at.lastIndexOf(':');
      String host = at.substring(0, Math.max(colon, 0)).replaceAll("^\\[|]$", "");
      try (Socket socket = new Socket()) {
        int port = Integer.parseInt(at.substring(colon + 1));
        InetSocketAddress place = new InetSocketAddress(host, port);
        if (place.isUnresolved()) {
          closed.add(at + ": unknown host");
        } else {
          socket.connect(place, (int) CONNECT_WITHIN.toMillis());
        }
      } catch (NumberFormatException notAnAddress) {
        closed.add(at + ": not HOST:PORT");
      } catch (IOException refused) {
        closed.add(at + ": " + refused.getMessage());
      }
    }
    return closed;
  }

  /** The leading controller is its own follower: it answers with its clock as it is now. */
  private Finding time(Admin admin) {
    QuorumInfo quorum;
    try {
      quorum = answers.of(admin.describeMetadataQuorum().quorumInfo());
    } catch (AuthorizationException forbidden) {
      return Finding.note(
          CLOCK,
          "cannot be compared: this user may not ask (Describe on the cluster)",
          "look at 'timedatectl' here and on the brokers");
    } catch (KafkaException untold) {
      return Finding.note(CLOCK, "cannot be compared: " + untold.getMessage(), "");
    }
    long now = clock.millis();
    return quorum.voters().stream()
        .filter(voter -> voter.replicaId() == quorum.leaderId())
        .filter(voter -> voter.lastCaughtUpTimestamp().isPresent())
        .findFirst()
        .map(voter -> compare(now - voter.lastCaughtUpTimestamp().getAsLong()))
        .orElse(Finding.note(CLOCK, "cannot be compared: the brokers do not tell theirs", ""));
  }

  private static Finding compare(long ahead) {
    String found =
        String.format(
            java.util.Locale.ROOT,
            "%.1f s %s that of the brokers",
            Math.abs(ahead) / 1000.0,
            ahead < 0 ? "behind" : "ahead of");
    return Math.abs(ahead) <= TOLERATED.toMillis()
        ? Finding.ok(CLOCK, found)
        : Finding.fault(
            CLOCK,
            found,
            "set the clocks right and keep them so (NTP): retention, sessions, certificates and"
                + " what counts as now depend on them");
  }
}
