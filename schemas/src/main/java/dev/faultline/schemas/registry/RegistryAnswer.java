package dev.faultline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;

/**
 * What a registry said: a JSON object, or that it has no such thing.
 *
 * @param request address and path, for messages
 * @param body the object; empty when the registry has no such id, subject or version
 * @param message the registry's own words when it has none
 */
record RegistryAnswer(String request, Optional<JsonNode> body, String message) {

  /**
   * Sorts an HTTP answer. Only an error code of the registry's own counts as "unknown": a bare 404
   * comes from a proxy or a wrong address, and must not condemn records.
   *
   * @throws IOException when the answer is not a registry's, or passes by itself
   * @throws RegistryRefusedException when the registry rejects the request
   */
  static RegistryAnswer of(String request, int status, Optional<JsonNode> body) throws IOException {
    String message = body.map(json -> json.path("message").asText("")).orElse("");
    if (status >= 200 && status < 300) {
      if (body.isEmpty()) {
        throw new IOException("answered " + status + " with something that is no JSON object");
      }
      return new RegistryAnswer(request, body, message);
    }
    int code = body.map(json -> json.path("error_code").asInt()).orElse(0);
    if (status == 404 && code / 100 == 404) {
      return new RegistryAnswer(request, Optional.empty(), message);
    }
    if (status == 404) {
      throw new IOException("answered 404 as no registry does; is the path in the address right?");
    }
    if (status == 408 || status == 429 || status >= 500) {
      throw new IOException("answered " + status + (message.isEmpty() ? "" : ": " + message));
    }
    throw new RegistryRefusedException(
        "the schema registry refuses "
            + request
            + " with "
            + status
            + (message.isEmpty() ? "" : ": " + message)
            + advice(status));
  }

  private static String advice(int status) {
    if (status == 401 || status == 403) {
      return " (check basic.auth.* or bearer.auth.*)";
    }
    if (status >= 300 && status < 400) {
      return " (a redirect; set schema.registry.url to the final address)";
    }
    return status == 409 ? " (not compatible with the subject's earlier versions)" : "";
  }
}
