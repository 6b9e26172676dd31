package dev.faultline.streams.alerting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.query.Countries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An alert as JSON; fields as in the API, and the names of the watchlists that it is on. */
final class AlertMessage {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private AlertMessage() {}

  static byte[] bytes(TensionAlert alert, List<String> watchlists) {
    CountryPair sides = CountryPair.parse(alert.getPair());
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("alertId", alert.getAlertId());
    message.put("watchlists", watchlists);
    message.put("pair", alert.getPair());
    message.put("first", side(sides.first()));
    message.put("second", side(sides.second()));
    message.put("kind", alert.getKind());
    message.put("level", alert.getLevel());
    message.put("previousLevel", alert.getPreviousLevel());
    message.put("tension", alert.getTension());
    message.put("unconfirmed", alert.getUnconfirmed());
    message.put("score", alert.getScore());
    message.put("asOf", alert.getAsOf().toString());
    message.put("profile", alert.getProfile());
    message.put("causes", alert.getCauses().stream().map(AlertMessage::cause).toList());
    try {
      return MAPPER.writeValueAsBytes(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> side(String code) {
    return Map.of("code", code, "name", Countries.shipped().of(code).name());
  }

  private static Map<String, Object> cause(IncidentShare share) {
    Map<String, Object> cause = new LinkedHashMap<>();
    cause.put("incidentId", share.getIncidentId());
    cause.put("indicator", share.getIndicator());
    cause.put("occurred", share.getOccurred().toString());
    cause.put("effect", share.getEffect());
    cause.put("origins", share.getOrigins());
    cause.put("evidence", share.getEvidence() == null ? null : evidence(share.getEvidence()));
    return cause;
  }

  private static Map<String, Object> evidence(IncidentEvidence evidence) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("text", evidence.getText());
    view.put("publisher", evidence.getPublisher());
    view.put("url", evidence.getUrl());
    view.put("title", evidence.getTitle());
    view.put("publishedAt", evidence.getPublishedAt().toString());
    return view;
  }
}
