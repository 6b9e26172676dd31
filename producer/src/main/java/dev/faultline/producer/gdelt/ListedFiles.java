package dev.faultline.producer.gdelt;

import dev.faultline.producer.web.FetchResult;
import dev.faultline.producer.web.WebFetcher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Fetches lists of GDELT and the files that they name, and compares these with the list. */
public final class ListedFiles {

  private final WebFetcher fetcher;

  /**
   * @param fetcher fetches; its limits should allow for the largest of the files
   */
  public ListedFiles(WebFetcher fetcher) {
    this.fetcher = fetcher;
  }

  List<FileList.Entry> list(String url) throws IOException {
    List<FileList.Entry> entries =
        FileList.entries(new String(fetch(url), StandardCharsets.UTF_8).lines().toList());
    if (entries.isEmpty()) {
      throw new IOException("no list of files: expected lines of size, MD5 and address");
    }
    return entries;
  }

  /** What the file is known by; the sum makes another version of it another file. */
  Path nameOf(FileList.Entry entry) {
    return Path.of(entry.md5() + "-" + entry.name());
  }

  /** Its bytes, known to be those of the list. */
  InputStream open(FileList.Entry entry) throws IOException {
    byte[] bytes = fetch(entry.url());
    if (bytes.length != entry.size() || !md5(bytes).equals(entry.md5())) {
      throw new IOException("not as the list says: size or MD5 differ; fetch it again");
    }
    return new ByteArrayInputStream(bytes);
  }

  private byte[] fetch(String url) throws IOException {
    FetchResult result;
    try {
      result = fetcher.fetch(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new IOException("no address: " + url, e);
    }
    if (result instanceof FetchResult.Fetched fetched) {
      return fetched.body();
    }
    throw new IOException(
        result instanceof FetchResult.Refused refused
            ? "not fetched (" + refused.reason() + "): " + refused.detail()
            : "not fetched");
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
