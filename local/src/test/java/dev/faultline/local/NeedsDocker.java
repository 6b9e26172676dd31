package dev.faultline.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/** A test in containers: skipped, saying so and why, where they cannot run. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsDocker.Condition.class)
@interface NeedsDocker {

  /** Image that the test cannot do without. */
  String image();

  /** Looks for an engine and the image. */
  final class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String image = context.getRequiredTestClass().getAnnotation(NeedsDocker.class).image();
      try {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
          return skipped(context, "no Docker engine answers; docker/ensure-docker can start one");
        }
      } catch (Exception noHost) {
        return skipped(
            context,
            "the host of the Docker engine was not found ("
                + noHost.getMessage()
                + "); where its ports are published on this machine, set"
                + " TESTCONTAINERS_HOST_OVERRIDE=localhost");
      }
      try {
        new RemoteDockerImage(DockerImageName.parse(image)).get();
      } catch (Exception unobtainable) {
        return skipped(
            context,
            image + " cannot be pulled; docker/stand-ins/build makes a stand-in of that name");
      }
      return ConditionEvaluationResult.enabled("Docker answers and has " + image);
    }

    private static ConditionEvaluationResult skipped(ExtensionContext context, String why) {
      System.err.println("\n!! SKIPPED: " + context.getDisplayName() + ": " + why + "\n");
      return ConditionEvaluationResult.disabled(why);
    }
  }
}
