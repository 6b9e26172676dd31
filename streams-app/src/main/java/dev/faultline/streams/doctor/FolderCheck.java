package dev.faultline.streams.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether state can be kept where it is to be kept. */
final class FolderCheck {
  private static final String STATE = "state";
  private static final long MIB = 1024 * 1024;

  private final Path folder;
  private final long neededMib;

  FolderCheck(Path folder, long neededMib) {
    this.folder = folder.toAbsolutePath().normalize();
    this.neededMib = neededMib;
  }

  List<Finding> look() {
    Path there = folder;
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      return List.of(
          Finding.fault(
              STATE, there + " is a file, not a folder", "set state-dir to a folder, or move it"));
    }
    if (!writable(there)) {
      return List.of(
          Finding.fault(
              STATE,
              there + " cannot be written",
              "give this user the folder (chown), or set state-dir to one that it may write"));
    }
    try {
      long freeMib = Files.getFileStore(there).getUsableSpace() / MIB;
      String found = folder + ": " + freeMib + " MiB free";
      return List.of(
          freeMib >= neededMib
              ? Finding.ok(STATE, found)
              : Finding.fault(
                  STATE,
                  found + ", less than " + neededMib,
                  "free some space, or set state-dir to a larger disk; what lies there can be"
                      + " rebuilt from Kafka"));
    } catch (IOException unreadable) {
      return List.of(Finding.fault(STATE, folder + ": " + unreadable, "check the disk"));
    }
  }

  /** Tries it: what the mode of the folder says is not all, as on a read-only disk. */
  private static boolean writable(Path there) {
    try {
      Files.delete(Files.createTempFile(there, "faultline", ".probe"));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
