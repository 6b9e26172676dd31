package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.faultline.benchmarks.Child;
import dev.faultline.benchmarks.Meter;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import dev.faultline.streams.http.HttpSettings;
import dev.faultline.streams.topology.StoreNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One instance of the streams app as a process. To the line {@code report} it answers with what it
 * holds on to; it ends when its standard input does, or with the app.
 */
final class InstanceNode {
  private InstanceNode() {}

  /**
   * Takes brokers, registry, folder of the state, HTTP port, the file that sets its clock, and the
   * stream threads.
   */
  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[2]);
    String address = "127.0.0.1:" + arguments[3];
    StreamsApp app =
        StreamsApp.start(
            new StreamsSettings(
                Site.APPLICATION,
                state,
                HttpSettings.plain(
                    "127.0.0.1", Integer.parseInt(arguments[3]), Optional.of(address)),
                Optional.empty(),
                Integer.parseInt(arguments[5]),
                1,
                Duration.ofMillis(500),
                StreamsSettings.TENSION_INTERVAL,
                StreamsSettings.cellsThatFit(),
                ContractSerdes.DEFAULT_SERDE,
                Map.of("schema.registry.url", arguments[1]),
                Map.of(
                    "bootstrap.servers",
                    arguments[0],
                    "session.timeout.ms",
                    "6000",
                    "heartbeat.interval.ms",
                    "2000",
                    // A paused broker answers nothing: ask another sooner than after 30 s.
                    "request.timeout.ms",
                    "10000")),
            new SetClock(Path.of(arguments[4])).withZone(ZoneOffset.UTC));
    Child.answer(app.address().toString());
    LeastHeap heap = LeastHeap.watch();
    Thread listener = new Thread(() -> listen(state, heap), "listener");
    listener.setDaemon(true);
    listener.start();
    app.awaitEnd();
    Runtime.getRuntime().halt(app.failed() ? 1 : 0);
  }

  private static void listen(Path state, LeastHeap heap) {
    try {
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Child.answer(report(state, heap));
      }
    } catch (IOException gone) {
      // the parent has ended
    }
    Runtime.getRuntime().halt(0);
  }

  private static String report(Path state, LeastHeap heap) throws IOException {
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    long history = history(state);
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "heapKib",
                heap.take() >> 10,
                "residentKib",
                resident(),
                "files",
                files,
                "threads",
                ManagementFactory.getThreadMXBean().getThreadCount(),
                "stateKib",
                Meter.size(state) - history >> 10,
                "historyKib",
                history >> 10));
  }

  /** Bytes of incidents that were put away. */
  private static long history(Path state) throws IOException {
    List<Path> stores;
    try (Stream<Path> all = Files.walk(state)) {
      stores = all.filter(file -> file.endsWith(StoreNames.PAST)).toList();
    } catch (UncheckedIOException gone) { // a file that was there when it began to look
      return history(state);
    }
    long bytes = 0;
    for (Path store : stores) {
      bytes += Meter.size(store);
    }
    return bytes;
  }

  /** KiB, as the kernel counts. */
  private static long resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    }
  }
}
