package dev.faultline.local;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Apicurio Registry as a child process on loopback. It keeps its schemas in Kafka, so they outlive
 * it, and ends with this process, even when this one is killed.
 */
public final class Registry implements AutoCloseable {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Process process;
  private final int port;
  private final Path log;

  private Registry(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** The same without anything that makes its start quick. */
  public static Registry launch(Path home, int port, String bootstrapServers, Path log)
      throws IOException {
    return launch(home, port, bootstrapServers, log, ClassArchive.NONE);
  }

  /**
   * Starts the process and returns at once, so that other things can start meanwhile; it waits for
   * Kafka by itself.
   *
   * @param home folder that holds {@code apicurio-registry-app-…-runner.jar} and {@code lib}
   * @param port for clients
   * @param bootstrapServers where it keeps its schemas
   * @param log file that takes its output, written anew
   * @param archive what makes its start quick
   */
  static Registry launch(
      Path home, int port, String bootstrapServers, Path log, ClassArchive archive)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")); // short, small
    command.addAll(archive.options());
    command.addAll(
        List.of(
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-Dquarkus.management.host=127.0.0.1",
            "-Dquarkus.management.port=" + Ports.free(),
            "-Dapicurio.storage.kind=kafkasql",
            "-Dapicurio.kafkasql.bootstrap.servers=" + bootstrapServers,
            // It waits this long for a snapshot, of which there is none here; the default is 5 s.
            "-Dapicurio.kafkasql.consumer.poll.timeout=500",
            "-cp",
            ownClasses() + File.pathSeparator + runner(home),
            RegistryChild.class.getName()));
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Registry(process, port, log.toAbsolutePath());
  }

  /**
   * Returns once it answers.
   *
   * @throws Refusal when it ended or did not answer in time
   */
  public void awaitReady(Duration limit) throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // asked again below
      }
      if (process.waitFor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Refusal(
            ExitCode.FAILED,
            "the schema registry ended with code " + process.exitValue() + "; its log is " + log);
      }
    }
    throw new Refusal(
        ExitCode.UNREACHABLE,
        "the schema registry did not answer within " + limit.toSeconds() + " s; its log is " + log);
  }

  /** Base address of the API that Confluent's clients speak. */
  public String url() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Completes when the process ends, for whatever reason. */
  public Process process() {
    return process;
  }

  /** Asks it to stop, and kills it after a few seconds. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(6, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The jar or folder of these classes. */
  static Path ownClasses() {
    try {
      return Path.of(Registry.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path runner(Path home) {
    try (var files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> missing(home))
          .toAbsolutePath();
    } catch (IOException e) {
      throw missing(home);
    }
  }

  private static Refusal missing(Path home) {
    return new Refusal(
        ExitCode.FAILED,
        "no schema registry in " + home + "; build it with 'mvn -pl local -am package'");
  }
}
