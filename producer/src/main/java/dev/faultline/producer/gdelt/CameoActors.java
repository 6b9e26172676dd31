package dev.faultline.producer.gdelt;

import dev.faultline.producer.data.DataFile;
import dev.faultline.schemas.ActorRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** CAMEO's codes of countries, known groups and roles, by a table of their own. */
final class CameoActors {

  /** The Taliban are Afghanistan's government from this day on, as yyyyMMdd. */
  private static final int TALIBAN_GOVERN = 20210815;

  private static final String TALIBAN = "TAL";
  private static final Side NONE = new Side("", ActorRole.NONE, false);

  /**
   * A side of an event.
   *
   * @param code our code; empty when the CAMEO codes name no state or organisation
   * @param role part of society that acts
   * @param ownNode true for an organisation or group, which acts for itself
   */
  record Side(String code, ActorRole role, boolean ownNode) {
    boolean known() {
      return !code.isEmpty();
    }
  }

  private final Map<String, String> countries = new HashMap<>();
  private final Map<String, Side> groups = new HashMap<>();
  private final Map<String, ActorRole> roles = new HashMap<>();

  CameoActors() {
    Set<String> iso = new HashSet<>(Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3));
    iso.forEach(code -> countries.put(code, code));
    for (DataFile.Row row : DataFile.read(CameoActors.class, "cameo-actors.tsv", 4)) {
      String code = row.text(2).equals("-") ? "" : row.text(2);
      switch (row.text(0)) {
        case "COUNTRY" -> countries.put(row.text(1), code);
        case "GROUP" ->
            groups.put(row.text(1), new Side(code, ActorRole.valueOf(row.text(3)), true));
        case "ROLE" -> roles.put(row.text(1), ActorRole.valueOf(row.text(3)));
        default -> throw row.error("expected COUNTRY, GROUP or ROLE");
      }
    }
  }

  /**
   * The side that CAMEO codes name.
   *
   * @param country three-letter country code, or empty
   * @param group three-letter code of a known group, or empty
   * @param type first role code, or empty
   * @param day day of the event as yyyyMMdd
   */
  Side side(String country, String group, String type, int day) {
    if (group.equals(TALIBAN)) {
      return new Side("AFG", day >= TALIBAN_GOVERN ? ActorRole.GOV : ActorRole.INS, false);
    }
    Side known = group.isEmpty() ? null : groups.get(group);
    if (known != null) {
      return known;
    }
    String code = countries.getOrDefault(country, "");
    return code.isEmpty() ? NONE : new Side(code, roles.getOrDefault(type, ActorRole.NONE), false);
  }

  /** The state of a CAMEO or ISO three-letter code. */
  Optional<String> state(String country) {
    return Optional.ofNullable(countries.get(country)).filter(code -> !code.isEmpty());
  }
}
