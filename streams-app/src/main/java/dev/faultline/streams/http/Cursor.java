package dev.faultline.streams.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended: opaque to callers. Later pages are of the same instant, so that no
 * pair is skipped or seen twice because its tension has fallen in between.
 *
 * @param asOf instant of the list, ms
 * @param last last row of the page before
 */
record Cursor(long asOf, PairOrder.Key last) {

  static Cursor read(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 3);
      return new Cursor(
          Long.parseLong(parts[0]),
          new PairOrder.Key(Double.longBitsToDouble(Long.parseLong(parts[1])), parts[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Parameters.bad("cursor", text, "the value of 'next' of the page before");
    }
  }

  @Override
  public String toString() {
    String text = asOf + " " + Double.doubleToRawLongBits(last.value()) + " " + last.pair();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
