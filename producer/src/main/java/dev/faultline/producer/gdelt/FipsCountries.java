package dev.faultline.producer.gdelt;

import dev.faultline.producer.data.DataFile;
import java.util.HashMap;
import java.util.Map;

/** FIPS 10-4 country codes, which GDELT uses for places only: AU is Austria there, CH is China. */
final class FipsCountries {

  private final Map<String, String> states = new HashMap<>();

  FipsCountries() {
    for (DataFile.Row row : DataFile.read(FipsCountries.class, "fips-countries.tsv", 2)) {
      if (states.put(row.text(0), row.text(1)) != null) {
        throw row.error("code " + row.text(0) + " stands twice");
      }
    }
  }

  /** ISO 3166-1 alpha-3 code; null when the code is unknown. */
  String state(String fips) {
    return states.get(fips);
  }
}
