package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.text.Token;
import dev.faultline.producer.coding.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds who mediates or hosts talks: "EU-mediated talks", "chaired by Turkey", "under the auspices
 * of the African Union", "Malaysian mediation", "with Oman as mediator".
 */
final class GoBetweens {
  private static final int REACH = 4; // tokens between name and "as mediator"

  private final Set<String> doing;
  private final Set<String> offices;
  private final Set<String> mediating;

  GoBetweens(SlotWords words) {
    doing = words.list("mediated");
    offices = words.list("mediating-of");
    mediating = words.list("mediating");
  }

  /** Third parties of a sentence that mediate, in order. */
  List<Party> of(Told told) {
    List<Party> found = new ArrayList<>();
    told.parsed()
        .mediators()
        .forEach(it -> add(new Party(it.code(), it.role(), it.mention()), found));
    List<Token> tokens = Tokenizer.tokenize(told.text());
    boolean joined = false;
    int end = -1;
    for (ActorMention mention : told.mentions()) {
      if (mention.code().isEmpty() || mention.isPlaceOnly()) {
        continue;
      }
      int first = first(tokens, mention.start());
      int after = first(tokens, mention.end());
      boolean goesOn = joined && isJoin(tokens, end, first);
      joined =
          goesOn || isBefore(tokens, after) || isAfter(tokens, first) || isAs(tokens, first, after);
      end = after;
      if (joined) {
        add(new Party(mention.code(), mention.role(), mention.text()), found);
      }
    }
    return found;
  }

  private static void add(Party party, List<Party> found) {
    if (found.stream().noneMatch(it -> it.code().equals(party.code()))) {
      found.add(party);
    }
  }

  /** Token that starts at or after an offset. */
  private static int first(List<Token> tokens, int offset) {
    int i = 0;
    while (i < tokens.size() && tokens.get(i).start() < offset) {
      i++;
    }
    return i;
  }

  private static String lower(List<Token> tokens, int i) {
    return i < 0 || i >= tokens.size() ? "" : tokens.get(i).lower();
  }

  /** "EU-mediated", "Malaysian mediation", "Oman's mediation". */
  private boolean isBefore(List<Token> tokens, int after) {
    String next = lower(tokens, after);
    if (next.equals("-") || next.equals("–")) {
      return doing.contains(lower(tokens, after + 1));
    }
    return mediating.contains(next.equals("'s") ? lower(tokens, after + 1) : next);
  }

  /** "mediated by", "auspices of". */
  private boolean isAfter(List<Token> tokens, int first) {
    int i = lower(tokens, first - 1).equals("the") ? first - 2 : first - 1;
    return lower(tokens, i).equals("by") && doing.contains(lower(tokens, i - 1))
        || lower(tokens, i).equals("of") && offices.contains(lower(tokens, i - 1));
  }

  /** "with Oman as mediator". */
  private boolean isAs(List<Token> tokens, int first, int after) {
    int i = lower(tokens, first - 1).equals("the") ? first - 2 : first - 1;
    if (!lower(tokens, i).equals("with")) {
      return false;
    }
    for (int j = after; j < after + REACH; j++) {
      if (lower(tokens, j).equals("as")) {
        return mediating.contains(lower(tokens, j + 1)) || mediating.contains(lower(tokens, j + 2));
      }
    }
    return false;
  }

  private static boolean isJoin(List<Token> tokens, int from, int to) {
    for (int i = from; i < to; i++) {
      String lower = lower(tokens, i);
      if (!lower.equals("and") && !lower.equals(",") && !lower.equals("the")) {
        return false;
      }
    }
    return to > from;
  }
}
