package dev.faultline.local;

import dev.faultline.settings.Program;

/** The program {@code up}. */
final class UpMain {

  private UpMain() {}

  /** Kafka logs a lot, so the log goes to a file, and the terminal shows what is being done. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/faultline/local/logback-up.xml");
    System.exit(Program.run(new UpCommand(), arguments));
  }
}
