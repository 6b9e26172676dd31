package dev.faultline.streams.http;

/** What a caller is allowed, each including those before it. */
enum Role {
  /** Health and the page itself: no data. */
  NOBODY,
  /** Everything that the page shows. */
  READ,
  /** How the instances are doing. */
  ADMIN
}
