package dev.faultline.schemas.rights;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** The list of rights. */
public final class Rights {
  private static final List<Right> ALL = read();

  private Rights() {}

  /** Programs that the list knows. */
  public static List<String> programs() {
    return List.copyOf(new TreeSet<>(ALL.stream().map(Right::program).toList()));
  }

  /**
   * The rights of one program, in the order of the list.
   *
   * @param applicationId that of the streams app; other programs have none
   */
  public static List<Right> of(String program, String applicationId) {
    return ALL.stream()
        .filter(right -> right.program().equals(program))
        .map(right -> right.of(applicationId))
        .toList();
  }

  /**
   * What to tell a user whose program Kafka refused for want of rights.
   *
   * @param problem what was thrown
   * @param bootstrapServers for the command that grants the right
   * @return a clause that names each right and how it is granted; empty when the problem is another
   */
  public static Optional<String> explain(
      Throwable problem, String program, String applicationId, String bootstrapServers) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthorizationException) {
        List<Right> concerned =
            concerned((AuthorizationException) cause, of(program, applicationId));
        return Optional.of(
            concerned.isEmpty()
                ? "this user lacks a right: " + cause.getMessage()
                : lacking(concerned, bootstrapServers));
      }
    }
    return Optional.empty();
  }

  /** A clause that names rights that are lacking and how each is granted. */
  public static String lacking(List<Right> rights, String bootstrapServers) {
    return "this user lacks "
        + rights.stream()
            .map(
                right ->
                    right.what()
                        + " ("
                        + right.why()
                        + "); grant it: "
                        + right.command(bootstrapServers))
            .collect(Collectors.joining("; and "));
  }

  private static List<Right> concerned(AuthorizationException refused, List<Right> rights) {
    if (refused instanceof TopicAuthorizationException topics) {
      return rights.stream()
          .filter(right -> right.type() == ResourceType.TOPIC)
          .filter(right -> topics.unauthorizedTopics().stream().anyMatch(right::covers))
          .toList();
    }
    ResourceType type =
        refused instanceof GroupAuthorizationException
            ? ResourceType.GROUP
            : refused instanceof TransactionalIdAuthorizationException
                ? ResourceType.TRANSACTIONAL_ID
                : ResourceType.CLUSTER;
    return rights.stream().filter(right -> right.type() == type).toList();
  }

  private static List<Right> read() {
    try (InputStream in = Rights.class.getResourceAsStream("rights.tsv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(
              cells ->
                  new Right(
                      cells[0],
                      ResourceType.valueOf(cells[1]),
                      PatternType.valueOf(cells[2]),
                      cells[3],
                      AclOperation.valueOf(cells[4]),
                      cells[5]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
