package dev.faultline.streams.tension;

/**
 * Which version of an article counts.
 *
 * @param standing version whose claims count; null when the article is withdrawn
 * @param sequence order of verdicts about the article; the highest stands
 * @param observedAt when it was given, ms
 */
public record Verdict(String standing, long sequence, long observedAt) {}
