package dev.faultline.streams.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A whole answer, ready to be sent, and to be kept and sent again. */
final class Answer {
  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";
  private static final int WORTH_PACKING = 1024;

  private final int status;
  private final String type;
  private final Body body;
  private final Map<String, String> headers;
  private final Passages passages;

  private Answer(
      int status, String type, Body body, Map<String, String> headers, Passages passages) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.headers = headers;
    this.passages = passages;
  }

  static Answer of(int status, String type, byte[] body) {
    return of(status, type, ByteBuffer.wrap(body));
  }

  /** The same of bytes that stay what they are. */
  static Answer of(int status, String type, ByteBuffer body) {
    return new Answer(status, type, new Body(body), Map.of(), Passages.NONE);
  }

  /**
   * A success that was made before, whose bytes are borrowed.
   *
   * @param packed the body in gzip; null where it is to be made when it is asked for
   * @param release to be run once nobody reads the bytes any more
   */
  static Answer kept(
      String type,
      Map<String, String> headers,
      String tag,
      ByteBuffer body,
      ByteBuffer packed,
      Passages passages,
      Runnable release) {
    return new Answer(200, type, new Body(body, tag, packed, release), headers, passages);
  }

  /** A value as JSON. */
  static Answer json(Object value) {
    return of(200, JSON, Json.bytes(value));
  }

  static Answer text(String type, String text) {
    return of(200, type, text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer problem(int status, String title, String detail, String instance) {
    Answer answer =
        of(
            status,
            PROBLEM,
            Json.bytes(new Problem("about:blank", title, status, detail, instance)));
    return status == 503 ? answer.with("Retry-After", "1") : answer;
  }

  /** The same with one header more. */
  Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, type, body, more, passages);
  }

  /** The same, with where parts of it stand. */
  Answer with(Passages some) {
    return new Answer(status, type, body, headers, some);
  }

  /** Sends the caller to another address. */
  Answer elsewhere(String address) {
    return new Answer(302, type, body, Map.of("Location", address), passages);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  /** The body, to be read once. */
  ByteBuffer body() {
    return body.plain.duplicate();
  }

  /** Says that its bytes are not read any more; what was borrowed may be written over then. */
  void release() {
    body.release.run();
  }

  Map<String, String> headers() {
    return headers;
  }

  /** Where parts of it stand that the next answer may take over. */
  Passages passages() {
    return passages;
  }

  /** Changes when the body does. */
  String tag() {
    return body.tag;
  }

  /** The body in gzip; null when that is not worth it. */
  ByteBuffer packed() {
    ByteBuffer packed = body.packed();
    return packed == null ? null : packed.duplicate();
  }

  /** What is sent, and what is made of it once, whatever headers go with it. */
  private static final class Body {
    final ByteBuffer plain;
    final String tag;
    final Runnable release;
    private ByteBuffer packed;

    Body(ByteBuffer plain) {
      this(plain, tag(plain), null, () -> {});
    }

    Body(ByteBuffer plain, String tag, ByteBuffer packed, Runnable release) {
      this.plain = plain;
      this.tag = tag;
      this.packed = packed;
      this.release = release;
    }

    private static String tag(ByteBuffer plain) {
      CRC32C sum = new CRC32C();
      sum.update(plain.duplicate());
      return "W/\"" + Long.toHexString(sum.getValue()) + "-" + plain.remaining() + "\"";
    }

    synchronized ByteBuffer packed() {
      int length = plain.remaining();
      if (packed == null && length >= WORTH_PACKING) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length / 4);
        try (GZIPOutputStream gzip = new Gzip(out)) {
          gzip.write(plain.array(), plain.arrayOffset() + plain.position(), length);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        packed = ByteBuffer.wrap(out.toByteArray());
      }
      return packed;
    }
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(ByteArrayOutputStream out) throws IOException {
      super(out, 4096);
      def.setLevel(Deflater.DEFAULT_COMPRESSION);
    }
  }
}
