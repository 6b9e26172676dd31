package dev.faultline.producer.coding.grammar;

import java.util.List;

/**
 * A noun phrase, with what it is coordinated with.
 *
 * @param start first token
 * @param end after the last token
 * @param head head noun
 * @param preposition lower-case preposition that governs it; empty when none
 * @param actors actors named in it, in order
 * @param time true for a date or other measure of time
 */
public record NounPhrase(
    int start, int end, int head, String preposition, List<ActorSpan> actors, boolean time) {
  /** True when a preposition governs it. */
  public boolean governed() {
    return !preposition.isEmpty();
  }
}
