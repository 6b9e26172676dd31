package dev.faultline.export;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A column of a file.
 *
 * @param path where its values stand in a row of the interface, with dots between names
 * @param kind what they are
 */
record Column(String path, Kind kind) {

  /** Its name in the file; dots would have to be quoted in queries. */
  String name() {
    return path.replace('.', '_');
  }

  /** What stands in a row; a missing node where nothing does. */
  JsonNode in(JsonNode row) {
    JsonNode value = row;
    for (String name : path.split("\\.")) {
      value = value.path(name);
    }
    return value;
  }
}
