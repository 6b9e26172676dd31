package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import java.util.List;

/** Whom words of a sentence stand for that name nobody. */
interface Referents {
  /** Nobody is known. */
  Referents NONE =
      new Referents() {
        @Override
        public List<ActorSpan> bothSides() {
          return List.of();
        }

        @Override
        public List<ActorSpan> neighbours() {
          return List.of();
        }

        @Override
        public List<ActorSpan> companion(String code) {
          return List.of();
        }

        @Override
        public boolean afterTalks() {
          return false;
        }
      };

  /** The two that "both sides" means; empty when unclear. */
  List<ActorSpan> bothSides();

  /** The two that "both sides" means to a third that speaks to them; empty when unclear. */
  default List<ActorSpan> bothSidesFor(String third) {
    return bothSides();
  }

  /** The two that "the neighbours" means; empty when unclear. */
  List<ActorSpan> neighbours();

  /** Whom a state means by "its neighbour"; empty when unclear. */
  List<ActorSpan> companion(String code);

  /** True when the sentence before named talks: "the second, in May, failed" is one of them. */
  boolean afterTalks();
}
