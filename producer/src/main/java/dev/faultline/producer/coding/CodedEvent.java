package dev.faultline.producer.coding;

import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.List;
import java.util.Optional;

/**
 * One event that an article reports: who did what to whom, when, by which sentences. What the coder
 * yields; {@code publish} turns it into the Avro contract.
 *
 * @param source who acts; for a mutual event the side first in alphabetical order of codes
 * @param target who is acted on; for a mutual event the other side
 * @param mutual true when both sides act alike
 * @param indicator what happened
 * @param eventCode CAMEO code as text; empty when none fits
 * @param eventType PLOVER event type; empty when none fits
 * @param eventMode PLOVER mode; empty when none fits
 * @param modality whether the text says that it took place
 * @param disputed true when the article says that the other side denies it
 * @param attribution who is cited for it; empty when the outlet states it itself
 * @param occurred when it happened; empty when the article has no date to resolve it against
 * @param ongoing true when the text presents a state that still holds
 * @param plainMeeting TALKS_HELD only: a plain meeting, visit or call
 * @param slots venue, mediator, place and other details
 * @param evidence supporting sentences, the main one first; at least one
 * @param ruleId rule that produced it
 * @param decidedBy {@code rules} or {@code meaning}
 * @param confidence 0 to 1
 */
public record CodedEvent(
    Party source,
    Party target,
    boolean mutual,
    Indicator indicator,
    String eventCode,
    String eventType,
    String eventMode,
    Modality modality,
    boolean disputed,
    Optional<CitedSpeaker> attribution,
    Optional<OccurredInterval> occurred,
    boolean ongoing,
    boolean plainMeeting,
    EventSlots slots,
    List<EvidenceSentence> evidence,
    String ruleId,
    String decidedBy,
    double confidence) {

  /**
   * @throws IllegalArgumentException when there is no evidence or the confidence is outside 0 to 1
   */
  public CodedEvent {
    evidence = List.copyOf(evidence);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("an event needs at least one sentence of evidence");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must lie in 0 to 1, was " + confidence);
    }
  }

  /** The same event with other details. */
  public CodedEvent with(EventSlots details, boolean denied) {
    return new CodedEvent(
        source,
        target,
        mutual,
        indicator,
        eventCode,
        eventType,
        eventMode,
        modality,
        denied,
        attribution,
        occurred,
        ongoing,
        plainMeeting,
        details,
        evidence,
        ruleId,
        decidedBy,
        confidence);
  }

  /** The pair of actor codes that the event is about. */
  public CountryPair pair() {
    return CountryPair.of(source.code(), target.code());
  }

  /**
   * A side or third party of an event.
   *
   * @param code ISO 3166-1 alpha-3 code, organisation id or armed-group id
   * @param role part of society that acts
   * @param mention words that name it
   */
  public record Party(String code, ActorRole role, String mention) {}

  /**
   * Who the article cites.
   *
   * @param mention words that name the one cited
   * @param actor the actor, when known
   * @param official true for an official of a state or organisation
   */
  public record CitedSpeaker(String mention, Optional<Party> actor, boolean official) {}

  /**
   * A sentence of the article.
   *
   * @param text the sentence as printed
   * @param part title or text
   * @param start offset of its first character in that part, UTF-16 code units
   * @param end offset after its last character
   */
  public record EvidenceSentence(String text, EvidencePart part, int start, int end) {}

  /**
   * Details; empty where the text is silent.
   *
   * @param venues where talks were held or due
   * @param mediators third parties that mediate, host or facilitate
   * @param round round of negotiation, such as {@code 2}
   * @param reason stated reason
   * @param scope what is covered, such as {@code coal imports}
   * @param crossing border crossing, port or airspace
   * @param place where it happened
   * @param placeCountry ISO alpha-3 code of the state of that place
   * @param casualties figures with their claimants
   */
  public record EventSlots(
      List<String> venues,
      List<Party> mediators,
      Optional<String> round,
      Optional<String> reason,
      Optional<String> scope,
      Optional<String> crossing,
      Optional<String> place,
      Optional<String> placeCountry,
      List<CasualtyFigure> casualties) {
    /** No details. */
    public static final EventSlots NONE =
        new EventSlots(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public EventSlots {
      venues = List.copyOf(venues);
      mediators = List.copyOf(mediators);
      casualties = List.copyOf(casualties);
    }

    /** The same with other mediators. */
    public EventSlots withMediators(List<Party> others) {
      return new EventSlots(
          venues, others, round, reason, scope, crossing, place, placeCountry, casualties);
    }
  }

  /**
   * A figure of killed or wounded.
   *
   * @param killedLow lowest number killed
   * @param killedHigh highest number killed
   * @param woundedLow lowest number wounded
   * @param woundedHigh highest number wounded
   * @param claimedBy who says so; empty when the outlet does
   * @param side code of the actor whose people these were, where said
   */
  public record CasualtyFigure(
      int killedLow,
      int killedHigh,
      int woundedLow,
      int woundedHigh,
      Optional<String> claimedBy,
      Optional<String> side) {}
}
