package dev.faultline.producer.publish;

import dev.faultline.producer.data.DataFile;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which news agency an article comes from, by its credit: {@code KABUL (Reuters) -} at the start,
 * {@code AFP reported} in the first paragraphs, or a last line such as {@code – AP}. A syndicated
 * report is no second witness.
 */
final class AgencyCredits {

  private static final int OPENING = 160;
  private static final int FIRST_PARAGRAPHS = 700;
  private static final int CLOSING = 120;

  private final Map<String, String> idByName = new HashMap<>();
  private final Map<String, String> idByDomain = new HashMap<>();
  private final Pattern opening;
  private final Pattern reported;
  private final Pattern closing;

  private AgencyCredits(List<DataFile.Row> rows) {
    for (DataFile.Row row : rows) {
      idByDomain.put(row.text(1), row.text(0));
      row.list(2).forEach(name -> idByName.put(name.toLowerCase(Locale.ROOT), row.text(0)));
    }
    String names =
        rows.stream()
            .flatMap(row -> row.list(2).stream())
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(", ")"));
    opening =
        Pattern.compile(
            "\\("
                + names
                + "\\)|\\b"
                + names
                + "\\s*[-–—:|]{1,2}\\s|^\\s*(?:By|Source:)\\s+"
                + names
                + "\\b");
    reported =
        Pattern.compile(
            "\\b"
                + names
                + "(?:'s|’s)?(?: news agency| news)? (?:report(?:s|ed)|has reported|said in a report)\\b"
                + "|\\b(?:according to|via|reported by|quoted by|citing|told) (?:the )?(?:news agency )?"
                + names
                + "\\b");
    closing =
        Pattern.compile(
            "(?:[-–—(\\[/]|\\bSource:|\\bAgencies:|\\bwith (?:inputs|reporting|additional reporting) from|\\bfrom)\\s*(?:the )?"
                + names
                + "(?:[)\\]]|[.]?\\s*$)");
  }

  static AgencyCredits shipped() {
    return new AgencyCredits(DataFile.read(AgencyCredits.class, "agencies.tsv", 3));
  }

  /** The agency that a publisher with this domain is itself. */
  Optional<String> ofPublisher(String domain) {
    return Optional.ofNullable(idByDomain.get(domain));
  }

  /** Id of the agency that the text credits. */
  Optional<String> in(String text) {
    return first(opening, text.substring(0, Math.min(OPENING, text.length())))
        .or(() -> first(closing, text.substring(Math.max(0, text.length() - CLOSING))))
        .or(() -> first(reported, text.substring(0, Math.min(FIRST_PARAGRAPHS, text.length()))));
  }

  private Optional<String> first(Pattern pattern, String part) {
    Matcher matcher = pattern.matcher(part);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.ofNullable(idByName.get(matcher.group(group).toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }
}
