package dev.faultline.producer.gdelt;

import dev.faultline.producer.data.DataFile;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** PLOVER event types and modes to indicators: the row of type and mode, else that of the type. */
final class PloverIndicators {

  private final Map<String, CameoIndicators.Meaning> rows = new HashMap<>();

  PloverIndicators() {
    for (DataFile.Row row : DataFile.read(PloverIndicators.class, "plover-indicators.tsv", 5)) {
      boolean none = row.text(2).equals("-");
      CameoIndicators.Meaning meaning =
          new CameoIndicators.Meaning(
              none ? Indicator.UNKNOWN : Indicator.valueOf(row.text(2)),
              none ? Modality.UNKNOWN : Modality.ASSERTED,
              row.text(3).equals("mutual"),
              row.text(3).equals("plain"),
              row.text(4));
      if (rows.put(row.text(0) + "/" + row.text(1), meaning) != null) {
        throw row.error(row.text(0) + " with mode " + row.text(1) + " stands twice");
      }
    }
  }

  /** What a type with a mode means. */
  CameoIndicators.Meaning of(String type, String mode) {
    String event = type.toLowerCase(Locale.ROOT);
    String how = mode.toLowerCase(Locale.ROOT);
    CameoIndicators.Meaning exact = rows.get(event + "/" + how);
    CameoIndicators.Meaning found = exact == null ? rows.get(event + "/*") : exact;
    return found != null
        ? found
        : new CameoIndicators.Meaning(
            Indicator.UNKNOWN, Modality.UNKNOWN, false, false, "an unknown event type " + type);
  }
}
