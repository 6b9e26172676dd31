package dev.faultline.producer.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bytes as text: UTF-8, else Windows-1252, which western newsrooms and old exports use.
 *
 * @param text the text, without byte order mark
 * @param note remark when the bytes were not UTF-8
 */
record DecodedText(String text, Optional<String> note) {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

  static DecodedText of(byte[] bytes, int offset, int length) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes, offset, length))
              .toString();
      return new DecodedText(withoutMark(text), Optional.empty());
    } catch (CharacterCodingException notUtf8) {
      String text = new String(bytes, offset, length, WINDOWS_1252);
      return new DecodedText(
          text,
          Optional.of(
              "the text is not UTF-8; it was read as Windows-1252. Save it as UTF-8 if"
                  + " letters look wrong"));
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
