package dev.faultline.schemas.registry;

import java.util.Map;
import org.apache.avro.Schema;

/**
 * What reader and writer of records ask of a schema registry. Safe between threads.
 *
 * <p>Every method throws {@link RegistryUnavailableException} when no address answers, and {@link
 * RegistryRefusedException} when the registry rejects credentials or request.
 */
public interface SchemaRegistryClient {

  /**
   * The schema that a record's id stands for, with its references resolved.
   *
   * @throws UnknownSchemaException when the registry has no Avro schema of that id
   */
  Schema schemaById(int id);

  /**
   * Makes the schema a version of the subject, unless it already is one.
   *
   * @return its id
   * @throws RegistryRefusedException when the schema is not compatible with the subject's versions
   */
  int register(String subject, Schema schema);

  /**
   * The id of a schema that was registered before.
   *
   * @throws UnknownSchemaException when the subject has no such version
   */
  int idOf(String subject, Schema schema);

  /**
   * The newest version of a subject, as it is now.
   *
   * @throws UnknownSchemaException when there is no such subject
   */
  RegisteredSchema latest(String subject);

  /**
   * The registry that these properties name, by Confluent's names; see {@link RegistrySettings}. An
   * address such as {@code mock://scope} gives the in-memory registry of that scope.
   *
   * @throws org.apache.kafka.common.config.ConfigException when a property is missing or wrong
   */
  static SchemaRegistryClient of(Map<String, ?> properties) {
    RegistrySettings settings = RegistrySettings.from(properties);
    if (settings.inMemoryScope().isPresent()) {
      return InMemoryRegistry.ofScope(settings.inMemoryScope().get());
    }
    return new CachingRegistry(
        new ConfluentRegistry(new RegistryHttp(settings), settings.normalizeSchemas()),
        settings.missingIdTtl());
  }
}
