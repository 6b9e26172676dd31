package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.VerbGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds who denies an act or what is said of it: "Kabul denied any role", "rejected the claim". */
final class Denials {
  private static final int REACH = 10; // tokens after the verb

  private final Set<String> deny;
  private final Set<String> reject;
  private final Set<String> denied;
  private final Set<String> violence;

  Denials(SlotWords words) {
    deny = words.list("deny");
    reject = words.list("reject");
    denied = words.list("denied");
    violence = words.list("violence");
  }

  /** Codes of those who deny it; empty when nobody does. */
  Set<String> deniers(Told told) {
    Set<String> deniers = new HashSet<>();
    for (VerbGroup verb : told.parsed().verbs()) {
      boolean denies = deny.contains(verb.lemma());
      boolean rejects = reject.contains(verb.lemma());
      NounPhrase subject = told.parsed().subject(verb);
      if ((denies || rejects)
          && subject != null
          && !verb.negated()
          && !verb.passive()
          && verb.modal().isEmpty()
          && isOfAct(told, verb, denies)) {
        List<ActorSpan> actors = subject.actors();
        actors.forEach(actor -> deniers.add(actor.code()));
      }
    }
    return deniers;
  }

  private boolean isOfAct(Told told, VerbGroup verb, boolean denies) {
    for (int i = verb.end(); i < told.words().size() && i < verb.end() + REACH; i++) {
      String lemma = told.words().get(i).lemma();
      boolean it = i == verb.end() && (lemma.equals("it") || lemma.equals("this"));
      if (denied.contains(lemma) || denies && (violence.contains(lemma) || it)) {
        return true;
      }
    }
    return false;
  }
}
