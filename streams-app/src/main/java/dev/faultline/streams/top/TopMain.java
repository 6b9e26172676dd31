package dev.faultline.streams.top;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.StreamsAppOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the tensest pairs in a terminal, live; prints them once where there is no terminal. */
@Command(
    name = "top",
    description = "Shows the tensest pairs of a running streams app, live in the terminal.")
public final class TopMain implements Callable<Integer> {
  private static final int MOST = 200;
  private static final int ANYWAY_AFTER = 30;
  private static final long BETWEEN_DRAWS = 1_000;
  private static final long AGAIN_AFTER = 2_000;

  private final PrintStream out;
  private final Map<String, String> environment;

  /** Set when something happened that the screen does not show yet. */
  private final Semaphore news = new Semaphore(0);

  private volatile String status = "connecting";

  @Mixin StreamsAppOptions app;

  @Option(
      names = "--country",
      paramLabel = "COUNTRY",
      description = "Only pairs with this country, by code or name.")
  String country;

  @Option(names = "--once", description = "Print once and end, as happens without a terminal.")
  boolean once;

  /** Writes to this process' output. */
  public TopMain() {
    this(System.out, System.getenv());
  }

  TopMain(PrintStream out, Map<String, String> environment) {
    this.out = out;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    app.check();
    PairsClient client = new PairsClient(app);
    Terminal terminal = new Terminal(out, environment);
    if (once || !terminal.isLive()) {
      Terminal.Size size = terminal.size();
      out.print(draw(client, new Screen(size.width(), false), "", Integer.MAX_VALUE));
      out.flush();
      return ExitCode.OK;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(terminal::leave, "leave-terminal"));
    Thread follower = new Thread(() -> follow(client), "live-news");
    follower.setDaemon(true);
    follower.start();
    while (true) {
      Terminal.Size size = terminal.size();
      try {
        terminal.draw(draw(client, new Screen(size.width(), true), status, size.height()));
      } catch (IOException e) {
        terminal.draw("Faultline at " + app.url() + "\n\n" + reason(e) + "\ntrying again …");
      }
      Thread.sleep(BETWEEN_DRAWS); // however much happens
      news.tryAcquire(ANYWAY_AFTER, TimeUnit.SECONDS);
      news.drainPermits();
    }
  }

  private String draw(PairsClient client, Screen screen, String status, int height)
      throws IOException, InterruptedException {
    JsonNode pairs = client.get("api/v1/pairs?limit=" + MOST + ofCountry("&"));
    JsonNode alerts = client.get("api/v1/alerts?limit=10" + ofCountry("&"));
    return screen.draw(pairs, alerts, status, height);
  }

  private String ofCountry(String before) {
    return country == null
        ? ""
        : before + "country=" + URLEncoder.encode(country, StandardCharsets.UTF_8);
  }

  private void follow(PairsClient client) {
    try {
      while (true) {
        try {
          client.follow(
              "api/v1/stream" + ofCountry("?"),
              event -> {
                status = "live";
                news.release();
              });
        } catch (IOException e) {
          // said below: the stream ended, whatever for
        }
        status = "connecting";
        news.release();
        Thread.sleep(AGAIN_AFTER);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(IOException problem) {
    return problem.getMessage() == null ? "it does not answer" : problem.getMessage();
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new TopMain(), arguments));
  }
}
