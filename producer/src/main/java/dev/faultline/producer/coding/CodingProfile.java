package dev.faultline.producer.coding;

import dev.faultline.producer.coding.meaning.MeaningModel;
import java.util.Arrays;
import java.util.Optional;

/** What decides about events. */
public enum CodingProfile {
  /** Rules alone: fast, few dependencies. */
  RULES("rules"),
  /** Rules, and where they are silent or unsure a second opinion by the meaning of the sentence. */
  RULES_AND_MEANING("rules+meaning");

  private final String text;

  CodingProfile(String text) {
    this.text = text;
  }

  /** The most accurate profile that this installation can run. */
  public static CodingProfile usual() {
    return MeaningModel.available() ? RULES_AND_MEANING : RULES;
  }

  /** The profile of a name; empty for an unknown one. */
  public static Optional<CodingProfile> named(String text) {
    return Arrays.stream(values()).filter(profile -> profile.text.equals(text)).findFirst();
  }

  /** Name in settings and versions. */
  @Override
  public String toString() {
    return text;
  }
}
