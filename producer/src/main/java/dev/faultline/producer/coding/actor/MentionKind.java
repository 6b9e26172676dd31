package dev.faultline.producer.coding.actor;

/** By what sort of words an actor or place is named. */
public enum MentionKind {
  /** A name of the state: {@code Pakistan}, {@code the UAE}, {@code Soviet Union}. */
  STATE,
  /** An adjective or noun of nationality: {@code Afghan}, {@code Israelis}, {@code Sino-}. */
  DEMONYM,
  /** A capital: a place, and as subject or object often its government. */
  CAPITAL,
  /**
   * A seat of power: {@code the Kremlin}, {@code Downing Street}; a government more than a place.
   */
  SEAT,
  /** A town, crossing, port or base: a place only, unless a head noun makes it an actor. */
  CITY,
  /** A region, territory, sea or front line: a place only, unless a head noun makes it an actor. */
  REGION,
  /** A person in, or once in, high office. */
  LEADER,
  /** A government, ministry or party in power, by a name of its own. */
  GOVERNMENT,
  /** Armed forces or a service, by a name of their own. */
  MILITARY,
  /** An international or non-governmental organisation. */
  ORGANISATION,
  /** An armed group that is no state. */
  ARMED_GROUP,
  /** An ethnic or national group. */
  PEOPLE;

  /** Whether the words alone name a place and no actor. */
  public boolean isPlaceOnly() {
    return this == CITY || this == REGION;
  }
}
