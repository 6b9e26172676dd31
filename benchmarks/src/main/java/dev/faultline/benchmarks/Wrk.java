package dev.faultline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code wrk}, the load generator, with two threads. */
final class Wrk {
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
  private static final Pattern LATENCY = Pattern.compile("\\s(50|99)%\\s+([\\d.]+)(us|ms|s)");
  private static final Pattern WRONG = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");
  private static final Pattern LOST =
      Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
  private static final String SCRIPT =
      "local paths = {}\n"
          + "for line in io.lines(\"%s\") do paths[#paths + 1] = line end\n"
          + "function init(args) math.randomseed(os.time()) end\n"
          + "function request() return wrk.format(\"GET\", paths[math.random(#paths)]) end\n";

  private final Path folder;
  private final int connections;
  private final int seconds;

  Wrk(Path folder, int connections, int seconds) {
    this.folder = folder;
    this.connections = connections;
    this.seconds = seconds;
  }

  /** Asks for paths by chance. */
  Load run(String what, String server, List<String> paths) throws Exception {
    Path list = folder.resolve("paths");
    Path script = folder.resolve("paths.lua");
    Files.write(list, paths);
    Files.writeString(script, String.format(SCRIPT, list));
    List<String> command =
        new ArrayList<>(
            List.of("wrk", "-t2", "-c" + connections, "-d" + seconds + "s", "--latency"));
    command.addAll(List.of("-s", script.toString(), server));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new IOException("this measurement needs wrk on the PATH (Debian: apt-get install wrk)");
    }
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("wrk failed: " + said);
    }
    return read(what, said);
  }

  static Load read(String what, String said) throws IOException {
    Matcher rate = RATE.matcher(said);
    if (!rate.find()) {
      throw new IOException("wrk did not say how fast it was: " + said);
    }
    double[] millis = new double[2];
    Matcher latency = LATENCY.matcher(said);
    while (latency.find()) {
      double factor =
          switch (latency.group(3)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
          };
      millis[latency.group(1).equals("50") ? 0 : 1] = Double.parseDouble(latency.group(2)) * factor;
    }
    long bad = 0;
    Matcher wrong = WRONG.matcher(said);
    if (wrong.find()) {
      bad += Long.parseLong(wrong.group(1));
    }
    Matcher lost = LOST.matcher(said);
    if (lost.find()) {
      for (int i = 1; i <= 4; i++) {
        bad += Long.parseLong(lost.group(i));
      }
    }
    return new Load(what, Double.parseDouble(rate.group(1)), millis[0], millis[1], bad);
  }
}
