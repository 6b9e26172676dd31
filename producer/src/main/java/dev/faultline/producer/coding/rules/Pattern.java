package dev.faultline.producer.coding.rules;

import java.util.List;
import java.util.Optional;

/**
 * One line of a rule: a trigger word and what must stand around it.
 *
 * @param text the line, for people
 * @param trigger word class of the trigger
 * @param lemmas its base forms
 * @param object what the object must be (of a passive verb: its subject)
 * @param notObject what the object must not be
 * @param subject what the subject must be
 * @param near what must stand in the clause
 * @param notNear what must not stand in the clause
 * @param complement what the clause governed by the trigger must say
 * @param particles one of these must follow the verb ("off", "out")
 * @param prepositions one of these must introduce an actor
 * @param target places to look for the target, best first; empty for the usual order
 * @param source places to look for the source, best first; empty for the usual order
 * @param weak counts only where nothing stronger is said
 * @param negated fires when the verb is negated, and only then
 * @param passive fires in the passive only
 * @param future fires when the verb is in the future only
 * @param place the target may be named as a place
 * @param aside told beside the main act, so it comes out even where another verb takes the sentence
 * @param two fires only where two are named that it is done to
 * @param alike fires only where talks were just told to have failed: "ended the same way"
 */
public record Pattern(
    String text,
    Trigger trigger,
    List<String> lemmas,
    Optional<Words> object,
    Optional<Words> notObject,
    Optional<Words> subject,
    Optional<Words> near,
    Optional<Words> notNear,
    Optional<Words> complement,
    List<String> particles,
    List<String> prepositions,
    List<String> target,
    List<String> source,
    boolean weak,
    boolean negated,
    boolean passive,
    boolean future,
    boolean place,
    boolean aside,
    boolean two,
    boolean alike) {}
