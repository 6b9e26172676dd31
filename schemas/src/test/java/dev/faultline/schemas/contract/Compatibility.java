package dev.faultline.schemas.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * FULL_TRANSITIVE: every version reads what every other wrote. Beyond Avro's own rules it also sees
 * what those let pass: a topic that is gone, a record that moved, a number whose unit changed.
 */
final class Compatibility {

  private Compatibility() {}

  /**
   * @return one line for each fault, with topic and place; empty when all is well
   */
  static List<String> faults(Contract now, List<Contract> released) {
    List<String> faults = new ArrayList<>();
    for (Contract old : released) {
      for (Map.Entry<String, Schema> entry : old.byTopic().entrySet()) {
        String where = entry.getKey() + " against " + old.version() + ": ";
        Schema schema = now.byTopic().get(entry.getKey());
        if (schema == null) {
          faults.add(where + "the topic is gone");
        } else {
          between(schema, entry.getValue()).forEach(fault -> faults.add(where + fault));
        }
      }
    }
    return faults;
  }

  private static List<String> between(Schema now, Schema old) {
    List<String> faults = new ArrayList<>();
    unreadable(now, old).forEach(fault -> faults.add("old records become unreadable: " + fault));
    unreadable(old, now).forEach(fault -> faults.add("old readers fail: " + fault));
    meanings("", now, old, faults, new HashSet<>());
    return faults;
  }

  private static List<String> unreadable(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(Compatibility::told)
        .toList();
  }

  private static String told(Incompatibility one) {
    return one.getType() + " at " + one.getLocation() + " (" + one.getMessage() + ")";
  }

  /** Walks what both have, by field name and by branch of a union. */
  private static void meanings(
      String at, Schema now, Schema old, List<String> faults, Set<String> seen) {
    if (!Objects.equals(logical(now), logical(old))) {
      faults.add("unit at " + at + " was " + logical(old) + ", is " + logical(now));
    }
    if (now.getType() != old.getType()) {
      return; // Avro's rules have judged that already
    }
    switch (now.getType()) {
      case RECORD -> {
        if (!now.getFullName().equals(old.getFullName())) {
          faults.add(
              "record at " + at + "/ was " + old.getFullName() + ", is " + now.getFullName());
        } else if (seen.add(now.getFullName())) {
          for (Schema.Field field : now.getFields()) {
            Schema.Field before = old.getField(field.name());
            if (before != null) {
              meanings(at + "/" + field.name(), field.schema(), before.schema(), faults, seen);
            }
          }
        }
      }
      case ARRAY ->
          meanings(at + "/items", now.getElementType(), old.getElementType(), faults, seen);
      case MAP -> meanings(at + "/values", now.getValueType(), old.getValueType(), faults, seen);
      case UNION -> {
        for (Schema branch : now.getTypes()) {
          Integer before = old.getIndexNamed(branch.getFullName());
          if (before != null) {
            meanings(at, branch, old.getTypes().get(before), faults, seen);
          }
        }
      }
      default -> {
        // nothing below it
      }
    }
  }

  private static String logical(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return type == null ? "plain" : type.getName();
  }
}
