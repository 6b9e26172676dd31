/**
 * The second opinion by meaning: which indicator a sentence is about, judged by a small sentence
 * model and a linear layer trained on example sentences of our own.
 *
 * <p>It knows nothing of actors, direction, negation, plans or dates: rules stay in charge of
 * those. Use it on sentences that name two actors, on the clause that tells the event where there
 * is one, with the names left in:
 *
 * <ul>
 *   <li>Rules offer several indicators: take the one with the highest {@code score(indicator)}.
 *   <li>Rules are silent but two sides and their roles are clear: take {@code best()} if {@code
 *       margin()} is at least 0.20 and {@code noEvent()} is false.
 *   <li>Rules offer one: drop it only if {@code noEvent()} is true and the trigger is ambiguous, or
 *       replace it only if its own score is below 0.02 and the margin at least 0.20.
 * </ul>
 *
 * <p>{@code sense} is finer than the indicator and helps to choose the code: {@code
 * COERCION-cyber}, {@code COERCION-seizure}, {@code COOPERATION-praise}, {@code
 * CONCESSION-apology}, {@code SANCTIONS_IMPOSED-aid_cut}, {@code ARMED_CLASH-mass_violence}.
 *
 * <p>To change what it knows, edit {@code examples/*.txt} and {@code senses.tsv}, run {@link
 * dev.faultline.producer.coding.meaning.TrainMeaning} and {@link
 * dev.faultline.producer.coding.meaning.TrainGate} and look at the figures in {@code
 * docs/decisions/021-meaning.md}.
 */
package dev.faultline.producer.coding.meaning;
