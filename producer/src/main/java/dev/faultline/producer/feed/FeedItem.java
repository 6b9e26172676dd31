package dev.faultline.producer.feed;

import java.time.Instant;
import java.util.Optional;

/**
 * One item of a feed.
 *
 * @param key identity within the feed: its address, else its guid, else its title. Publishers
 *     change guids more often than addresses
 * @param link address of the article; empty when there is none
 * @param title headline
 * @param text text that the feed gives, without markup; may be empty
 * @param published when it was published, if the feed says so
 */
record FeedItem(String key, String link, String title, String text, Optional<Instant> published) {}
