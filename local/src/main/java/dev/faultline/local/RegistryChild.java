package dev.faultline.local;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

/**
 * Main class of the registry's process: runs the registry, and ends when its parent does. The
 * parent holds the other end of standard input, which closes even if the parent is killed.
 */
final class RegistryChild {
  private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";
  private static final long MILLIS_TO_STOP = 5_000;

  private RegistryChild() {}

  public static void main(String[] arguments) throws Exception {
    Thread watcher = new Thread(RegistryChild::endWithParent, "parent-watcher");
    watcher.setDaemon(true);
    watcher.start();
    try {
      Class.forName(REGISTRY_MAIN)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException failure) {
      failure.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nothing is ever written; the end is the message
      }
    } catch (IOException e) {
      // a broken pipe is an end too
    }
    Thread deadline =
        new Thread(
            () -> {
              try {
                Thread.sleep(MILLIS_TO_STOP);
              } catch (InterruptedException e) {
                // halt at once
              }
              Runtime.getRuntime().halt(1);
            },
            "stop-deadline");
    deadline.setDaemon(true);
    deadline.start();
    System.exit(0);
  }
}
