package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.Child;
import dev.faultline.local.Broker;
import dev.faultline.local.BrokerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One broker of the cluster as a process; it ends when its standard input does. */
final class BrokerNode {
  private BrokerNode() {}

  /** Takes folder, cluster id, number, port, and the ports of all controllers. */
  public static void main(String[] arguments) throws Exception {
    Map<Integer, Integer> controllers = new TreeMap<>();
    for (int i = 4; i < arguments.length; i++) {
      controllers.put(i - 3, Integer.parseInt(arguments[i]));
    }
    BrokerSettings settings =
        new BrokerSettings(
            Path.of(arguments[0]),
            arguments[1],
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            controllers,
            // Copies that fall behind are told apart from dead ones within seconds.
            Map.of("replica.lag.time.max.ms", "5000"),
            List.of());
    Child.answer(Broker.start(settings).bootstrapServers());
    while (System.in.read() >= 0) {
      // until the parent closes it, or is gone
    }
    Runtime.getRuntime().halt(0); // a clean end would wait for the others
  }
}
