package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.Child;
import dev.faultline.local.Registry;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** The processes of the suite. Whatever ends without being told to is started again. */
final class Site implements AutoCloseable {
  static final String APPLICATION = "faultline";
  static final int BROKERS = 3;
  static final int INSTANCES = 2;
  private static final int PARTITIONS = 6;
  private static final long LOOK_EVERY = 300;
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Path folder;
  private final Path registryHome;
  private final boolean smallDisk;
  private final String clusterId = Uuid.randomUuid().toString();
  private final List<Integer> ports = new ArrayList<>();
  private final List<Integer> controllers = new ArrayList<>();
  private final List<Integer> httpPorts = new ArrayList<>();
  private final int registryPort = freePort();
  private final List<String> java;
  private final int threads;
  private final Child[] brokers;
  private final Child[] instances;
  private final boolean[] kept;
  private final List<Path> states = new ArrayList<>();
  private final Thread keeper = new Thread(this::keep, "keeper");
  private Registry registry;
  private Admin admin;
  private volatile boolean closing;

  /**
   * @param folder where everything is kept
   * @param registryHome folder of the registry's program
   * @param states folder of each instance's state; as many as there are to be
   * @param brokerCount brokers; each topic is on all of them
   * @param smallDisk whether that of the first is on a disk that can be filled
   * @param java options of the instances' Java
   * @param threads stream threads of an instance
   */
  Site(
      Path folder,
      Path registryHome,
      List<Path> states,
      int brokerCount,
      boolean smallDisk,
      List<String> java,
      int threads)
      throws IOException {
    this.java = List.copyOf(java);
    this.threads = threads;
    this.folder = folder;
    this.registryHome = registryHome;
    this.smallDisk = smallDisk;
    this.states.addAll(states);
    brokers = new Child[brokerCount];
    instances = new Child[states.size()];
    kept = new boolean[states.size()];
    for (int i = 0; i < brokers.length; i++) {
      ports.add(freePort());
      controllers.add(freePort());
    }
    for (int i = 0; i < instances.length; i++) {
      httpPorts.add(freePort());
    }
    keeper.setDaemon(true);
  }

  /** Starts everything and returns when every instance is ready. */
  void start() throws Exception {
    for (int i = 0; i < brokers.length; i++) {
      launchBroker(i);
    }
    for (Child broker : brokers) {
      broker.awaitAnswer();
    }
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
    admin
        .createTopics(
            Topics.all().stream()
                .map(
                    topic ->
                        new NewTopic(topic.name(), PARTITIONS, (short) brokers.length)
                            .configs(topic.config()))
                .toList())
        .all()
        .get();
    new TopicCreator(admin, Duration.ofMinutes(1))
        .awaitLeaders(Topics.all().stream().map(Topics.Topic::name).toList());
    startRegistry();
    registry.awaitReady(START);
    for (int i = 0; i < instances.length; i++) {
      startInstance(i);
    }
    for (int i = 0; i < instances.length; i++) {
      instances[i].awaitAnswer(); // its address
      awaitReady(i);
    }
    keeper.start();
  }

  String bootstrap() {
    return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
  }

  String registryUrl() {
    return registry.url();
  }

  Admin admin() {
    return admin;
  }

  /** How many instances there are. */
  int instances() {
    return instances.length;
  }

  URI instance(int number) {
    return URI.create("http://127.0.0.1:" + httpPorts.get(number));
  }

  Path state(int number) {
    return states.get(number);
  }

  boolean hasSmallDisk() {
    return smallDisk;
  }

