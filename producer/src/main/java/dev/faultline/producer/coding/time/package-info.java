/**
 * When it happened: finds date words in a sentence and resolves them against the day of
 * publication.
 *
 * <p>{@link dev.faultline.producer.coding.time.DateMentions} scans text and knows nothing of the
 * calendar; {@link dev.faultline.producer.coding.time.OccurredResolver} knows the calendar and
 * nothing of text. Between them stands {@link dev.faultline.producer.coding.time.DateExpression},
 * the meaning of the words. The words themselves are data ({@code words.en.tsv}).
 *
 * <p>All intervals consist of whole local days of the publisher's zone, unless the text names the
 * hour, so that outlets that publish at different hours of a day agree on the interval.
 */
package dev.faultline.producer.coding.time;
