package dev.faultline.producer.web;

import java.time.Duration;

/**
 * How far one fetch may go.
 *
 * @param bytes bytes of the body, also after unpacking
 * @param time from the first redirect to the last byte
 * @param redirects how many are followed
 */
public record FetchLimits(int bytes, Duration time, int redirects) {

  /** 8 MiB, 30 seconds, 5 redirects. */
  public static final FetchLimits DEFAULT = new FetchLimits(8 << 20, Duration.ofSeconds(30), 5);
}
