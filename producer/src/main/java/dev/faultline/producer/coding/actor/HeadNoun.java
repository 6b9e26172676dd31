package dev.faultline.producer.coding.actor;

import dev.faultline.schemas.ActorRole;

/**
 * What a word beside a name says of it.
 *
 * @param use how it builds a phrase
 * @param role role that it gives, NONE for none
 */
record HeadNoun(Use use, ActorRole role) {
  /** How a word beside a name builds a phrase. */
  enum Use {
    /** People or a body of the actor: {@code forces}, {@code officials}. */
    HEAD,
    /** Office of one person, whose name may follow: {@code president}. */
    TITLE,
    /** Form of address: {@code Mr}; gives no role. */
    HONORIFIC,
    /** May stand between name and head noun: {@code senior}, {@code deputy}. */
    MODIFIER,
    /** Marks a past office: {@code former}. */
    FORMER,
    /** A deed or thing: a head noun before it is only its adjective ({@code military aid}). */
    ACTIVITY,
    /** Ends in a full stop within a name: {@code Gen.} */
    ABBREVIATION,
    /** Written with a capital but no part of a person's name: {@code Monday}. */
    NOT_A_NAME,
    /** A person's first name: what follows is that person's surname, no leader or state. */
    GIVEN_NAME,
    /** Before a hyphen it takes the name away from its bearer: {@code pro-Russian}. */
    PREFIX,
    /** After a hyphen it makes the name a mere quality: {@code German-made}. */
    SUFFIX,
    /** May stand in small letters inside a person's name: {@code bin}, {@code al}. */
    PARTICLE
  }
}
