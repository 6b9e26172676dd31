package dev.faultline.streams.tension;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads score profiles. Keys that no profile knows are refused. */
public final class ScoreProfiles {
  private static final String SHIPPED = "profile-v1.json";

  private ScoreProfiles() {}

  /** The profile that ships with the product. */
  public static ScoreProfile shipped() {
    try (InputStream in = ScoreProfiles.class.getResourceAsStream(SHIPPED)) {
      return mapper().readValue(in, ScoreProfile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A profile from a file of the same shape as the shipped one (JSON, comments allowed).
   *
   * @throws IllegalArgumentException naming file, line and what is wrong
   */
  public static ScoreProfile read(Path file) {
    try {
      return mapper().readValue(Files.readString(file), ScoreProfile.class);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new IllegalArgumentException(
          "score profile "
              + file
              + (at == null ? "" : ", line " + at.getLineNr())
              + ": "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("score profile " + file + " cannot be read: " + e, e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
