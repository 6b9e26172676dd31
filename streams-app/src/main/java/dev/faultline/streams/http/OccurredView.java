package dev.faultline.streams.http;

import dev.faultline.schemas.Precision;

/** When something happened: from the first instant until the last, exclusive. */
record OccurredView(String start, String end, Precision precision) {
  static OccurredView of(long start, long end, Precision precision) {
    return new OccurredView(Json.time(start), Json.time(end), precision);
  }
}
