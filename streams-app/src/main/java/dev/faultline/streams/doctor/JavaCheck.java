package dev.faultline.streams.doctor;

import dev.faultline.settings.Version;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;

/** The versions that are at work on this side. */
final class JavaCheck {
  private static final int OLDEST = 17;

  private final Runtime.Version java;

  JavaCheck(Runtime.Version java) {
    this.java = java;
  }

  List<Finding> look() {
    String found =
        "Faultline "
            + Version.ofFaultline()
            + ", Kafka clients "
            + AppInfoParser.getVersion()
            + ", Java "
            + java
            + " in "
            + System.getProperty("java.home");
    return List.of(
        java.feature() >= OLDEST
            ? Finding.ok("versions", found)
            : Finding.fault(
                "versions",
                found,
                "Faultline needs Java " + OLDEST + " or newer: install one and set JAVA_HOME"));
  }
}
