package dev.faultline.producer.feed;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * One feed of the feeds file.
 *
 * @param url address of the feed
 * @param publisher name of its publisher, as in the publishers file; empty to go by the address
 * @param minutes minutes between two polls, 1 to 1440; 15 when not given
 * @param pages whether the page behind each item is fetched; else the feed's own text is taken
 */
public record FeedSource(
    @JsonProperty(value = "url", required = true) URI url,
    @JsonProperty("publisher") String publisher,
    @JsonProperty("minutes") Integer minutes,
    @JsonProperty("pages") Boolean pages) {

  private static final int DAY = 1440;

  /**
   * @throws IllegalArgumentException when the address is none or the minutes are out of range
   */
  public FeedSource {
    Objects.requireNonNull(url, "url");
    if (url.getHost() == null || url.getScheme() == null || !url.getScheme().startsWith("http")) {
      throw new IllegalArgumentException("url: '" + url + "' is no http or https address");
    }
    publisher = publisher == null ? "" : publisher;
    minutes = minutes == null ? 15 : minutes;
    pages = pages == null || pages;
    if (minutes < 1 || minutes > DAY) {
      throw new IllegalArgumentException("minutes: expected 1 to 1440, was " + minutes);
    }
  }

  Duration interval() {
    return Duration.ofMinutes(minutes);
  }
}
