/**
 * How every program of Faultline is started and told what to do. A setting is a picocli option in
 * the command class of its program, and nothing else: from that one declaration come the command
 * line, the environment variable, the key in the settings file, the help text and a row of {@code
 * docs/settings.md}.
 *
 * <pre>{@code
 * @Command(name = "publish", description = "Codes articles and publishes their events.")
 * final class PublishCommand implements Callable<Integer> {
 *   @Mixin KafkaOptions kafka;
 *
 *   @Option(names = "--batch", defaultValue = "500", description = "Events a batch, 1 or more.")
 *   int batch;
 *
 *   @Option(names = "--wait", defaultValue = "30s", converter = DurationConverter.class,
 *       description = "How long to wait for Kafka.")
 *   Duration wait;
 *
 *   public Integer call() {
 *     Settings.require(batch >= 1, "--batch", batch, "1 or more");
 *     try (var producer = new KafkaProducer<>(kafka.forProducer(FIXED))) { ... }
 *     return ExitCode.OK;
 *   }
 *
 *   public static void main(String[] args) {
 *     System.exit(Program.run(new PublishCommand(), args));
 *   }
 * }
 * }</pre>
 *
 * <p>{@code --batch 9} is also {@code FAULTLINE_BATCH=9} and the line {@code batch=9} of the file
 * named by {@code --config} or {@code FAULTLINE_CONFIG}; the command line wins over the environment
 * over the file over the default. An unknown key, variable or option stops the start and names the
 * nearest known one. {@link dev.faultline.settings.Program} adds {@code --help}, {@code --version},
 * {@code --config} and {@code --debug}, and turns a {@link dev.faultline.settings.Refusal} into one
 * line on standard error and an {@link dev.faultline.settings.ExitCode}.
 *
 * <p>A name means the same in every program that has it, so that one file serves them all: a
 * program passes over the settings of the others.
 */
package dev.faultline.settings;
