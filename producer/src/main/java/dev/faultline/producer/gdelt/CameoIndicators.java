package dev.faultline.producer.gdelt;

import dev.faultline.producer.data.DataFile;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.HashMap;
import java.util.Map;

/** CAMEO event codes to indicators: a code takes the row of its longest prefix. */
final class CameoIndicators {

  /**
   * What a code means to us.
   *
   * @param indicator what happened; {@link Indicator#UNKNOWN} when it is none of our indicators
   * @param modality whether the code says that it took place
   * @param mutual true when both sides act alike
   * @param plainMeeting true for a plain meeting, visit or call
   * @param whyNone why there is no indicator; empty when there is one
   */
  record Meaning(
      Indicator indicator,
      Modality modality,
      boolean mutual,
      boolean plainMeeting,
      String whyNone) {}

  private static final Meaning UNKNOWN_CODE =
      new Meaning(Indicator.UNKNOWN, Modality.UNKNOWN, false, false, "an unknown event code");

  private final Map<String, Meaning> rows = new HashMap<>();
  private final Map<String, Meaning> found = new HashMap<>();

  CameoIndicators() {
    for (DataFile.Row row : DataFile.read(CameoIndicators.class, "cameo-indicators.tsv", 6)) {
      boolean none = row.text(1).equals("-");
      Meaning meaning =
          none
              ? new Meaning(Indicator.UNKNOWN, Modality.UNKNOWN, false, false, row.text(5))
              : new Meaning(
                  Indicator.valueOf(row.text(1)),
                  Modality.valueOf(row.text(2)),
                  row.text(3).equals("mutual"),
                  row.text(4).equals("plain"),
                  "");
      if (rows.put(row.text(0), meaning) != null) {
        throw row.error("code " + row.text(0) + " stands twice");
      }
    }
  }

  /** What a code of two to four digits means. Not safe between threads. */
  Meaning of(String code) {
    Meaning meaning = found.get(code);
    if (meaning == null) {
      meaning = longestPrefix(code);
      if (found.size() < 10_000) {
        found.put(code, meaning);
      }
    }
    return meaning;
  }

  private Meaning longestPrefix(String code) {
    for (int length = code.length(); length >= 2; length--) {
      Meaning meaning = rows.get(code.substring(0, length));
      if (meaning != null) {
        return meaning;
      }
    }
    return UNKNOWN_CODE;
  }
}
