package dev.faultline.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;

/** Records with every field filled at random. */
final class RandomRecords {

  private RandomRecords() {}

  /** Avro data of one record of the schema; the same seed gives the same bytes. */
  static byte[] bytes(Schema schema, long seed) {
    Object record = new RandomData(schema, 1, seed).iterator().next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(schema).write(record, encoder);
      encoder.flush();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toByteArray();
  }

  /** The same behind the header of the wire format. */
  static byte[] frame(int id, byte[] avro) {
    byte[] frame = new byte[avro.length + 5];
    frame[1] = (byte) (id >>> 24);
    frame[2] = (byte) (id >>> 16);
    frame[3] = (byte) (id >>> 8);
    frame[4] = (byte) id;
    System.arraycopy(avro, 0, frame, 5, avro.length);
    return frame;
  }
}
