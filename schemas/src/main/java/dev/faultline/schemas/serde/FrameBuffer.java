package dev.faultline.schemas.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;

/** A thread's buffer and encoder, kept from record to record. */
final class FrameBuffer {

  /** A single giant record must not leave its buffer behind in every thread. */
  private static final int LARGEST_KEPT_BYTES = 1 << 20;

  private static final ThreadLocal<FrameBuffer> OF_THREAD =
      ThreadLocal.withInitial(FrameBuffer::new);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1_024);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

  private FrameBuffer() {}

  static FrameBuffer ofThread() {
    return OF_THREAD.get();
  }

  <D> byte[] frame(int id, DatumWriter<D> writer, D value) throws IOException {
    boolean written = false;
    try {
      out.reset();
      out.write(WireFormat.MAGIC);
      out.write(id >>> 24);
      out.write(id >>> 16);
      out.write(id >>> 8);
      out.write(id);
      writer.write(value, encoder);
      encoder.flush();
      written = true;
      return out.toByteArray();
    } finally {
      // After a failure the encoder holds half a record.
      if (!written || out.size() > LARGEST_KEPT_BYTES) {
        OF_THREAD.remove();
      }
    }
  }
}
