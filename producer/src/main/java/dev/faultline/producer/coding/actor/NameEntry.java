package dev.faultline.producer.coding.actor;

import dev.faultline.producer.coding.actor.DictionaryFile.Row;
import dev.faultline.schemas.ActorRole;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one row of a name file says.
 *
 * @param kind sort of name; null for a name that only looks like an actor ({@code Bank of China})
 * @param from first day of validity, null when open
 * @param to last day of validity, null when open
 * @param undated the meaning to take when the date of the text is unknown
 * @param combining stands only before a hyphen or dash: {@code Sino-}
 * @param mixedCase never in a line of capitals, where {@code IS} is a verb
 */
record NameEntry(
    MentionKind kind,
    String code,
    String partner,
    ActorRole role,
    String country,
    LocalDate from,
    LocalDate to,
    boolean metonym,
    boolean noun,
    boolean undated,
    boolean combining,
    boolean mixedCase) {

  static final int NAMES = 2;
  private static final String NOT_AN_ACTOR = "NOT";

  boolean isActor() {
    return kind != null;
  }

  boolean isValidAt(LocalDate when) {
    return (from == null || !when.isBefore(from)) && (to == null || !when.isAfter(to));
  }

  /** The same under another code, as a context rule decides. */
  NameEntry withCode(String other) {
    boolean stays = kind == MentionKind.CAPITAL || kind.isPlaceOnly() || !country.equals(code);
    String place = stays ? country : other;
    return new NameEntry(
        kind, other, partner, role, place, from, to, metonym, noun, undated, combining, mixedCase);
  }

  /**
   * @throws IllegalArgumentException when a cell is wrong; the message says what to write instead
   */
  static NameEntry parse(Row row) {
    String kindCell = row.cell(0);
    MentionKind kind = kindCell.equals(NOT_AN_ACTOR) ? null : constant(MentionKind.class, kindCell);
    String code = row.cell(1).equals("-") ? "" : row.cell(1);
    if (!code.isEmpty() && !code.matches("[A-Z][A-Z0-9_]*")) {
      throw new IllegalArgumentException("code '" + code + "' must be capitals, digits and _");
    }
    if (code.isEmpty() && kind != null && !kind.isPlaceOnly()) {
      throw new IllegalArgumentException(kind + " needs a code; only places may have none (-)");
    }
    if (row.words(NAMES).isEmpty()) {
      throw new IllegalArgumentException("the third column lists no name");
    }
    ActorRole role = kind == null ? ActorRole.NONE : roleOf(kind);
    String partner = "";
    String country =
        kind == MentionKind.ORGANISATION || kind == MentionKind.ARMED_GROUP ? "" : code;
    LocalDate from = null;
    LocalDate to = null;
    boolean metonym = kind == MentionKind.CAPITAL || kind == MentionKind.SEAT;
    boolean noun = false;
    boolean undated = false;
    boolean combining = false;
    boolean mixedCase = false;
    for (String option : row.cell(3).split("\\s+")) {
      int equals = option.indexOf('=');
      String value = option.substring(equals + 1);
      switch (equals < 0 ? option : option.substring(0, equals)) {
        case "" -> {}
        case "role" -> role = constant(ActorRole.class, value);
        case "partner" -> partner = value;
        case "country" -> country = value.equals("-") ? "" : value;
        case "from" -> from = firstDay(value);
        case "to" -> to = lastDay(value);
        case "place" -> metonym = false;
        case "noun" -> noun = true;
        case "undated" -> undated = true;
        case "combining" -> combining = true;
        case "mixed-case" -> mixedCase = true;
        default ->
            throw new IllegalArgumentException(
                "unknown option '"
                    + option
                    + "'; use role= partner= country= from= to= place noun undated combining"
                    + " mixed-case");
      }
    }
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException(
          "validity ends (" + to + ") before it begins (" + from + ")");
    }
    return new NameEntry(
        kind, code, partner, role, country, from, to, metonym, noun, undated, combining, mixedCase);
  }

  private static ActorRole roleOf(MentionKind kind) {
    return switch (kind) {
      case SEAT, LEADER, GOVERNMENT -> ActorRole.GOV;
      case MILITARY -> ActorRole.MIL;
      case ORGANISATION -> ActorRole.IGO;
      case ARMED_GROUP -> ActorRole.INS;
      default -> ActorRole.NONE;
    };
  }

  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    String known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" "));
    throw new IllegalArgumentException("unknown '" + name + "'; use one of: " + known);
  }

  private static LocalDate firstDay(String value) {
    try {
      return switch (value.length()) {
        case 4 -> LocalDate.of(Integer.parseInt(value), 1, 1);
        case 7 -> YearMonth.parse(value).atDay(1);
        default -> LocalDate.parse(value);
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + value + "' is no date; write 2021-08-15, 2021-08 or 2021", e);
    }
  }

  private static LocalDate lastDay(String value) {
    LocalDate first = firstDay(value);
    return switch (value.length()) {
      case 4 -> first.withMonth(12).withDayOfMonth(31);
      case 7 -> YearMonth.from(first).atEndOfMonth();
      default -> first;
    };
  }

  /** Names of a row; a leading ~ marks one that counts only after a title. */
  static List<String> namesOf(Row row) {
    return row.words(NAMES);
  }
}
