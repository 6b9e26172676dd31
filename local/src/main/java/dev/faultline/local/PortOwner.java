package dev.faultline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The process that listens on a port, as far as this user may see it. Only Linux tells; elsewhere
 * nothing is found.
 *
 * @param pid its process id
 * @param commandLine what it was started with; empty when that is not to be seen
 */
record PortOwner(long pid, String commandLine) {
  private static final String LISTENING = "0A";
  private static final int SHOWN = 90;

  /** Whoever listens on the port, on any address. */
  static Optional<PortOwner> of(int port) {
    Set<String> sockets = new HashSet<>();
    for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
      sockets.addAll(listening(Path.of(table), port));
    }
    if (sockets.isEmpty()) {
      return Optional.empty();
    }
    return ProcessHandle.allProcesses()
        .filter(process -> holdsOneOf(process.pid(), sockets))
        .findFirst()
        .map(
            process ->
                new PortOwner(process.pid(), process.info().commandLine().orElse("").strip()));
  }

  /** Socket names such as {@code socket:[4711]}, as the links of open files show them. */
  private static Set<String> listening(Path table, int port) {
    String ending = String.format(Locale.ROOT, ":%04X", port);
    Set<String> sockets = new HashSet<>();
    try (Stream<String> lines = Files.lines(table)) {
      lines
          .map(line -> line.strip().split("\\s+"))
          .filter(cells -> cells.length > 9)
          .filter(cells -> cells[1].endsWith(ending) && cells[3].equals(LISTENING))
          .forEach(cells -> sockets.add("socket:[" + cells[9] + "]"));
    } catch (IOException e) {
      // no such table here
    }
    return sockets;
  }

  private static boolean holdsOneOf(long pid, Set<String> sockets) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.anyMatch(file -> sockets.contains(target(file)));
    } catch (IOException e) {
      return false; // another user's, or gone
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** True for a registry that this program started and that is about to follow its dead parent. */
  boolean isRegistryChild() {
    return commandLine.contains(RegistryChild.class.getName());
  }

  @Override
  public String toString() {
    if (commandLine.contains(PortOwner.class.getPackageName())) {
      return "another 'faultline up', process " + pid;
    }
    String line = commandLine.replaceAll("\\s+", " ");
    String shown = line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    return "process " + pid + (shown.isEmpty() ? "" : ": " + shown);
  }
}
