package dev.faultline.producer.coding.grammar;

import dev.faultline.schemas.ActorRole;

/**
 * An actor named in a sentence, by tokens.
 *
 * @param code country, organisation or armed-group code
 * @param role part of society that the mention itself names
 * @param mention words as printed
 * @param start first token
 * @param end after the last token
 * @param kind how it names the actor
 */
public record ActorSpan(
    String code, ActorRole role, String mention, int start, int end, Kind kind) {
  /** How a mention names its actor. */
  public enum Kind {
    COUNTRY,
    DEMONYM,
    CITY,
    PERSON,
    ORGANISATION,
    GROUP,
    /** One of two states that words such as "both sides" stand for. */
    PAIR,
    OTHER
  }
}
