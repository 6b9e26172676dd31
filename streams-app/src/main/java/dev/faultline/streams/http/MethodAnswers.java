package dev.faultline.streams.http;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.tension.IndicatorProfile;
import dev.faultline.streams.tension.ScoreProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The indicators and formulas of the running profile. */
final class MethodAnswers {
  private final ScoreProfile profile;
  private final Map<String, String[]> codes = codes();

  MethodAnswers(ScoreProfile profile) {
    this.profile = profile;
  }

  Answer indicators(Call call) {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("profile", profile.version());
    return Tables.answer(call, head, rows(), Tables.INDICATORS);
  }

  Answer methodology(Call call) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("profile", profile.version());
    view.put("formulas", formulas());
    view.put("levels", profile.levels());
    view.put("reliability", profile.reliability());
    view.put("indicators", rows());
    return Answer.json(view);
  }

  private List<Map<String, Object>> rows() {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Indicator indicator : Indicator.values()) {
      IndicatorProfile how = profile.indicator(indicator);
      if (how != null) {
        String[] code = codes.getOrDefault(indicator.name(), new String[] {"", "", "", ""});
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("indicator", indicator);
        row.put("side", how.side());
        row.put("weight", how.weight());
        row.put("halfLifeDays", how.halfLifeDays());
        row.put("stateful", how.merging() == dev.faultline.streams.tension.Merging.STATE);
        row.put("closers", how.closedBy().stream().sorted().toList());
        row.put("quad", code[1]);
        row.put("cameo", code[2]);
        row.put("plover", code[3]);
        rows.add(row);
      }
    }
    return rows;
  }

  private List<Map<String, String>> formulas() {
    return List.of(
        formula("Contribution of an incident", "s = w · m · c · q · d"),
        formula(
            "Magnitude",
            "m = min(%s, 1 + %s · log10(1 + deaths)), lowest credible figure",
            profile.magnitudeCap(),
            profile.deathsSlope()),
        formula(
            "Corroboration",
            "c = 1 − Π over origins (1 − r), at most %s",
            profile.corroborationCap()),
        formula(
            "Claim factor",
            "q = 1 asserted by the outlet, %s said by an official, %s denied by the other side; times"
                + " the confidence of the coding",
            profile.officialFactor(),
            profile.disputedFactor()),
        formula(
            "Decay",
            "d = 2^(−age / half-life); a state that holds keeps at least %s until it has gone %s days"
                + " without confirmation",
            profile.stateFloor(),
            profile.staleDays()),
        formula(
            "Indicator",
            "S = %s·w·(1 − e^(−Σs / (%s·w)))",
            profile.saturation(),
            profile.saturation()),
        formula("Pressure and relief", "P = Σ S of tension; R = Σ S of de-escalation"),
        formula("Net", "N = max(0, P − %s·R)", profile.reliefShare()),
        formula("Tension", "T = 100·(1 − e^(−N/%s))", profile.scale()),
        formula(
            "Level",
            "%s; a level is left when T has been %s below its bound for %s hours",
            profile.levels(),
            profile.fallMargin(),
            profile.fallHours()));
  }

  private static Map<String, String> formula(String name, String text, Object... values) {
    Object[] shown = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      shown[i] =
          values[i] instanceof Double number && number == Math.rint(number)
              ? String.valueOf(number.longValue())
              : values[i];
    }
    Map<String, String> view = new LinkedHashMap<>();
    view.put("name", name);
    view.put("text", String.format(Locale.ROOT, text, shown));
    return view;
  }

  private static Map<String, String[]> codes() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                MethodAnswers.class.getResourceAsStream("indicator-codes.tsv"),
                StandardCharsets.UTF_8))) {
      Map<String, String[]> codes = new HashMap<>();
      in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(row -> codes.put(row[0], row));
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
