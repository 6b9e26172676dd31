package dev.faultline.producer;

import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.ParseCommand;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.producer.command.RetractCommand;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** Wires the producer's programs; the first argument says which one to run. */
public final class ProducerMain {

  private ProducerMain() {}

  /** Runs {@code parse}, {@code publish} or {@code retract}. */
  public static void main(String[] arguments) {
    String name = arguments.length == 0 ? "" : arguments[0];
    Callable<Integer> command = command(name);
    if (command == null) {
      System.err.println("faultline: the first argument is parse, publish or retract");
      System.exit(ExitCode.USAGE);
    }
    System.exit(Program.run(command, Arrays.copyOfRange(arguments, 1, arguments.length)));
  }

  /** The program of a name, or null. */
  private static Callable<Integer> command(String name) {
    Console console = Console.ofProcess();
    return switch (name) {
      case "parse" -> new ParseCommand(EventCoder::load, console);
      case "publish" -> new PublishCommand(EventCoder::load, console, Clock.systemUTC());
      case "retract" -> new RetractCommand(console, Clock.systemUTC());
      default -> null;
    };
  }
}
