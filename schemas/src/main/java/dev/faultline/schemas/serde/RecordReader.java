package dev.faultline.schemas.serde;

import dev.faultline.schemas.AvroTrust;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SystemLimitException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.FastReaderBuilder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Decodes the records of one writer's schema into one class. The way from one to the other is
 * worked out once; after that a record costs no look-up and no reflection. Safe between threads.
 */
final class RecordReader<T extends SpecificRecord> {

  private static final ThreadLocal<BinaryDecoder> DECODER = new ThreadLocal<>();

  private final Class<T> type;
  private final DatumReader<T> reader;

  private RecordReader(Class<T> type, DatumReader<T> reader) {
    this.type = type;
    this.reader = reader;
  }

  /**
   * @param type null for the class that the writer's schema names
   * @throws SerializationException when records of the schema cannot be read as the class
   */
  static <T extends SpecificRecord> RecordReader<T> of(
      String what, int id, Schema writer, Class<T> type) {
    Class<T> target = type != null ? type : named(what, id, writer);
    AvroTrust.trustPackageOf(target);
    SpecificData data = SpecificData.getForClass(target);
    Schema own = data.getSchema(target);
    SchemaCompatibility.SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(own, writer);
    if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          String.format(
              "%s has schema id %d (%s), which cannot be read as %s: %s",
              what,
              id,
              writer.getFullName(),
              own.getFullName(),
              pair.getResult().getIncompatibilities().stream()
                  .map(one -> one.getLocation() + " " + one.getMessage())
                  .toList()));
    }
    try {
      // Built here and not on first use, so that threads get it whole.
      return new RecordReader<>(target, new FastReaderBuilder(data).createDatumReader(writer, own));
    } catch (IOException | AvroRuntimeException | SecurityException unusable) {
      throw new SerializationException(
          what + " has schema id " + id + ", which cannot be read as " + own.getFullName(),
          unusable);
    }
  }

  @SuppressWarnings("unchecked") // checked by the condition: only generated classes pass
  private static <T extends SpecificRecord> Class<T> named(String what, int id, Schema writer) {
    Class<?> named = null;
    try {
      named = writer.getType() == Schema.Type.RECORD ? SpecificData.get().getClass(writer) : null;
    } catch (SecurityException untrusted) {
      // A registry must not choose classes outside the contract; told below.
    }
    if (named == null || !SpecificRecord.class.isAssignableFrom(named)) {
      throw new SerializationException(
          what
              + " has schema id "
              + id
              + " ("
              + writer.getFullName()
              + "), for which this program"
              + " has no class");
    }
    return (Class<T>) named;
  }

  String typeName() {
    return type.getSimpleName();
  }

  /**
   * @throws IOException when bytes are missing or left over; broken ones may also give any
   *     RuntimeException
   */
  T read(byte[] frame) throws IOException {
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                frame, WireFormat.HEADER, frame.length - WireFormat.HEADER, DECODER.get());
    DECODER.set(decoder);
    // Bounds what a few bytes can claim to hold: arrays of nothing have no natural limit.
    SystemLimitException.beginCollectionAllocationScope();
    try {
      T value = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IOException("bytes are left over after the record");
      }
      return value;
    } finally {
      SystemLimitException.endCollectionAllocationScope();
    }
  }
}
