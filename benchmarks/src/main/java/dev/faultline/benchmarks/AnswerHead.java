package dev.faultline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Status and headers of an HTTP answer, as far as a load generator needs them.
 *
 * @param length bytes of the head itself
 * @param contentLength bytes that follow it
 */
record AnswerHead(int status, int length, long contentLength) {
  private static final String LENGTH = "\r\ncontent-length:";
  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /**
   * Reads it.
   *
   * @return null while it is not here whole
   * @throws IOException for what is no answer with a length
   */
  static AnswerHead read(byte[] bytes) throws IOException {
    int end = end(bytes);
    if (end < 0) {
      return null;
    }
    String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    int at = head.indexOf(LENGTH);
    if (at < 0 || !head.startsWith("http/1.1 ")) {
      throw new IOException("no answer with a Content-Length: " + head);
    }
    int from = at + LENGTH.length();
    return new AnswerHead(
        Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3)),
        end,
        Long.parseLong(head.substring(from, head.indexOf('\r', from)).strip()));
  }

  /** Where the body begins; -1 while that is not known. */
  private static int end(byte[] bytes) {
    for (int i = 3; i < bytes.length; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }
}
