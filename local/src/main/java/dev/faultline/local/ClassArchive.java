package dev.faultline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A class-data sharing archive of one program: Java maps the classes that an earlier run loaded
 * instead of reading and checking them again, which cuts the registry's start from ten seconds to
 * three. Java itself checks that an archive fits the jars and its own version, and does without if
 * not.
 *
 * @param file where the archive is or will be; null for none
 */
record ClassArchive(Path file) {
  static final ClassArchive NONE = new ClassArchive(null);

  /**
   * In a folder, named for the program, the Java that runs it and the age of its classes; those of
   * other ages are removed.
   *
   * @param classes first entry of the class path
   */
  static ClassArchive in(Path folder, String program, Path classes) throws IOException {
    String name =
        program
            + "-java"
            + Runtime.version()
            + "-"
            + Files.getLastModifiedTime(classes).toMillis()
            + ".jsa";
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String other = file.getFileName().toString();
        if (other.startsWith(program + "-java") && !other.startsWith(name)) {
          Files.delete(file);
        }
      }
    }
    return new ClassArchive(folder.resolve(name));
  }

  boolean exists() {
    return file != null && Files.exists(file);
  }

  /** Options that use the archive, or get ready to write it. */
  List<String> options() {
    if (file == null) {
      return List.of();
    }
    return exists()
        ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:disable", "-Xlog:all=error:stderr")
        : List.of("-XX:+RecordDynamicDumpInfo");
  }

  /**
   * Writes the archive of a running process that was started with {@link #options}; pauses that
   * process for a few seconds.
   *
   * @return false when it could not be written, which costs nothing but time at the next start
   */
  boolean write(long pid) {
    Optional<Path> jcmd =
        Optional.of(Path.of(System.getProperty("java.home"), "bin", "jcmd"))
            .filter(Files::isExecutable);
    if (file == null || jcmd.isEmpty()) {
      return false;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + "." + pid);
    try {
      Process dump =
          new ProcessBuilder(
                  jcmd.get().toString(),
                  Long.toString(pid),
                  "VM.cds",
                  "dynamic_dump",
                  unfinished.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = dump.waitFor(60, TimeUnit.SECONDS);
      if (!ended) {
        dump.destroyForcibly();
      }
      if (ended && dump.exitValue() == 0 && Files.exists(unfinished)) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        return true;
      }
      Files.deleteIfExists(unfinished);
    } catch (IOException e) {
      // done without, as said
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
