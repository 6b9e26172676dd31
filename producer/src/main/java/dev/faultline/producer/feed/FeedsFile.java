package dev.faultline.producer.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The file that lists the feeds to read: YAML, a list under {@code feeds}. */
public final class FeedsFile {

  private static final ObjectMapper YAML =
      new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private FeedsFile() {}

  private record Root(@JsonProperty(value = "feeds", required = true) List<FeedSource> feeds) {}

  /** A feeds file that cannot be used; the message names the line. */
  public static final class BadFeedsFileException extends Exception {
    BadFeedsFileException(String message) {
      super(message);
    }
  }

  /**
   * Reads the file.
   *
   * @throws BadFeedsFileException when it cannot be read, is empty, or names a feed twice
   */
  public static List<FeedSource> read(Path file) throws BadFeedsFileException {
    try {
      Root root = YAML.readValue(Files.readString(file), Root.class);
      if (root == null || root.feeds() == null || root.feeds().isEmpty()) {
        throw new BadFeedsFileException(file + ": no feeds; list them under 'feeds:'");
      }
      Set<String> seen = new HashSet<>();
      for (FeedSource feed : root.feeds()) {
        if (!seen.add(feed.url().toString())) {
          throw new BadFeedsFileException(file + ": " + feed.url() + " stands twice");
        }
      }
      return List.copyOf(root.feeds());
    } catch (JsonProcessingException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      String cause = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
      throw new BadFeedsFileException(file + ":" + line + ": " + cause);
    } catch (IOException e) {
      throw new BadFeedsFileException("the feeds file " + file + " cannot be read: " + e);
    }
  }
}
