package dev.faultline.producer.coding.rules;

import dev.faultline.schemas.Indicator;
import java.util.List;

/**
 * Ways of saying that one kind of event happened.
 *
 * @param id unique name, such as {@code talks-failed/talks-fail}; every event carries it
 * @param indicator kind of event
 * @param cameo CAMEO code as text
 * @param plover PLOVER event type
 * @param mode PLOVER mode; empty when none fits
 * @param mutual true when both sides act alike
 * @param plain TALKS_HELD only: a plain meeting, visit or call
 * @param apart several who do it do not do it with each other: "A and B sent envoys"
 * @param patterns lines that set it off
 * @param yes example sentences that yield the event, each followed by {@code " = SOURCE>TARGET"}
 * @param no example sentences that do not
 */
public record Rule(
    String id,
    Indicator indicator,
    String cameo,
    String plover,
    String mode,
    boolean mutual,
    boolean plain,
    boolean apart,
    List<Pattern> patterns,
    List<String> yes,
    List<String> no) {
  /** The same way of saying it, for another kind of event. */
  public Rule with(Indicator other, String otherCameo, String otherPlover) {
    return new Rule(
        id, other, otherCameo, otherPlover, "", mutual, plain, apart, patterns, yes, no);
  }
}
