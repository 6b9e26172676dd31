package dev.faultline.schemas.rights;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Asks a cluster which of the listed rights this connection lacks. Changes nothing. What the
 * cluster does not tell, such as what may be done with a topic that does not exist yet, counts as
 * allowed.
 */
public final class RightsCheck {
  private final Admin admin;
  private final Duration timeout;

  /**
   * @param timeout most that one answer may take
   */
  public RightsCheck(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Rights that are lacking, in the order given.
   *
   * @param probe names of topics and such that stand for a prefix: of a right on all names that
   *     begin with {@code x-}, those of these that begin so are asked for
   * @throws KafkaException when the cluster does not answer or does not know this user
   */
  public List<Right> lacking(List<Right> rights, Collection<String> probe) {
    Map<String, Set<AclOperation>> topics = topics(rights, probe);
    List<Right> lacking = new ArrayList<>();
    for (Right right : rights) {
      boolean allowed =
          switch (right.type()) {
            case TOPIC -> topicAllowed(right, topics);
            case GROUP -> groupAllowed(right);
            case TRANSACTIONAL_ID -> transactionsAllowed(right);
            default -> clusterAllowed(right);
          };
      if (!allowed) {
        lacking.add(right);
      }
    }
    return lacking;
  }

  /** What may be done with each topic; topics that do not exist are not in the map. */
  private Map<String, Set<AclOperation>> topics(List<Right> rights, Collection<String> probe) {
    List<String> names = new ArrayList<>(probe);
    rights.stream()
        .filter(right -> right.type() == ResourceType.TOPIC)
        .filter(right -> right.pattern() == PatternType.LITERAL)
        .map(Right::name)
        .forEach(names::add);
    var described =
        admin.describeTopics(names, new DescribeTopicsOptions().includeAuthorizedOperations(true));
    Map<String, Set<AclOperation>> allowed = new HashMap<>();
    described
        .topicNameValues()
        .forEach(
            (name, answer) -> {
              try {
                Set<AclOperation> operations = await(answer).authorizedOperations();
                if (operations != null) {
                  allowed.put(name, operations);
                }
              } catch (AuthorizationException none) {
                allowed.put(name, Set.of());
              } catch (org.apache.kafka.common.errors.UnknownTopicOrPartitionException missing) {
                // it cannot be told
              }
            });
    return allowed;
  }

  private boolean topicAllowed(Right right, Map<String, Set<AclOperation>> topics) {
    List<String> names =
        right.pattern() == PatternType.LITERAL
            ? List.of(right.name())
            : topics.keySet().stream().filter(name -> name.startsWith(right.name())).toList();
    if (right.operation() == AclOperation.CREATE) {
      boolean exists =
          names.stream().anyMatch(name -> !topics.getOrDefault(name, Set.of()).isEmpty());
      return exists || creationAllowed(right);
    }
    return names.stream()
        .filter(topics::containsKey)
        .allMatch(name -> topics.get(name).contains(right.operation()));
  }

  private boolean creationAllowed(Right right) {
    String name = right.pattern() == PatternType.PREFIXED ? right.name() + "probe" : right.name();
    try {
      await(
          admin
              .createTopics(
                  List.of(new NewTopic(name, 1, (short) -1)),
                  new CreateTopicsOptions().validateOnly(true))
              .all());
      return true;
    } catch (AuthorizationException forbidden) {
      return false;
    } catch (KafkaException other) {
      if (other instanceof TimeoutException) {
        throw other;
      }
      return true; // allowed, and wrong for another reason, which the creation itself will tell
    }
  }

  private boolean groupAllowed(Right right) {
    try {
      Set<AclOperation> operations =
          await(
                  admin
                      .describeConsumerGroups(
                          List.of(right.name()),
                          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                      .describedGroups()
                      .get(right.name()))
              .authorizedOperations();
      return operations == null || operations.contains(right.operation());
    } catch (AuthorizationException forbidden) {
      return false;
    } catch (org.apache.kafka.common.errors.GroupIdNotFoundException notYet) {
      return true;
    }
  }

  private boolean transactionsAllowed(Right right) {
    String id = right.pattern() == PatternType.PREFIXED ? right.name() + "probe" : right.name();
    try {
      await(admin.describeTransactions(List.of(id)).description(id));
      return true;
    } catch (AuthorizationException forbidden) {
      return false;
    } catch (org.apache.kafka.common.errors.TransactionalIdNotFoundException notYet) {
      return true;
    }
  }

  private boolean clusterAllowed(Right right) {
    Set<AclOperation> operations =
        await(
            admin
                .describeCluster(
                    new org.apache.kafka.clients.admin.DescribeClusterOptions()
                        .includeAuthorizedOperations(true))
                .authorizedOperations());
    return operations == null || operations.contains(right.operation());
  }

  private <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException slow) {
      throw new TimeoutException("no answer within " + timeout.toSeconds() + " s", slow);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof KafkaException known) {
        throw known;
      }
      throw new KafkaException(failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
