package dev.faultline.streams.doctor;

import dev.faultline.schemas.rights.Right;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.rights.RightsCheck;
import dev.faultline.streams.topology.StoreNames;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** What the user of this connection may not do, though a program needs it. */
final class RightsFindings {
  private static final String RIGHTS = "rights";

  private final String program;
  private final String applicationId;
  private final String bootstrapServers;
  private final Answers answers;

  RightsFindings(String program, String applicationId, String bootstrapServers, Answers answers) {
    this.program = program;
    this.applicationId = applicationId;
    this.bootstrapServers = bootstrapServers;
    this.answers = answers;
  }

  List<Finding> look(Admin admin) {
    List<Right> needed = Rights.of(program, applicationId);
    List<Right> lacking;
    try {
      lacking =
          new RightsCheck(admin, answers.limit())
              .lacking(needed, List.of(applicationId + "-" + StoreNames.ARTICLES + "-changelog"));
    } catch (KafkaException refused) {
      return List.of(Finding.note(RIGHTS, "cannot be told: " + refused.getMessage(), ""));
    }
    if (lacking.isEmpty()) {
      return List.of(Finding.ok(RIGHTS, "this user has all " + needed.size() + " of " + program));
    }
    return lacking.stream()
        .map(
            right ->
                Finding.fault(
                    RIGHTS,
                    program + " needs " + right.what() + " (" + right.why() + ")",
                    right.command(bootstrapServers)))
        .toList();
  }
}
