package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import java.util.ArrayList;
import java.util.List;

/** What is done with lists of actors; who is of the same code is the same. */
final class ActorLists {
  private ActorLists() {}

  /** Those who are not the first. */
  static List<ActorSpan> rest(List<ActorSpan> actors) {
    return actors.isEmpty() ? List.of() : other(actors, actors.subList(0, 1));
  }

  /** Adds to the actors who is not among them yet. */
  static void add(List<ActorSpan> more, List<ActorSpan> actors) {
    for (ActorSpan actor : more) {
      if (actors.stream().noneMatch(known -> known.code().equals(actor.code()))) {
        actors.add(actor);
      }
    }
  }

  /** Without these. */
  static List<ActorSpan> other(List<ActorSpan> actors, List<ActorSpan> not) {
    List<ActorSpan> others = new ArrayList<>();
    for (ActorSpan actor : actors) {
      if (not.stream().noneMatch(known -> known.code().equals(actor.code()))) {
        others.add(actor);
      }
    }
    return others;
  }

  /** How many they are. */
  static long distinct(List<ActorSpan> actors) {
    return actors.stream().map(ActorSpan::code).distinct().count();
  }
}
