package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.producer.command.RecodeCommand;
import dev.faultline.producer.command.RetractCommand;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The project's programs, run in this process or in one of their own. */
final class Programs {
  private Programs() {}

  static void publish(ArticleCoder coder, List<String> arguments) {
    Output output = new Output();
    run(
        new PublishCommand(profile -> coder, output.console(), Clock.systemUTC()),
        output,
        arguments);
  }

  static void recode(ArticleCoder coder, List<String> arguments) {
    Output output = new Output();
    run(
        new RecodeCommand(profile -> coder, output.console(), Clock.systemUTC()),
        output,
        arguments);
  }

  static void retract(List<String> arguments) {
    Output output = new Output();
    run(new RetractCommand(output.console(), Clock.systemUTC()), output, arguments);
  }

  private static void run(Callable<Integer> command, Output output, List<String> arguments) {
    PrintWriter out = new PrintWriter(output.bytes, true, StandardCharsets.UTF_8);
    int code = new Program(Map.of(), out, out).execute(command, arguments.toArray(String[]::new));
    assertThat(code).as(output.text()).isEqualTo(ExitCode.OK);
  }

  /** Starts a program in a process of its own, as the launcher does; output goes to a file. */
  static Process start(Class<?> main, Path output, List<String> arguments) throws Exception {
    return start(List.of(), main, output, arguments);
  }

  /** The same with further options of Java. */
  static Process start(List<String> javaOptions, Class<?> main, Path output, List<String> arguments)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(javaOptions);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** What a program prints. */
  private record Output(ByteArrayOutputStream bytes) {
    Output() {
      this(new ByteArrayOutputStream());
    }

    Console console() {
      PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      return new Console(InputStream.nullInputStream(), out, out);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
