package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whose act a main clause tells where the sentence names one state as its subject, or none at all:
 * the article tells the others. For acts that no rule knows.
 */
final class Counterparts {
  private Counterparts() {}

  /** Empty when the sentence names others, or the article does not tell who they are. */
  static Optional<Roles> of(ParsedSentence sentence, VerbGroup verb, Discourse discourse) {
    List<ActorSpan> subject =
        withoutGroups(new NamedActors(sentence, discourse).subjectActors(verb, 0));
    List<ActorSpan> named = new ArrayList<>(subject);
    named.addAll(withoutGroups(sentence.actors()));
    if (named.isEmpty()) {
      return ofTwo(discourse.talking(), discourse.lastSubject());
    }
    return subject.isEmpty() || ActorLists.distinct(named) > 1
        ? Optional.empty()
        : roles(subject.subList(0, 1), discourse.partner(subject.get(0).code()));
  }

  /** Of the two that the paragraph is about, whoever acted last is taken for the doer. */
  private static Optional<Roles> ofTwo(List<ActorSpan> two, List<ActorSpan> last) {
    if (two.size() != 2) {
      return Optional.empty();
    }
    boolean second = last.size() == 1 && last.get(0).code().equals(two.get(1).code());
    return second
        ? roles(two.subList(1, 2), two.subList(0, 1))
        : roles(two.subList(0, 1), two.subList(1, 2));
  }

  private static Optional<Roles> roles(List<ActorSpan> doer, List<ActorSpan> other) {
    return other.size() == 1
        ? Optional.of(new Roles(doer, other, true, false, false))
        : Optional.empty();
  }

  private static List<ActorSpan> withoutGroups(List<ActorSpan> actors) {
    return actors.stream().filter(actor -> actor.kind() != ActorSpan.Kind.GROUP).toList();
  }
}
