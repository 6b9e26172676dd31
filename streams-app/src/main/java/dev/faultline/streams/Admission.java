package dev.faultline.streams;

import dev.faultline.schemas.rights.Right;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.rights.RightsCheck;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import dev.faultline.streams.topology.StoreNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka before the start whether the app may do all that it will have to do, so that it does
 * not fail in the middle, and says what is lacking. A cluster that does not answer stops nothing:
 * the app waits for it.
 */
final class Admission {
  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final KafkaOptions kafka;
  private final String applicationId;
  private final List<Right> needed;

  /**
   * @param webhook whether alerts are sent on
   */
  Admission(KafkaOptions kafka, String applicationId, boolean webhook) {
    this.kafka = kafka;
    this.applicationId = applicationId;
    this.needed = new ArrayList<>(Rights.of("streams", applicationId));
    if (webhook) {
      needed.addAll(Rights.of("webhook", applicationId));
    }
  }

  /**
   * @throws Refusal when the cluster knows this user and does not allow enough, or does not know it
   */
  void require() {
    Admin admin = Admin.create(kafka.forAdmin(Map.of()));
    List<Right> lacking;
    try {
      lacking =
          new RightsCheck(admin, LIMIT)
              .lacking(needed, List.of(applicationId + "-" + StoreNames.ARTICLES + "-changelog"));
    } catch (AuthenticationException unknown) {
      throw new Refusal(
          ExitCode.FAILED,
          "Kafka at "
              + kafka.bootstrapServers()
              + " does not let this user in ("
              + unknown.getMessage()
              + "); check kafka.sasl.jaas.config, kafka.sasl.mechanism and kafka.ssl.*,"
              + " or ask './faultline doctor'",
          unknown);
    } catch (KafkaException untold) {
      LOG.warn("Rights are not checked: {}", untold.getMessage());
      return;
    } finally {
      admin.close(Duration.ZERO);
    }
    if (!lacking.isEmpty()) {
      throw new Refusal(ExitCode.FAILED, Rights.lacking(lacking, kafka.bootstrapServers()));
    }
  }
}
