package dev.faultline.benchmarks.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What goes wrong. Each fault begins and, some seconds later, is over; the pipeline must recover.
 */
enum Fault {
  /** Nothing; what the others are compared with. */
  NONE("none", 0) {
    @Override
    void begin(Site site, Load load, int attempt) {}
  },

  /** An instance is killed at once and started again by its supervisor. */
  INSTANCE_KILLED("instance killed", 0) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.killInstance(attempt % Site.INSTANCES);
      site.keepInstance(attempt % Site.INSTANCES);
    }
  },

  /** Both instances are killed at once. */
  INSTANCES_KILLED("both instances killed", 5) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      for (int i = 0; i < Site.INSTANCES; i++) {
        site.killInstance(i);
      }
    }

    @Override
    void end(Site site, Load load, int attempt) {
      for (int i = 0; i < Site.INSTANCES; i++) {
        site.keepInstance(i);
      }
    }
  },

  /**
   * An instance stands still for longer than its session lasts, and then goes on as if nothing was.
   */
  INSTANCE_PAUSED("instance paused 12 s", 12) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.signalInstance(attempt % Site.INSTANCES, "STOP");
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.signalInstance(attempt % Site.INSTANCES, "CONT");
    }
  },

  /** An instance gets a fifth of its time. */
  INSTANCE_SLOW("instance slowed to a fifth", 10) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      for (int i = 0; i < 10; i++) {
        site.signalInstance(attempt % Site.INSTANCES, "STOP");
        Thread.sleep(800);
        site.signalInstance(attempt % Site.INSTANCES, "CONT");
        Thread.sleep(200);
      }
    }
  },

  /** A broker is killed at once and started again. */
  BROKER_KILLED("broker killed", 5) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.killBroker(attempt % Site.BROKERS);
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.startBroker(attempt % Site.BROKERS);
    }
  },

  /** All brokers are killed at once, and started again. */
  BROKERS_KILLED("all brokers killed", 3) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      for (int i = 0; i < Site.BROKERS; i++) {
        site.killBroker(i);
      }
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.startBrokers();
    }
  },

  /** A broker stands still, so that its copies are taken for dead, and then goes on. */
  BROKER_PAUSED("broker paused 12 s", 12) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.signalBroker(attempt % Site.BROKERS, "STOP");
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.signalBroker(attempt % Site.BROKERS, "CONT");
    }
  },

  /** The registry is killed while an instance starts, which has no schema yet. */
  REGISTRY_KILLED("registry killed, instance restarted", 8) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.killRegistry();
      site.killInstance(attempt % Site.INSTANCES);
      site.keepInstance(attempt % Site.INSTANCES);
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.startRegistry();
      site.awaitRegistry();
    }
  },

  /** The registry accepts connections and says nothing. */
  REGISTRY_PAUSED("registry paused 12 s", 12) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.signalRegistry("STOP");
    }

    @Override
    void end(Site site, Load load, int attempt) throws Exception {
      site.signalRegistry("CONT");
    }
  },

  /** Records among the others that nobody can read. */
  POISON("60 poison records", 0) {
    @Override
    void begin(Site site, Load load, int attempt) {
      load.poison(60);
    }
  },

  /** The disk of an instance's state is full for a while; it ends, and is started again. */
  DISK_FULL("state disk full 10 s", 10) {
    @Override
    boolean possible(Site site) {
      return site.hasSmallDisk();
    }

    @Override
    void begin(Site site, Load load, int attempt) throws IOException {
      try (OutputStream out = Files.newOutputStream(filler(site))) {
        byte[] block = new byte[1 << 16];
        while (true) {
          out.write(block);
        }
      } catch (IOException full) {
        // as wanted
      }
    }

    @Override
    void end(Site site, Load load, int attempt) throws IOException {
      Files.delete(filler(site));
    }

    private Path filler(Site site) {
      return site.state(0).resolveSibling("filler");
    }
  },

  /** The clock of an instance is two hours ahead, then two behind, then right. */
  CLOCK_JUMPS("clock +2 h, -2 h", 4) {
    @Override
    void begin(Site site, Load load, int attempt) throws Exception {
      site.setClock(attempt % Site.INSTANCES, 7_200);
      Thread.sleep(4_000);
      site.setClock(attempt % Site.INSTANCES, -7_200);
    }

    @Override
    void end(Site site, Load load, int attempt) throws IOException {
      site.setClock(attempt % Site.INSTANCES, 0);
    }
  };

  private final String label;
  private final int seconds;

  Fault(String label, int seconds) {
    this.label = label;
    this.seconds = seconds;
  }

  /** For people. */
  String label() {
    return label;
  }

  /** How it is named on the command line. */
  String option() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /** Seconds from its beginning to its end. */
  int seconds() {
    return seconds;
  }

  /** False when this machine cannot have it. */
  boolean possible(Site site) {
    return true;
  }

  /** Makes it happen; attempts are numbered from 0. */
  abstract void begin(Site site, Load load, int attempt) throws Exception;

  /** Makes it end. */
  void end(Site site, Load load, int attempt) throws Exception {}

  /** All names for the command line. */
  static String options() {
    return String.join(", ", Arrays.stream(values()).map(Fault::option).toList());
  }
}
