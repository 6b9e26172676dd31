package dev.faultline.producer;

import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.command.BenchCoderCommand;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.EvaluateCommand;
import dev.faultline.producer.command.ExplainCodingCommand;
import dev.faultline.producer.command.ParseCommand;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.producer.command.RecodeCommand;
import dev.faultline.producer.command.RetractCommand;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Articles in, coded events out: the first argument names the command. */
public final class ProducerMain {

  private ProducerMain() {}

  /** Every command of the producer; add a command by adding its line. */
  public static Map<String, Supplier<Callable<Integer>>> commands(Console console, Clock clock) {
    Map<String, Supplier<Callable<Integer>>> commands = new LinkedHashMap<>();
    commands.put("parse", () -> new ParseCommand(EventCoder::load, console));
    commands.put("explain-coding", () -> new ExplainCodingCommand(EventCoder::load, console));
    commands.put("evaluate", () -> new EvaluateCommand(EventCoder::load, console));
    commands.put("bench-coder", () -> new BenchCoderCommand(EventCoder::loadForMeasuring, console));
    commands.put("publish", () -> new PublishCommand(EventCoder::load, console, clock));
    commands.put("recode", () -> new RecodeCommand(EventCoder::load, console, clock));
    commands.put("retract", () -> new RetractCommand(console, clock));
    return commands;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = Console.ofProcess();
    Map<String, Supplier<Callable<Integer>>> commands = commands(console, Clock.systemUTC());
    Supplier<Callable<Integer>> command = arguments.length == 0 ? null : commands.get(arguments[0]);
    if (command == null) {
      console.err().println("faultline: name a command: " + String.join(", ", commands.keySet()));
      System.exit(ExitCode.USAGE);
      return;
    }
    System.exit(run(command.get(), Arrays.copyOfRange(arguments, 1, arguments.length)));
  }

  private static int run(Callable<Integer> command, String[] arguments) {
    try {
      return Program.run(command, arguments);
    } catch (CancellationException stopped) {
      return ExitCode.OK; // whoever read the output has had enough
    }
  }
}
