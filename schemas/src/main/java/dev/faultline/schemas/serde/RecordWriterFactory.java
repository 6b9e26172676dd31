package dev.faultline.schemas.serde;

import dev.faultline.schemas.registry.RegisteredSchema;
import dev.faultline.schemas.registry.RegistryRefusedException;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import dev.faultline.schemas.registry.UnknownSchemaException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Settles with the registry under which id, and in which schema, a class's records are written. */
final class RecordWriterFactory {

  private final SchemaRegistryClient registry;
  private final SerdeSettings settings;
  private final boolean key;

  RecordWriterFactory(SchemaRegistryClient registry, SerdeSettings settings, boolean key) {
    this.registry = registry;
    this.settings = settings;
    this.key = key;
  }

  RecordWriter writerFor(String topic, Class<? extends SpecificRecord> type, Schema own) {
    SpecificData data = SpecificData.getForClass(type);
    Schema shown = settings.removeJavaProperties() ? JavaProperties.removedFrom(own) : own;
    String subject = settings.naming().subject(topic, key, own);
    try {
      if (settings.autoRegister()) {
        return RecordWriter.own(registry.register(subject, shown), own, data);
      }
      if (settings.useLatest()) {
        return latest(registry.latest(subject), own, data);
      }
      return RecordWriter.own(registry.idOf(subject, shown), own, data);
    } catch (UnknownSchemaException unknown) {
      throw new RegistryRefusedException(
          unknown.getMessage()
              + "; register "
              + own.getFullName()
              + " under "
              + subject
              + " or set auto.register.schemas=true",
          unknown);
    }
  }

  private static RecordWriter latest(RegisteredSchema latest, Schema own, SpecificData data) {
    if (sameBytes(latest.schema(), own)) {
      return RecordWriter.own(latest.id(), own, data);
    }
    SchemaCompatibilityType type =
        SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own).getType();
    if (type != SchemaCompatibilityType.COMPATIBLE) {
      throw new RegistryRefusedException(
          "version "
              + latest.version()
              + " of subject "
              + latest.subject()
              + " cannot hold records of this program's "
              + own.getFullName());
    }
    return RecordWriter.converting(latest.id(), own, latest.schema(), data);
  }

  /** The canonical form leaves out what does not change the encoding: docs, defaults, aliases. */
  private static boolean sameBytes(Schema one, Schema other) {
    return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }
}
