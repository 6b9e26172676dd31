package dev.faultline.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process that answers with one line. */
public final class Child implements AutoCloseable {
  private static final String ANSWER = "ANSWER ";

  private static volatile boolean answered;

  private final Process process;
  private final String name;
  private final BufferedReader lines;

  private Child(Process process, String name) {
    this.process = process;
    this.name = name;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Says to the parent what it waits for. */
  public static void answer(String line) {
    answered = true;
    System.out.println(ANSWER + line);
    System.out.flush();
  }

  /** Ends this process when its parent does before it has the answer. */
  public static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // nothing is said to it
                }
              } catch (IOException e) {
                // the parent is gone as well
              }
              if (!answered) {
                Runtime.getRuntime().halt(1);
              }
            },
            "end-with-parent");
    watch.setDaemon(true);
    watch.start();
  }

  /** Starts a class of this class path; what it logs goes where this process logs. */
  public static Child start(Class<?> main, List<String> options, List<String> arguments)
      throws IOException {
    return start(main, options, arguments, ProcessBuilder.Redirect.INHERIT);
  }

  /** The same with its log in a place of its own. */
  public static Child start(
      Class<?> main, List<String> options, List<String> arguments, ProcessBuilder.Redirect log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).redirectError(log).start();
    return new Child(process, main.getSimpleName());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /**
   * Waits for the answer.
   *
   * @throws IOException when the process ends without one
   */
  public String awaitAnswer() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ANSWER)) {
        return line.substring(ANSWER.length());
      }
    }
    throw new IOException(name + " ended without an answer; what it said is above");
  }

  /** Kills it at once, as SIGKILL does, and waits until it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** True until it has ended. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Says a line to it. */
  public void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Ends its input, and the process if that does not. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (process.waitFor(20, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
