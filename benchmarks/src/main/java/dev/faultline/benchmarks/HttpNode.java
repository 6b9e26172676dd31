package dev.faultline.benchmarks;

import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import dev.faultline.streams.http.HttpSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A streams app in a process of its own, as shipped; it ends when its standard input does, as when
 * its parent dies. Its clock runs on from the end of the generated news.
 */
final class HttpNode {
  private static final int LOOK_EVERY = 50;

  private HttpNode() {}

  /** Takes bootstrap servers, application id, state folder, standby copies and an instant. */
  public static void main(String[] arguments) throws Exception {
    Contract.serdes(); // registers the schemas in this process
    Clock clock =
        Clock.offset(
            Clock.systemUTC(), Duration.between(Instant.now(), Instant.parse(arguments[4])));
    try (StreamsApp app =
        StreamsApp.start(
            new StreamsSettings(
                arguments[1],
                Path.of(arguments[2]),
                HttpSettings.plain("127.0.0.1", 0, Optional.empty()),
                Optional.empty(),
                2,
                Integer.parseInt(arguments[3]),
                Duration.ofSeconds(1),
                StreamsSettings.TENSION_INTERVAL,
                StreamsSettings.cellsThatFit(),
                ContractSerdes.DEFAULT_SERDE,
                Contract.REGISTRY,
                Map.of("bootstrap.servers", arguments[0])),
            clock)) {
      while (!app.running()) {
        Thread.sleep(LOOK_EVERY);
      }
      Child.answer(app.address().toString());
      while (System.in.read() >= 0) {
        // until the parent closes it
      }
    }
    System.exit(0);
  }
}
