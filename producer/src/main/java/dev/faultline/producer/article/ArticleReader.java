package dev.faultline.producer.article;

import dev.faultline.producer.article.ArticleReading.Rejected;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads articles from files, folders and standard input, telling plain text, JSON and JSON Lines by
 * their content. Holds one article at a time; what cannot be read is handed on as {@link Rejected}
 * and the rest is read.
 */
public final class ArticleReader {

  /** The input that means standard input. */
  public static final String STANDARD_INPUT = "-";

  private final InputLimits limits;
  private final InputStream standardInput;
  private final Consumer<String> notes;
  private final InputMeter meter;

  /**
   * @param limits how much one input may hold
   * @param standardInput what {@code -} reads
   * @param notes takes remarks about inputs as a whole, such as files of a folder that are left out
   */
  public ArticleReader(InputLimits limits, InputStream standardInput, Consumer<String> notes) {
    this(limits, standardInput, notes, InputMeter.unknown());
  }

  /**
   * @param limits how much one input may hold
   * @param standardInput what {@code -} reads
   * @param notes takes remarks about inputs as a whole, such as files of a folder that are left out
   * @param meter counts the bytes of files
   */
  public ArticleReader(
      InputLimits limits, InputStream standardInput, Consumer<String> notes, InputMeter meter) {
    this.limits = limits;
    this.standardInput = standardInput;
    this.notes = notes;
    this.meter = meter;
  }

  /**
   * Reads the inputs one after the other.
   *
   * @param inputs paths of files or folders, or {@code -}
   * @param sink takes every article in the order of the input; may block
   */
  public void read(List<String> inputs, Consumer<ArticleReading> sink) {
    for (String input : inputs) {
      if (input.equals(STANDARD_INPUT)) {
        readGuarded(input, () -> readStream(input, standardInput, sink), sink);
      } else {
        Path path = Path.of(input);
        if (Files.isDirectory(path)) {
          readGuarded(input, () -> readFolder(path, sink), sink);
        } else {
          readFile(path, sink);
        }
      }
    }
  }

  private void readFolder(Path folder, Consumer<ArticleReading> sink) throws IOException {
    FolderFiles files = FolderFiles.in(folder);
    if (files.articles().isEmpty()) {
      sink.accept(
          new Rejected(
              SourcePosition.of(folder.toString()),
              RejectionReason.EMPTY,
              "no articles in this folder; known are files ending in " + FolderFiles.known()));
    }
    files.leftOut().ifPresent(notes);
    files.articles().forEach(file -> readFile(file, sink));
  }

  private void readFile(Path file, Consumer<ArticleReading> sink) {
    readGuarded(
        file.toString(),
        () -> {
          try (InputStream in = meter.count(Files.newInputStream(file))) {
            readStream(file.toString(), in, sink);
          }
        },
        sink);
  }

  private void readGuarded(String input, Reading reading, Consumer<ArticleReading> sink) {
    try {
      reading.run();
    } catch (IOException e) {
      sink.accept(new Rejected(SourcePosition.of(input), RejectionReason.UNREADABLE, explain(e)));
    }
  }

  private static String explain(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission to read it";
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return "cannot be read (" + message + ")";
  }

  /**
   * Reads one stream of bytes that holds one or many articles.
   *
   * @param input its name for messages
   * @throws IOException when the bytes cannot be had
   */
  public void readStream(String input, InputStream stream, Consumer<ArticleReading> sink)
      throws IOException {
    readStream(input, stream, false, sink);
  }

  /**
   * Reads one stream that is known to be JSON or JSON Lines.
   *
   * @param input its name for messages
   * @throws IOException when the bytes cannot be had
   */
  public void readJson(String input, InputStream stream, Consumer<ArticleReading> sink)
      throws IOException {
    new JsonArticles(limits).read(input, stream, sink);
  }

  private void readStream(
      String input, InputStream stream, boolean unpacked, Consumer<ArticleReading> sink)
      throws IOException {
    byte[] head = new byte[ContentKind.HEAD];
    PushbackInputStream in =
        new PushbackInputStream(new BufferedInputStream(stream, 1 << 16), head.length);
    int length = in.readNBytes(head, 0, head.length);
    in.unread(head, 0, length);
    SourcePosition at = SourcePosition.of(input);
    ContentKind kind = ContentKind.of(head, length);
    switch (kind) {
      case EMPTY -> sink.accept(new Rejected(at, RejectionReason.EMPTY, "empty: nothing to read"));
      case UTF_16LE -> readStream(input, new Utf8InputStream(in, StandardCharsets.UTF_16LE), sink);
      case UTF_16BE -> readStream(input, new Utf8InputStream(in, StandardCharsets.UTF_16BE), sink);
      case JSON -> new JsonArticles(limits).read(input, in, sink);
      case HTML -> sink.accept(page(at, in));
      case TEXT -> sink.accept(plainText(at, in));
      case GZIP, ZIP -> {
        if (unpacked) {
          sink.accept(
              new Rejected(
                  at, RejectionReason.BAD_ARCHIVE, "an archive within an archive; unpack it once"));
        } else {
          unpack(input, in, kind, sink);
        }
      }
      default ->
          sink.accept(
              new Rejected(
                  at,
                  RejectionReason.BINARY,
                  "not text; give plain text, JSON, JSON Lines or HTML"));
    }
  }

  private void unpack(
      String input, InputStream in, ContentKind kind, Consumer<ArticleReading> sink) {
    Unpacking unpacking = new Unpacking(limits);
    Unpacking.Entry entry = (name, bytes) -> readStream(name, bytes, true, sink);
    try {
      if (kind == ContentKind.GZIP) {
        unpacking.gzip(input, in, entry);
      } else {
        unpacking.zip(input, in, entry);
      }
    } catch (IOException e) {
      String message = e.getMessage() == null ? "it ends too early" : e.getMessage();
      sink.accept(
          new Rejected(
              SourcePosition.of(input),
              RejectionReason.BAD_ARCHIVE,
              "the rest of this archive was not read: " + message));
    }
  }

  private ArticleReading page(SourcePosition at, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(limits.articleBytes() + 1);
    if (bytes.length > limits.articleBytes()) {
      return tooLarge(at);
    }
    return ArticlePage.read(bytes, "", "")
        .<ArticleReading>map(article -> new ArticleReading.Read(article, at, List.of()))
        .orElseGet(
            () ->
                new Rejected(
                    at, RejectionReason.NO_ARTICLE, "a web page without an article in it"));
  }

  private ArticleReading plainText(SourcePosition at, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(limits.articleBytes() + 1);
    if (bytes.length > limits.articleBytes()) {
      return tooLarge(at);
    }
    return PlainTextArticles.read(at, DecodedText.of(bytes, 0, bytes.length));
  }

  private Rejected tooLarge(SourcePosition at) {
    return new Rejected(
        at,
        RejectionReason.TOO_LARGE,
        "longer than "
            + limits.articleLimit()
            + ", the limit for one article; put several"
            + " articles into JSON Lines");
  }

  /** Something that reads and may fail. */
  private interface Reading {
    void run() throws IOException;
  }
}
