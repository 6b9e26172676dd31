package dev.faultline.schemas.rights;

import java.util.Locale;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * One thing that a program must be allowed to do.
 *
 * @param program name of the program, such as {@code streams}
 * @param type kind of resource
 * @param pattern whether the name is a whole name or what names begin with
 * @param name of the resource; {@link #APPLICATION_ID} stands for the streams app's application id
 * @param operation what it does with the resource
 * @param why what for; a few words
 */
public record Right(
    String program,
    ResourceType type,
    PatternType pattern,
    String name,
    AclOperation operation,
    String why) {

  /** What the data file writes where the application id belongs. */
  public static final String APPLICATION_ID = "APPLICATION-ID";

  /** This right with the application id in its place. */
  Right of(String applicationId) {
    return new Right(
        program, type, pattern, name.replace(APPLICATION_ID, applicationId), operation, why);
  }

  /** Whether a resource of this kind is one that the right is about. */
  boolean covers(String resourceName) {
    return pattern == PatternType.PREFIXED
        ? resourceName.startsWith(name)
        : resourceName.equals(name);
  }

  /** For people, such as {@code Write on topic incidents}. */
  public String what() {
    return title(operation) + " on " + resource();
  }

  private String resource() {
    String kind = type.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (type) {
      case CLUSTER -> "the cluster";
      default -> pattern == PatternType.PREFIXED ? kind + "s " + name + "*" : kind + " " + name;
    };
  }

  /** The command of Kafka's that grants it; a user fills in address and principal. */
  public String command(String bootstrapServers) {
    String option =
        switch (type) {
          case TOPIC -> " --topic " + name;
          case GROUP -> " --group " + name;
          case TRANSACTIONAL_ID -> " --transactional-id " + name;
          default -> " --cluster";
        };
    return "kafka-acls --bootstrap-server "
        + bootstrapServers
        + " --add --allow-principal User:NAME --operation "
        + title(operation)
        + option
        + (pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "");
  }

  /** {@code DESCRIBE_CONFIGS} is {@code DescribeConfigs} in Kafka's tools. */
  private static String title(AclOperation operation) {
    StringBuilder title = new StringBuilder();
    for (String word : operation.name().split("_")) {
      title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return title.toString();
  }
}