  private void launchBroker(int number) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                folder.resolve("kafka-" + number).toString(),
                clusterId,
                Integer.toString(number + 1),
                Integer.toString(ports.get(number))));
    controllers.forEach(port -> arguments.add(Integer.toString(port)));
    brokers[number] =
        Child.start(
            BrokerNode.class,
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
            arguments,
            log("broker-" + number));
  }

  /** Starts a broker that was killed; returns when it serves. */
  void startBroker(int number) throws IOException {
    launchBroker(number);
    brokers[number].awaitAnswer();
  }

  /** Starts brokers that were all killed; returns when they serve. */
  void startBrokers() throws IOException {
    for (int i = 0; i < brokers.length; i++) {
      launchBroker(i);
    }
    for (Child broker : brokers) {
      broker.awaitAnswer();
    }
  }

  void killBroker(int number) throws InterruptedException {
    brokers[number].kill();
  }

  void signalBroker(int number, String signal) throws Exception {
    signal(brokers[number].pid(), signal);
  }

  void startRegistry() throws IOException {
    registry =
        Registry.launch(registryHome, registryPort, bootstrap(), folder.resolve("registry.log"));
  }

  /** Returns when the registry answers. */
  void awaitRegistry() throws InterruptedException {
    registry.awaitReady(START);
  }

  void killRegistry() throws InterruptedException {
    registry.process().destroyForcibly().waitFor();
  }

  void signalRegistry(String signal) throws Exception {
    signal(registry.pid(), signal);
  }

  private synchronized void startInstance(int number) throws IOException {
    Files.createDirectories(state(number));
    instances[number] =
        Child.start(
            InstanceNode.class,
            java,
            List.of(
                bootstrap(),
                registryUrl(),
                state(number).toString(),
                Integer.toString(httpPorts.get(number)),
                clock(number).toString(),
                Integer.toString(threads)),
            log("instance-" + number));
    kept[number] = true;
  }

  /** Kills an instance; it is not started again before {@link #keepInstance}. */
  void killInstance(int number) throws InterruptedException {
    Child dying;
    synchronized (this) {
      kept[number] = false;
      dying = instances[number];
    }
    dying.kill();
  }

  /** Lets an instance be started again. */
  synchronized void keepInstance(int number) {
    kept[number] = true;
  }

  void signalInstance(int number, String signal) throws Exception {
    signal(instances[number].pid(), signal);
  }

  /** Sets an instance's clock; 0 is right. */
  void setClock(int number, long seconds) throws IOException {
    Files.writeString(clock(number), Long.toString(seconds));
  }

  private Path clock(int number) {
    return folder.resolve("clock-" + number);
  }

  /**
   * What an instance holds on to.
   *
   * @return JSON, as {@link InstanceNode} says it
   * @throws IOException when the instance ends meanwhile
   */
  String report(int number) throws IOException {
    Child instance = running(number);
    instance.say("report");
    String answer = instance.awaitAnswer();
    while (!answer.startsWith("{")) { // the address that one says when it starts again
      answer = instance.awaitAnswer();
    }
    return answer;
  }

  private synchronized Child running(int number) {
    return instances[number];
  }

  private void awaitReady(int number) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(instance(number).resolve("/ready")).timeout(PATIENCE).build();
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + START.toNanos();
    String last = "no answer";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == 200) {
          return;
        }
        last = response.body();
      } catch (IOException notYet) {
        last = notYet.toString();
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new IOException("instance " + number + " did not become ready: " + last);
  }

  private static void signal(long pid, String signal) throws Exception {
    int code = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    if (code != 0) {
      throw new IOException("kill -" + signal + " " + pid + " ended with " + code);
    }
  }

  /** As a supervisor would: a process that ended is started again. */
  private void keep() {
    while (!closing) {
      try {
        for (int i = 0; i < instances.length; i++) {
          if (kept[i] && !instances[i].alive()) {
            startInstance(i);
          }
        }
        Thread.sleep(LOOK_EVERY);
      } catch (IOException | InterruptedException e) {
        closing = true;
      }
    }
  }

  private ProcessBuilder.Redirect log(String name) {
    return ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile());
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    closing = true;
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
    try {
      keeper.join(5_000);
      for (Child instance : instances) {
        if (instance != null) {
          instance.kill();
        }
      }
      if (registry != null) {
        killRegistry();
      }
      for (Child broker : brokers) {
        if (broker != null) {
          broker.kill();
        }
      }
    } catch (InterruptedException e) {
      throw new IOException("interrupted while ending the processes", e);
    }
  }
}
