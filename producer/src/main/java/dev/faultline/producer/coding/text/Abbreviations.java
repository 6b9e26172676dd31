package dev.faultline.producer.coding.text;

import java.util.Set;

/** Words that are written with a dot which ends no sentence: "Gen.", "Sept.". */
final class Abbreviations {
  private static final Set<String> ALL =
      Set.of(
          "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "cmdr", "adm", "sgt",
          "brig", "sen", "rep", "gov", "pres", "rev", "st", "jr", "sr", "hon", "amb", "min", "dept",
          "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
          "mon", "tue", "wed", "thu", "fri", "no", "vs", "etc", "inc", "ltd", "co", "corp",
          "approx", "est", "fig", "vol", "art", "e.g", "i.e", "cf", "al", "mt", "ft");

  private Abbreviations() {}

  /** True for such a word, given in small letters and without its dot. */
  static boolean isOne(String word) {
    return ALL.contains(word);
  }
}
