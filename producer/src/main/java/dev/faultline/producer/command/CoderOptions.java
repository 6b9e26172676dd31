package dev.faultline.producer.command;

import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.meaning.MeaningModel;
import dev.faultline.settings.Settings;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How articles are coded; the same for all commands that code. */
final class CoderOptions {
  @Option(
      names = "--profile",
      paramLabel = "rules|rules+meaning",
      description =
          "Find events by rules alone, or with a second opinion by meaning (the default where its"
              + " model is installed).")
  String profile;

  /** The profile to code with. */
  CodingProfile chosen() {
    if (profile == null) {
      return CodingProfile.usual();
    }
    Optional<CodingProfile> named = CodingProfile.named(profile);
    Settings.require(named.isPresent(), "--profile", profile, "rules or rules+meaning");
    Settings.require(
        named.get() == CodingProfile.RULES || MeaningModel.available(),
        "--profile",
        profile,
        "rules: the sentence model is not installed");
    return named.get();
  }
}
