package dev.faultline.streams.doctor;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.RegisteredSchema;
import dev.faultline.schemas.registry.RegistryRefusedException;
import dev.faultline.schemas.registry.RegistryUnavailableException;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import dev.faultline.schemas.registry.UnknownSchemaException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.config.ConfigException;

/** Whether the schema registry answers, lets this user in, and knows the contract's schemas. */
final class RegistryCheck {
  private static final String REGISTRY = "registry";

  private final String addresses;
  private final Map<String, Object> properties;

  RegistryCheck(String addresses, Map<String, Object> properties) {
    this.addresses = addresses;
    this.properties = new HashMap<>(properties);
    this.properties.put("max.retries", "0");
  }

  List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    List<String> unregistered = new ArrayList<>();
    try {
      SchemaRegistryClient registry = SchemaRegistryClient.of(properties);
      for (Topics.Topic<?> topic : Topics.all()) {
        look(registry, topic, unregistered, findings);
      }
    } catch (ConfigException wrong) {
      return List.of(
          Finding.fault(REGISTRY, wrong.getMessage(), "mend the setting; see docs/settings.md"));
    } catch (RegistryUnavailableException down) {
      return List.of(
          Finding.fault(
              REGISTRY,
              down.getMessage(),
              "start the registry, or set schema-registry-url to where it is; the path belongs to"
                  + " it, such as http://HOST:8081 or http://HOST:8080/apis/ccompat/v7"));
    } catch (RegistryRefusedException refused) {
      return List.of(
          Finding.fault(
              REGISTRY,
              refused.getMessage(),
              "check kafka.basic.auth.credentials.source and kafka.basic.auth.user.info"));
    }
    if (!unregistered.isEmpty()) {
      String found = "not registered yet: " + String.join(", ", unregistered);
      findings.add(
          "false".equals(String.valueOf(properties.get("auto.register.schemas")))
              ? Finding.fault(
                  REGISTRY,
                  found,
                  "kafka.auto.register.schemas is false: register them, or let the programs do it")
              : Finding.ok(REGISTRY, found + "; the first program that writes registers them"));
    } else if (findings.isEmpty()) {
      findings.add(Finding.ok(REGISTRY, addresses + " knows every schema of the contract"));
    }
    return findings;
  }

  private static void look(
      SchemaRegistryClient registry,
      Topics.Topic<?> topic,
      List<String> unregistered,
      List<Finding> findings) {
    String subject = topic.name() + "-value";
    Schema ours = SpecificData.get().getSchema(topic.valueType());
    try {
      registry.idOf(subject, ours);
    } catch (UnknownSchemaException notRegistered) {
      try {
        compare(registry.latest(subject), ours, unregistered, findings);
      } catch (UnknownSchemaException nothing) {
        unregistered.add(subject);
      }
    }
  }

  private static void compare(
      RegisteredSchema latest, Schema ours, List<String> unregistered, List<Finding> findings) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(ours, latest.schema());
    if (result.getType() == SchemaCompatibilityType.COMPATIBLE) {
      unregistered.add(latest.subject());
    } else {
      findings.add(
          Finding.fault(
              REGISTRY,
              latest.subject()
                  + " version "
                  + latest.version()
                  + " holds another schema ("
                  + latest.schema().getFullName()
                  + ") that this version cannot read",
              "is it the registry of another system? use a registry or a context of its own, or"
                  + " run the version of Faultline that wrote it"));
    }
  }
}
