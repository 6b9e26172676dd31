package dev.faultline.schemas.serde;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** The five bytes before the record. */
final class WireFormat {

  static final byte MAGIC = 0;

  /** Bytes before the Avro data. */
  static final int HEADER = 5;

  private WireFormat() {}

  /**
   * The schema id of a frame.
   *
   * @throws SerializationException when the bytes are not a frame
   */
  static int schemaId(String topic, byte[] frame) {
    if (frame.length < HEADER) {
      throw new SerializationException(
          "record of "
              + topic
              + " has "
              + frame.length
              + " bytes; too short for Confluent's wire format");
    }
    if (frame[0] != MAGIC) {
      throw new SerializationException(
          String.format(
              "record of %s begins with byte 0x%02x instead of 0x00; not in Confluent's wire format",
              topic, frame[0]));
    }
    return ByteBuffer.wrap(frame, 1, Integer.BYTES).getInt();
  }
}
