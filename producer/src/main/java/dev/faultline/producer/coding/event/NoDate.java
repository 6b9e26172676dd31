package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.schemas.Indicator;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the date words that tell no time of an act: those of a length, a name, a thing. */
final class NoDate {
  private static final Set<String> PERIODS =
      Set.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December",
          "spring",
          "summer",
          "autumn",
          "winter",
          "fall",
          "end",
          "beginning",
          "start",
          "middle",
          "half",
          "quarter",
          "months",
          "weeks",
          "days",
          "year");

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern MONTH = Pattern.compile("[A-Z][a-z]+ \\d{4}");
  private static final Pattern DECADE = Pattern.compile("(the )?\\d{4}s");
  private static final Pattern MOMENTS = Pattern.compile(".*\\b(minutes?|hours?)");

  private NoDate() {}

  /** True when nothing happened at these words. */
  static boolean is(PlacedDate date, String text, Choice choice) {
    return isOnlyLength(date.mention())
        || isName(date.mention(), text, choice)
        || namesAThing(date, choice);
  }

  /** "shot at each other for 20 minutes": how long, and not when. */
  private static boolean isOnlyLength(DateMention mention) {
    return mention.kind() == DateMention.Kind.DURATION && MOMENTS.matcher(mention.text()).matches();
  }

  /**
   * True for the year that names a thing, "the fishing accord of 2005", and for the month of a
   * treaty that was given up, "suspended the pact of March 2023".
   */
  private static boolean isName(DateMention mention, String text, Choice choice) {
    int start = mention.start();
    boolean decade = DECADE.matcher(mention.text()).matches();
    boolean month =
        choice.indicator() == Indicator.TREATY_SUSPENDED && MONTH.matcher(mention.text()).matches();
    return (decade || month || YEAR.matcher(mention.text()).matches())
        && start > 3
        && text.startsWith("of ", start - 3)
        && !PERIODS.contains(text.substring(text.lastIndexOf(' ', start - 5) + 1, start - 4));
  }

  /** True for the year before another noun than the act: "disregards a 1994 agreement". */
  private static boolean namesAThing(PlacedDate date, Choice choice) {
    String words = date.mention().text();
    if (!YEAR.matcher(words).matches() && !DECADE.matcher(words).matches()) {
      return false;
    }
    int at = date.token();
    NounPhrase phrase = date.parsed().phraseAt(at);
    return phrase != null
        && at < phrase.head()
        && (at == 0 || !date.parsed().words().get(at - 1).tag().equals("ADP"))
        && (choice.token() < phrase.start() || choice.token() >= phrase.end());
  }
}
