package dev.faultline.schemas.registry;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * Asks for every id and every schema once. Threads that want the same thing at once share one
 * request. What the registry does not know is remembered for a short while only, since it may be
 * registered any moment, yet a flood of garbage must not become a flood of requests. A registry
 * that was unreachable is not remembered.
 */
final class CachingRegistry implements SchemaRegistryClient {

  /** Garbage ids are endless; remembering the latest few thousand bounds the memory. */
  private static final int MOST_UNKNOWN_IDS = 4_096;

  private final SchemaRegistryClient registry;
  private final long unknownTtlNanos;
  private final SharedRequests<Integer, Schema> byId = new SharedRequests<>();
  private final SharedRequests<SubjectSchema, Integer> registered = new SharedRequests<>();
  private final SharedRequests<SubjectSchema, Integer> lookedUp = new SharedRequests<>();
  private final Map<Integer, Unknown> unknownIds =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Unknown> eldest) {
              return size() > MOST_UNKNOWN_IDS;
            }
          });

  CachingRegistry(SchemaRegistryClient registry, Duration unknownTtl) {
    this.registry = registry;
    this.unknownTtlNanos = unknownTtl.toNanos();
  }

  @Override
  public Schema schemaById(int id) {
    Schema known = byId.known(id);
    if (known != null) {
      return known;
    }
    Unknown unknown = unknownIds.get(id);
    if (unknown != null) {
      if (System.nanoTime() - unknown.sinceNanos() < unknownTtlNanos) {
        throw new UnknownSchemaException(unknown.message());
      }
      unknownIds.remove(id, unknown);
    }
    return byId.get(id, this::askById);
  }

  private Schema askById(int id) {
    try {
      return registry.schemaById(id);
    } catch (UnknownSchemaException unknown) {
      unknownIds.put(id, new Unknown(unknown.getMessage(), System.nanoTime()));
      throw unknown;
    }
  }

  @Override
  public int register(String subject, Schema schema) {
    return registered.get(
        new SubjectSchema(subject, schema), key -> registry.register(subject, schema));
  }

  @Override
  public int idOf(String subject, Schema schema) {
    return lookedUp.get(new SubjectSchema(subject, schema), key -> registry.idOf(subject, schema));
  }

  @Override
  public RegisteredSchema latest(String subject) {
    return registry.latest(subject);
  }

  private record SubjectSchema(String subject, Schema schema) {}

  private record Unknown(String message, long sinceNanos) {}
}
