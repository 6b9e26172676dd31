package dev.faultline.producer.coding.actor;

import dev.faultline.schemas.ActorRole;
import java.util.Objects;

/**
 * Words of a text that name an actor or a place. Offsets are UTF-16 code units of the text
 * searched.
 *
 * @param start first character of the whole noun phrase, such as {@code Afghan Foreign Ministry
 *     spokesman Zia Ahmad Takal}; a leading article and a possessive ending are left out
 * @param end after its last character
 * @param text the words from start to end as printed
 * @param nameStart first character of the name by which it was found, here {@code Afghan}
 * @param nameEnd after the last character of that name
 * @param code ISO 3166-1 alpha-3 code (XKX for Kosovo), organisation or armed-group id; for a place
 *     the state in which it lies, and then empty when it is disputed, at sea or on a border
 * @param partner second code when the words name two states at once ({@code both Koreas}), else
 *     empty
 * @param role part of state or society, by the head noun, title or group; NONE: the state or people
 *     as such
 * @param kind sort of name
 * @param country state in which a place lies or to which a group is tied; for states their own
 *     code; empty when there is none
 * @param metonym true when the place may stand for its government (domain rule 2)
 * @param plural true for a noun of nationality such as {@code Israelis}: people, never an adjective
 * @param past true when, at the date asked for, the state or office named had ended (or not begun)
 */
public record ActorMention(
    int start,
    int end,
    String text,
    int nameStart,
    int nameEnd,
    String code,
    String partner,
    ActorRole role,
    MentionKind kind,
    String country,
    boolean metonym,
    boolean plural,
    boolean past) {

  /**
   * @throws IllegalArgumentException when the name does not lie within the phrase
   */
  public ActorMention {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(partner, "partner");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(country, "country");
    if (start < 0 || nameStart < start || nameEnd <= nameStart || end < nameEnd) {
      throw new IllegalArgumentException(
          "bad offsets: phrase " + start + "-" + end + ", name " + nameStart + "-" + nameEnd);
    }
  }

  /** Whether the words name only a place: no role, no government meant. */
  public boolean isPlaceOnly() {
    return kind.isPlaceOnly() && role == ActorRole.NONE;
  }

  /** Whether more than the name was taken in: a head noun, a title or a person's name. */
  public boolean isExtended() {
    return start < nameStart || end > nameEnd;
  }
}
