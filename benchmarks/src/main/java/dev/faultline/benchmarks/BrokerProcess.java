package dev.faultline.benchmarks;

import dev.faultline.local.Broker;
import java.nio.file.Path;

/**
 * A broker in a process of its own; it ends when its standard input does, as when its parent dies.
 */
final class BrokerProcess {
  private BrokerProcess() {}

  /** Takes the folder of the log and the port. */
  public static void main(String[] arguments) throws Exception {
    try (Broker broker = Broker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
      Child.answer(broker.bootstrapServers());
      while (System.in.read() >= 0) {
        // until the parent closes it
      }
    }
  }
}
