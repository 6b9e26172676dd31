package dev.faultline.local;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The folder that holds what outlives a run: Kafka's log, the app's state, logs. One user a time.
 */
final class DataFolder implements AutoCloseable {
  /** Enough for Kafka's first segments and the state stores. */
  private static final long LEAST_FREE_BYTES = 300L << 20;

  private static final String LOCK = "up.lock";

  private final Path path;
  private final FileChannel lockFile;

  private DataFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder if need be and keeps others out until closed.
   *
   * @throws Refusal when it cannot be written, is in use by another process, or its disk is full
   */
  static DataFolder open(Path given) {
    Path path = given.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      requireSpace(path);
      return new DataFolder(path, lock(path));
    } catch (FileSystemException e) {
      String why = e.getReason() == null ? "access denied" : e.getReason();
      throw new Refusal(
          ExitCode.FAILED,
          "cannot write to the data folder "
              + path
              + " ("
              + why
              + "); choose another with --data-dir",
          e);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.FAILED, "cannot use the data folder " + path + ": " + e.getMessage(), e);
    }
  }

  private static void requireSpace(Path path) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new Refusal(
          ExitCode.FAILED,
          "only "
              + (free >> 20)
              + " MB are free where the data folder "
              + path
              + " is, and "
              + (LEAST_FREE_BYTES >> 20)
              + " MB are needed; free some, or choose another place with --data-dir");
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel file =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = file.tryLock(Long.MAX_VALUE - 1, 1, false); // the text stays readable
      if (lock != null) {
        file.truncate(0);
        file.write(
            ByteBuffer.wrap(
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return file;
      }
    } catch (OverlappingFileLockException heldHere) {
      // said below
    }
    file.close();
    throw new Refusal(
        ExitCode.FAILED,
        "the data folder "
            + path
            + " is in use by another 'faultline up' (process "
            + Files.readString(path.resolve(LOCK)).strip()
            + "); stop that one, or choose another folder with --data-dir");
  }

  Path path() {
    return path;
  }

  Path kafka() {
    return path.resolve("kafka");
  }

  Path state() {
    return path.resolve("state");
  }

  Path logs() {
    return path.resolve("logs");
  }

  /** Lets others in. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      // the lock ends with the process at the latest
    }
  }
}
