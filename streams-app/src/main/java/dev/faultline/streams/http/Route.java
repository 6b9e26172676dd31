package dev.faultline.streams.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A path of the interface.
 *
 * @param path such as {@code /api/v1/pairs/{pair}}
 * @param parts its parts between slashes
 * @param role what a caller must be allowed
 * @param parameters names that the query may hold
 * @param endpoint answers; null for the live stream, which has no end
 */
record Route(
    String path, List<String> parts, Role role, Set<String> parameters, Endpoint endpoint) {

  static Route get(String path, Role role, Set<String> parameters, Endpoint endpoint) {
    return new Route(path, List.of(path.substring(1).split("/")), role, parameters, endpoint);
  }

  /** Variables of a path that the route fits; null when it does not fit. */
  Map<String, String> match(List<String> asked) {
    if (asked.size() != parts.size()) {
      return null;
    }
    Map<String, String> variables = null;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.charAt(0) == '{') {
        variables = variables == null ? new HashMap<>() : variables;
        variables.put(part.substring(1, part.length() - 1), asked.get(i));
      } else if (!part.equals(asked.get(i))) {
        return null;
      }
    }
    return variables == null ? Map.of() : variables;
  }
}
