package dev.faultline.local;

import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.StreamsSettings;
import dev.faultline.streams.http.HttpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What tests tell the streams apps that they start: any free port, one thread, quick commits. */
final class AppSettings {
  private AppSettings() {}

  /** An app without standbys, whose registry is told nothing but its address. */
  static StreamsSettings of(String application, Path state, String servers, String registry) {
    return of(application, state, 0, servers, Map.of("schema.registry.url", registry));
  }

  static StreamsSettings of(
      String application, Path state, int standbys, String servers, Map<String, Object> registry) {
    return of(application, state, standbys, Duration.ofMillis(300), servers, registry);
  }

  /** An app whose results are all published once the offsets of what it read are committed. */
  static StreamsSettings unpaced(String application, Path state, String servers, String registry) {
    return of(
        application, state, 0, Duration.ZERO, servers, Map.of("schema.registry.url", registry));
  }

  private static StreamsSettings of(
      String application,
      Path state,
      int standbys,
      Duration tensionInterval,
      String servers,
      Map<String, Object> registry) {
    return new StreamsSettings(
        application,
        state,
        HttpSettings.plain("127.0.0.1", 0, Optional.empty()),
        Optional.empty(),
        1,
        standbys,
        Duration.ofMillis(100),
        tensionInterval,
        1_000,
        ContractSerdes.DEFAULT_SERDE,
        registry,
        Map.of("bootstrap.servers", servers));
  }
}
