package dev.faultline.streams.top;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Draws the pairs by tension, and the latest alerts, as lines of text. */
final class Screen {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final int SPARKLINE = 15;
  private static final int ALERTS = 4;
  private static final int NAMES = 32;
  private static final String BOLD = "1";
  private static final String DIM = "2";

  private final int width;
  private final boolean colour;

  Screen(int width, boolean colour) {
    this.width = width;
    this.colour = colour;
  }

  /**
   * The whole screen.
   *
   * @param status how live it is
   * @param height lines that there are; pairs that find no room are counted
   */
  String draw(JsonNode pairs, JsonNode alerts, String status, int height) {
    StringBuilder out = new StringBuilder();
    String title = "Faultline · as of " + pairs.path("asOf").asText().replace("T", " ");
    out.append(style(Text.fit(title + (status.isEmpty() ? "" : " · " + status), width), BOLD))
        .append('\n');
    int shown = Math.min(alerts.path("items").size(), ALERTS);
    int room = Math.max(1, height - 4 - (shown == 0 ? 0 : shown + 2));
    out.append('\n').append(style(heading(), DIM)).append('\n');
    int lines = 0;
    int left = 0;
    for (JsonNode pair : pairs.path("items")) {
      if (pair.path("tension").asDouble() < 0.05 || lines == room) {
        left++;
      } else {
        out.append(row(pair)).append('\n');
        lines++;
      }
    }
    boolean more = !pairs.path("next").isNull() && !pairs.path("next").isMissingNode();
    if (left > 0 || more) {
      String text = "and " + left + (more ? " or more" : "") + " of less tension or none";
      out.append(style(Text.fit(text, width), DIM)).append('\n');
    }
    if (shown > 0) {
      out.append('\n').append(style("ALERTS", DIM)).append('\n');
      for (int i = 0; i < shown; i++) {
        out.append(alert(alerts.path("items").get(i))).append('\n');
      }
    }
    return colour ? out.toString() : out.toString().replaceAll(" +\n", "\n");
  }

  private String heading() {
    return Text.fit(
        Text.fit("PAIR", 9)
            + Text.fit("", names())
            + "TENSION  LEVEL     7 DAYS  "
            + Text.fit("LAST 15 DAYS", SPARKLINE + 2)
            + "REASON",
        width);
  }

  /** Room for the names of the countries: none on a narrow terminal. */
  private int names() {
    return width >= 120 ? NAMES : 0;
  }

  private String row(JsonNode pair) {
    String level = pair.path("level").asText();
    double trend = pair.path("trend7d").asDouble();
    String names = pair.at("/first/name").asText() + " – " + pair.at("/second/name").asText();
    String before = Text.fit(pair.path("pair").asText(), 9);
    if (names() > 0) {
      before += Text.fit(Text.plain(names), NAMES - 1) + " ";
    }
    String figure =
        String.format(
            Locale.ROOT,
            "%7.1f  %s",
            pair.path("tension").asDouble(),
            Text.fit(level + (pair.path("unconfirmed").asBoolean() ? " ?" : ""), 10));
    String after =
        Text.fit(trend(trend), 8)
            + Text.fit(sparkline(pair.path("sparkline")), SPARKLINE + 2)
            + Text.plain(pair.path("reason").asText());
    int room = width - 9 - names() - 19;
    return before + style(figure, colour(level)) + Text.fit(after, Math.max(0, room));
  }

  private static String trend(double change) {
    return Math.abs(change) <= 2 ? "steady" : String.format(Locale.ROOT, "%+.1f", change);
  }

  /** The last days of a hundred points in eight heights. */
  static String sparkline(JsonNode values) {
    StringBuilder line = new StringBuilder();
    for (int i = Math.max(0, values.size() - SPARKLINE); i < values.size(); i++) {
      int height = (int) (values.get(i).asDouble() / 100 * BARS.length());
      line.append(BARS.charAt(Math.max(0, Math.min(BARS.length() - 1, height))));
    }
    return line.toString();
  }

  private String alert(JsonNode alert) {
    String when = Text.fit(alert.path("asOf").asText().replace("T", " "), 17).substring(0, 16);
    String kind =
        switch (alert.path("kind").asText()) {
          case "SURGE" -> "surges";
          case "DRIFT" -> "builds up slowly";
          case "LEVEL_ROSE" -> "rose to " + alert.path("level").asText();
          default -> "fell to " + alert.path("level").asText();
        };
    String text =
        when
            + "  "
            + Text.fit(alert.path("pair").asText(), 9)
            + Text.fit(kind, 18)
            + Text.plain(alert.path("reason").asText());
    return Text.fit(text, width);
  }

  private static String colour(String level) {
    return switch (level) {
      case "CRITICAL" -> "1;97;41";
      case "HIGH" -> "1;31";
      case "ELEVATED" -> "33";
      case "GUARDED" -> "93";
      default -> "32";
    };
  }

  private String style(String text, String code) {
    return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
  }
}
