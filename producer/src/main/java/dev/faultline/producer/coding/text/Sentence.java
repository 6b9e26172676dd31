package dev.faultline.producer.coding.text;

/**
 * A sentence, heading or list item of an article.
 *
 * @param text characters from start to end, as printed
 * @param start offset of the first character in the part of the article, UTF-16 code units
 * @param end offset after the last character
 * @param paragraph number of its paragraph, from 0
 * @param heading true for a line without a full stop that stands above other text
 */
public record Sentence(String text, int start, int end, int paragraph, boolean heading) {}
