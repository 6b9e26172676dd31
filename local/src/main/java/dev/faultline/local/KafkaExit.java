package dev.faultline.local;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.kafka.common.utils.Exit;

/** Kafka ends the whole process when its log cannot be written; this says why before it does. */
final class KafkaExit {
  private static final long LITTLE = 20L << 20;

  private KafkaExit() {}

  /** Holds from now on, for the whole process. */
  static void explain(DataFolder data) {
    Exit.Procedure procedure =
        (code, message) -> {
          System.err.println(
              "faultline up: Kafka ended"
                  + (message == null || message.isBlank() ? "" : " (" + message + ")")
                  + why(data));
          Runtime.getRuntime().halt(code == 0 ? 1 : code);
        };
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  private static String why(DataFolder data) {
    try {
      long free = Files.getFileStore(data.path()).getUsableSpace();
      if (free < LITTLE) {
        return ": the disk that holds "
            + data.path()
            + " is full ("
            + (free >> 20)
            + " MB free); free some space and start again, nothing published is lost";
      }
    } catch (IOException e) {
      return ": its data folder " + data.path() + " is gone or unreadable";
    }
    return "; its log is " + data.logs().resolve("up.log");
  }
}
