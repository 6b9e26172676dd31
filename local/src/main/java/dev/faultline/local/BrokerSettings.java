package dev.faultline.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * What one node of Kafka is told; broker and controller at once, on loopback.
 *
 * @param folder holds the log; made if it does not exist
 * @param clusterId the same for all nodes of a cluster; used when the folder is new
 * @param node its number, 1 or more
 * @param port of clients
 * @param controllers port of each node's controller, by the nodes' numbers
 * @param more properties of Kafka's that are added or take the place of those chosen here
 * @param users arguments that create users when the folder is new, such as {@code
 *     SCRAM-SHA-512=[name=alice,password=…]}
 */
public record BrokerSettings(
    Path folder,
    String clusterId,
    int node,
    int port,
    Map<Integer, Integer> controllers,
    Map<String, String> more,
    List<String> users) {

  public BrokerSettings {
    folder = folder.toAbsolutePath();
    controllers = Map.copyOf(controllers);
    more = Map.copyOf(more);
    users = List.copyOf(users);
    if (!controllers.containsKey(node)) {
      throw new IllegalArgumentException("node " + node + " is none of " + controllers.keySet());
    }
  }

  /** A cluster of one, without encryption; the controller takes a free port. */
  public static BrokerSettings alone(Path folder, int port) {
    return new BrokerSettings(
        folder,
        Uuid.randomUuid().toString(),
        1,
        port,
        Map.of(1, Ports.free()),
        Map.of(),
        List.of());
  }

  /** The same with properties of Kafka's and users to create. */
  public BrokerSettings with(Map<String, String> properties, List<String> newUsers) {
    return new BrokerSettings(folder, clusterId, node, port, controllers, properties, newUsers);
  }

  Properties properties() {
    String copies = Integer.toString(Math.min(3, controllers.size()));
    String enough = controllers.size() >= 3 ? "2" : "1";
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(node));
    properties.put(
        "controller.quorum.voters",
        new TreeMap<>(controllers)
            .entrySet().stream()
                .map(one -> one.getKey() + "@127.0.0.1:" + one.getValue())
                .collect(Collectors.joining(",")));
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllers.get(node));
    properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("log.dirs", folder.toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("default.replication.factor", copies);
    properties.put("min.insync.replicas", enough);
    properties.put("offsets.topic.replication.factor", copies);
    properties.put("transaction.state.log.replication.factor", copies);
    properties.put("transaction.state.log.min.isr", enough);
    properties.put("share.coordinator.state.topic.replication.factor", copies);
    properties.put("share.coordinator.state.topic.min.isr", enough);
    // After a kill the controller refuses the broker until the dead one's session has run out.
    properties.put("broker.session.timeout.ms", "3000");
    properties.put("broker.heartbeat.interval.ms", "500");
    // The defaults of 50 are for clusters; here each is a folder to open at every start.
    properties.put("offsets.topic.num.partitions", "4");
    properties.put("transaction.state.log.num.partitions", "4");
    properties.put("share.coordinator.state.topic.num.partitions", "4");
    properties.putAll(more);
    return properties;
  }
}
