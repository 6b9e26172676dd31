package dev.faultline.schemas.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.Schema;

/**
 * A registry within this JVM, for tests that need no server: {@code
 * schema.registry.url=mock://scope}. All who name the same scope see the same schemas, until {@link
 * #drop}. It accepts every schema: compatibility is the contract test's business.
 */
public final class InMemoryRegistry implements SchemaRegistryClient {

  private static final ConcurrentMap<String, InMemoryRegistry> SCOPES = new ConcurrentHashMap<>();

  private final String scope;
  private final List<Schema> byId = new ArrayList<>();
  private final Map<String, List<Integer>> versions = new HashMap<>();

  private InMemoryRegistry(String scope) {
    this.scope = scope;
  }

  /** The registry of a scope, made when first named. */
  public static InMemoryRegistry ofScope(String scope) {
    return SCOPES.computeIfAbsent(scope, InMemoryRegistry::new);
  }

  /** Forgets a scope; who holds its registry keeps it. */
  public static void drop(String scope) {
    SCOPES.remove(scope);
  }

  @Override
  public synchronized Schema schemaById(int id) {
    if (id < 1 || id > byId.size()) {
      throw new UnknownSchemaException(
          "schema id " + id + " is unknown to the schema registry (mock://" + scope + ")");
    }
    return byId.get(id - 1);
  }

  @Override
  public synchronized int register(String subject, Schema schema) {
    int id = byId.indexOf(schema) + 1;
    if (id == 0) {
      byId.add(schema);
      id = byId.size();
    }
    List<Integer> ids = versions.computeIfAbsent(subject, any -> new ArrayList<>());
    if (!ids.contains(id)) {
      ids.add(id);
    }
    return id;
  }

  @Override
  public synchronized int idOf(String subject, Schema schema) {
    int id = byId.indexOf(schema) + 1;
    if (!versions.getOrDefault(subject, List.of()).contains(id)) {
      throw new UnknownSchemaException(
          "schema " + schema.getFullName() + " is not registered under subject " + subject);
    }
    return id;
  }

  @Override
  public synchronized RegisteredSchema latest(String subject) {
    List<Integer> ids = versions.get(subject);
    if (ids == null) {
      throw new UnknownSchemaException("subject " + subject + " is unknown (mock://" + scope + ")");
    }
    int id = ids.get(ids.size() - 1);
    return new RegisteredSchema(subject, ids.size(), id, byId.get(id - 1));
  }
}
