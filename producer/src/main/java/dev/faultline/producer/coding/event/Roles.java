package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import java.util.List;

/**
 * Who acts and who is acted on.
 *
 * @param sources actors
 * @param targets those acted on
 * @param ownSource true when the sources stand where the rule wants them
 * @param ownTarget true when the targets do
 * @param reciprocal true when the sources do it to each other
 */
record Roles(
    List<ActorSpan> sources,
    List<ActorSpan> targets,
    boolean ownSource,
    boolean ownTarget,
    boolean reciprocal) {}
