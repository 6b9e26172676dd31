package dev.faultline.benchmarks.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A disk in memory that can be filled, where this user may mount one; else a plain folder. */
final class SmallDisk implements AutoCloseable {
  private static final String SIZE = "size=256m";

  private final Path folder;
  private volatile boolean mounted;

  private SmallDisk(Path folder, boolean mounted) {
    this.folder = folder;
    this.mounted = mounted;
  }

  static SmallDisk mount(Path folder, boolean wanted) throws IOException {
    Files.createDirectories(folder);
    boolean mounted =
        wanted
            && run("mount", "-t", "tmpfs", "-o", SIZE, "faultline-small-disk", folder.toString());
    SmallDisk disk = new SmallDisk(folder, mounted);
    Runtime.getRuntime().addShutdownHook(new Thread(disk::close, "unmount"));
    return disk;
  }

  Path folder() {
    return folder;
  }

  boolean mounted() {
    return mounted;
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    if (mounted) {
      mounted = false;
      run("umount", "-l", folder.toString()); // lazily: a process that is ending may still use it
    }
  }
}
