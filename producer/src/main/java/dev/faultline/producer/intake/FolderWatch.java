package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads files as they come into a folder. A file is read when its size and time have stayed the
 * same from one look to the next, so that one being written is not read half; a changed file is
 * read again. Looks instead of listening: that works on every file system.
 */
public final class FolderWatch implements LiveSource {

  private final Path folder;
  private final ArticleReader reader;
  private final History history;
  private final Deliveries deliveries;
  private final Sleeper sleeper;
  private final Duration interval;
  private final SourceStates states;
  private final Consumer<String> notes;
  private Map<Path, String> before = new HashMap<>();
  private boolean unreadable;

  /**
   * @param folder the folder; its subfolders too, hidden files not
   * @param reader reads a file
   * @param history which files are done
   * @param deliveries follows articles
   * @param sleeper waits between two looks
   * @param interval time between two looks
   * @param states told how the folder is doing
   * @param notes takes remarks
   */
  public FolderWatch(
      Path folder,
      ArticleReader reader,
      History history,
      Deliveries deliveries,
      Sleeper sleeper,
      Duration interval,
      SourceStates states,
      Consumer<String> notes) {
    this.folder = folder;
    this.reader = reader;
    this.history = history;
    this.deliveries = deliveries;
    this.sleeper = sleeper;
    this.interval = interval;
    this.states = states;
    this.notes = notes;
    states.begin(folder.toString());
  }

  @Override
  public void run(Consumer<ArticleReading> sink) throws InterruptedException {
    while (true) {
      look(sink);
      sleeper.sleep(interval);
    }
  }

  /** One look at the folder. */
  void look(Consumer<ArticleReading> sink) {
    Map<Path, String> now = files();
    for (Map.Entry<Path, String> file : now.entrySet()) {
      if (file.getValue().equals(before.get(file.getKey())) && history.begin(file.getValue())) {
        String input = file.getValue();
        Delivery delivery = new Delivery(verdict -> {}, () -> history.done(input));
        reader.read(List.of(file.getKey().toString()), deliveries.tracked(delivery, sink));
        delivery.close();
      }
    }
    before = now;
  }

  private Map<Path, String> files() {
    Map<Path, String> files = new java.util.TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(Files::isRegularFile).filter(file -> !hidden(file)).forEach(it -> add(it, files));
      unreadable = false;
      states.answered(folder.toString());
    } catch (IOException | UncheckedIOException e) {
      if (!unreadable) {
        notes.accept(folder + " cannot be looked at: " + e + "; trying again");
      }
      unreadable = true;
      states.failed(folder.toString(), e.toString(), 1, true);
    }
    return files;
  }

  private static void add(Path file, Map<Path, String> files) {
    try {
      String state = Files.size(file) + "\t" + Files.getLastModifiedTime(file).toMillis();
      files.put(file, "file\t" + file.toAbsolutePath().normalize() + "\t" + state);
    } catch (IOException gone) {
      // It was taken away between two steps: nothing to read.
    }
  }

  private boolean hidden(Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
