package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.CodedEvent.CasualtyFigure;
import dev.faultline.producer.coding.CodedEvent.CitedSpeaker;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fills the details of an event from the sentence that tells it. Safe to share between threads. */
public final class SlotReader {
  private static final Set<Indicator> TALKS =
      EnumSet.of(
          Indicator.TALKS_HELD,
          Indicator.TALKS_FAILED,
          Indicator.TALKS_AGREED,
          Indicator.TALKS_REFUSED,
          Indicator.MEDIATION,
          Indicator.AGREEMENT_SIGNED,
          Indicator.CEASEFIRE_AGREED);

  /** What happens at a place and may cost lives. */
  private static final Set<Indicator> VIOLENT =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED);

  /** What happens at a place on the ground. */
  private static final Set<Indicator> LOCAL =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.TROOP_BUILDUP,
          Indicator.TROOPS_WITHDRAWN,
          Indicator.COERCION);

  /** What a side can deny to have done. */
  private static final Set<Indicator> DENIABLE =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.COERCION,
          Indicator.MASS_EXPULSION,
          Indicator.TROOP_BUILDUP);

  /** Acts of speech: who speaks is a side, and what is said is the act. */
  private static final Set<Indicator> SPEECH =
      EnumSet.of(
          Indicator.ACCUSATION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.THREAT_OF_FORCE,
          Indicator.REJECTION,
          Indicator.REQUEST);

  private final Places places;
  private final Casualties casualties;
  private final Reasons reasons;
  private final Objects objects;
  private final Speakers speakers;
  private final Denials denials;
  private final GoBetweens goBetweens;

  public SlotReader(SlotWords words) {
    places = new Places(words);
    casualties = new Casualties(words);
    reasons = new Reasons(words);
    objects = new Objects(words);
    speakers = new Speakers(words);
    denials = new Denials(words);
    goBetweens = new GoBetweens(words);
  }

  /** True for talks and what comes of them: they have venues, rounds and mediators. */
  public static boolean isTalks(Indicator indicator) {
    return TALKS.contains(indicator);
  }

  /** True for violence: it has casualties. */
  public static boolean isViolent(Indicator indicator) {
    return VIOLENT.contains(indicator);
  }

  /** True for what a side may deny to have done. */
  public static boolean isDeniable(Indicator indicator) {
    return DENIABLE.contains(indicator);
  }

  /** Who is cited for the event; empty when the outlet states it, or the act is to say so. */
  public Optional<CitedSpeaker> speaker(Told told) {
    return SPEECH.contains(told.indicator()) ? Optional.empty() : speakers.of(told);
  }

  /** Details that the sentence gives. */
  public EventSlots read(Told told, Optional<String> round) {
    boolean talks = isTalks(told.indicator());
    List<Places.Place> found = places.of(told);
    Optional<Places.Place> place =
        LOCAL.contains(told.indicator()) ? Places.nearest(found, told.token()) : Optional.empty();
    return new EventSlots(
        talks ? Places.venues(found, told.token()) : List.of(),
        talks ? goBetweens.of(told) : List.of(),
        talks ? round : Optional.empty(),
        reasons.of(told),
        objects.scope(told),
        objects.crossing(told),
        place.map(Places.Place::name),
        place.flatMap(Places.Place::country),
        isViolent(told.indicator()) ? casualties(told) : List.of());
  }

  /** Figures of killed and wounded that a sentence gives, with who claims them. */
  public List<CasualtyFigure> casualties(Told told) {
    Optional<CitedSpeaker> speaker = speakers.of(told.text(), told.parsed());
    return casualties.of(
        told.text(),
        told.mentions(),
        speaker.map(CitedSpeaker::mention),
        speaker.flatMap(CitedSpeaker::actor).map(Party::code));
  }

  /** Places of meetings that a sentence names. */
  public List<String> venues(Told told) {
    return places.of(told).stream()
        .filter(Places.Place::venue)
        .map(Places.Place::name)
        .distinct()
        .toList();
  }

  /** Third parties that mediate or host, as a sentence tells. */
  public List<Party> mediators(Told told) {
    return goBetweens.of(told);
  }

  /** What talks broke on, as a sentence after them tells: "differences over the border". */
  public Optional<String> disagreement(Told told) {
    return reasons.disagreement(told);
  }

  /** Codes of those who deny in a sentence that it happened or was theirs. */
  public Set<String> deniers(Told told) {
    return denials.deniers(told);
  }
}
