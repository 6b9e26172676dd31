package dev.faultline.streams.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The page: files of the jar, read once. Names of another form are not looked for. */
final class PageFiles {
  private static final Pattern NAME =
      Pattern.compile("/(?:vendor/)?[A-Za-z0-9][A-Za-z0-9.-]{0,60}");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, Answer> read = new ConcurrentHashMap<>();

  /**
   * @throws ProblemException when there is no such file
   */
  Answer answer(String path) {
    String name = path.equals("/") ? "/index.html" : path;
    Answer known = read.get(name);
    if (known != null) {
      return known;
    }
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      throw nothing(path);
    }
    try (InputStream in = PageFiles.class.getResourceAsStream("/dashboard" + name)) {
      if (in == null) {
        throw nothing(path);
      }
      Answer answer = Answer.of(200, type, in.readAllBytes());
      read.put(name, answer);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException nothing(String path) {
    return ProblemException.notFound("there is nothing under " + path + "; see /api/v1/docs");
  }
}
