package dev.faultline.producer.coding.text;

/**
 * A word or mark of a sentence.
 *
 * @param text as printed
 * @param lower in lower case, with curly apostrophes made straight
 * @param start offset of the first character in the sentence
 * @param end offset after the last character
 */
public record Token(String text, String lower, int start, int end) {}
