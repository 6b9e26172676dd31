package dev.faultline.schemas.serde;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Encodes the records of one class for one topic. Safe between threads. */
interface RecordWriter {

  /** The record with its header, ready to send. */
  byte[] frame(SpecificRecord value) throws IOException;

  /** Writes in the class's own schema. */
  static RecordWriter own(int id, Schema own, SpecificData data) {
    DatumWriter<SpecificRecord> writer = new SpecificDatumWriter<>(own, data);
    return value -> FrameBuffer.ofThread().frame(id, writer, value);
  }

  /**
   * Writes in another schema. By way of a generic record, since a generated class knows its fields
   * by position only, and the other schema may have them elsewhere.
   */
  static RecordWriter converting(int id, Schema own, Schema target, SpecificData data) {
    DatumWriter<SpecificRecord> ownWriter = new SpecificDatumWriter<>(own, data);
    DatumWriter<Object> targetWriter = new GenericDatumWriter<>(target);
    return value -> {
      byte[] bytes = FrameBuffer.ofThread().frame(id, ownWriter, value);
      Object generic =
          new GenericDatumReader<>(own, target)
              .read(
                  null,
                  DecoderFactory.get()
                      .binaryDecoder(
                          bytes, WireFormat.HEADER, bytes.length - WireFormat.HEADER, null));
      return FrameBuffer.ofThread().frame(id, targetWriter, generic);
    };
  }
}
