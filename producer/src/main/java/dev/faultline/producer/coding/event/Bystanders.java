package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.actor.MentionKind;
import dev.faultline.schemas.ActorRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Those whom a sentence names by a country and who are no side of what it tells. */
final class Bystanders {
  private static final Set<String> OUTLETS =
      Set.of(
          "agency",
          "agencies",
          "media",
          "press",
          "newspaper",
          "newspapers",
          "daily",
          "television",
          "tv",
          "radio",
          "broadcaster",
          "channel",
          "network",
          "magazine",
          "paper",
          "website");

  private static final String ETHNIC = "ethnic";

  private Bystanders() {}

  /** True for groups and peoples without a state, and those who speak for them. */
  static boolean isStateless(ActorMention mention) {
    return mention.kind() == MentionKind.ARMED_GROUP
        || mention.code().length() > 3
            && mention.kind() != MentionKind.ORGANISATION
            && mention.role() != ActorRole.IGO;
  }

  /**
   * Leaves out peoples named by descent after the state whose citizens they are: "Bulgarian Turks",
   * "Kenyan Somalis".
   */
  static List<ActorMention> withoutPeoples(List<ActorMention> mentions) {
    List<ActorMention> kept = new ArrayList<>(mentions);
    for (int i = mentions.size() - 1; i > 0; i--) {
      ActorMention people = mentions.get(i);
      ActorMention state = mentions.get(i - 1);
      if (people.plural()
          && !people.isExtended()
          && state.kind() == MentionKind.DEMONYM
          && !state.plural()
          && !state.isExtended()
          && state.end() + 1 == people.start()
          && !state.code().equals(people.code())) {
        kept.remove(i);
      }
    }
    return kept;
  }

  /**
   * True for an outlet, which tells the news and does not make it ("the Turkish press"), and for a
   * people named by descent, which may live anywhere ("ethnic Albanians").
   */
  static boolean isOne(ActorMention mention) {
    String text = mention.text();
    boolean ethnic = text.regionMatches(true, 0, ETHNIC, 0, ETHNIC.length());
    if (!ethnic && mention.role() != ActorRole.MED) {
      return false;
    }
    String[] words = text.toLowerCase(Locale.ROOT).split("[ -]");
    if (words[0].equals(ETHNIC)) {
      return true;
    }
    if (mention.role() != ActorRole.MED) {
      return false;
    }
    for (String word : words) {
      if (OUTLETS.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
