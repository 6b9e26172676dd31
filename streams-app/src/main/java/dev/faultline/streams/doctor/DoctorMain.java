package dev.faultline.streams.doctor;

import dev.faultline.schemas.rights.Rights;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import dev.faultline.streams.http.HttpOptions;
import dev.faultline.streams.http.HttpSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is wrong with the surroundings, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Checks Java, Kafka, topics, rights, schema registry, clock, disk and port with the settings"
          + " that the programs would have, and says what to do. Changes nothing.",
      "Ends with 0 when there is no fault."
    })
public final class DoctorMain implements Callable<Integer> {
  private static final Answers ANSWERS = new Answers(Duration.ofSeconds(10));

  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;

  @Option(
      names = "--application-id",
      defaultValue = "faultline",
      description = "Names the consumer group and the internal topics.")
  String applicationId;

  @Option(
      names = "--state-dir",
      defaultValue = "data/streams",
      paramLabel = "FOLDER",
      description = "Folder of the state stores; can be rebuilt from Kafka when lost.")
  Path stateDir;

  @Option(
      names = "--rights-of",
      defaultValue = "streams",
      paramLabel = "PROGRAM",
      description = "Program whose rights in Kafka this user should have.")
  String program;

  @Option(
      names = "--free-mib",
      defaultValue = "1024",
      description = "Free space that the state folder's disk should have, in MiB.")
  long freeMib;

  @Option(
      names = "--partitions",
      defaultValue = "6",
      description = "Partitions of each new topic; where topics exist already, theirs count.")
  int partitions;

  private final PrintWriter out;
  private final Clock clock;
  private final Runtime.Version java;

  /** Prints what it finds where it is told. */
  public DoctorMain(PrintWriter out, Clock clock, Runtime.Version java) {
    this.out = out;
    this.clock = clock;
    this.java = java;
  }

  @Override
  public Integer call() {
    List<String> programs = Rights.programs();
    Settings.require(
        programs.contains(program), "--rights-of", program, String.join(", ", programs));
    Settings.require(freeMib >= 0, "--free-mib", freeMib, "0 or more");
    Settings.require(partitions >= 1, "--partitions", partitions, "1 or more");
    HttpSettings served = http.settings();
    int faults = tell(new JavaCheck(java).look());
    faults += tell(ofKafka());
    faults += tell(new RegistryCheck(kafka.schemaRegistryUrl(), kafka.forRegistry()).look());
    faults += tell(new FolderCheck(stateDir, freeMib).look());
    faults += tell(new PortCheck(served.host(), served.port()).look());
    out.println(faults == 0 ? "no faults" : faults == 1 ? "1 fault" : faults + " faults");
    return faults == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Finding> ofKafka() {
    List<Finding> findings = new ArrayList<>();
    Admin admin;
    try {
      admin = Admin.create(kafka.forAdmin(Map.of()));
    } catch (KafkaException unusable) {
      Throwable cause = unusable.getCause() == null ? unusable : unusable.getCause();
      return List.of(
          Finding.fault(
              "broker",
              "the settings make no client: " + cause.getMessage(),
              "mend bootstrap-servers, or the kafka.* setting that it names"));
    }
    try {
      findings.addAll(new BrokerCheck(kafka.bootstrapServers(), ANSWERS, clock).look(admin));
      if (findings.stream().anyMatch(DoctorMain::hidesTheRest)) {
        findings.add(Finding.note("topics", "not checked, since Kafka cannot be used", ""));
        return findings;
      }
      findings.addAll(new TopicsCheck(partitions, kafka.forTopics(), ANSWERS).look(admin));
      findings.addAll(
          new RightsFindings(program, applicationId, kafka.bootstrapServers(), ANSWERS)
              .look(admin));
    } finally {
      admin.close(Duration.ofSeconds(1)); // it would wait for answers that nobody needs any more
    }
    return findings;
  }

  private static boolean hidesTheRest(Finding finding) {
    return finding.subject().equals("broker") && fault(finding);
  }

  private int tell(List<Finding> findings) {
    findings.forEach(out::println);
    return (int) findings.stream().filter(DoctorMain::fault).count();
  }

  private static boolean fault(Finding finding) {
    return finding.verdict() == Finding.Verdict.FAULT;
  }

  /** Starts the program; what Kafka's clients log would only hide what it finds. */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", "dev/faultline/streams/doctor/logback.xml");
    PrintWriter out = new PrintWriter(System.out, true);
    System.exit(Program.run(new DoctorMain(out, Clock.systemUTC(), Runtime.version()), arguments));
  }
}
