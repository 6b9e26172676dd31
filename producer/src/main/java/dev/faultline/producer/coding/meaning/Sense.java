package dev.faultline.producer.coding.meaning;

import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sentences can mean: an indicator, a finer kind of one, or a sort of news that is no event.
 *
 * @param name name in {@code senses.tsv}, such as {@code COERCION-cyber}
 * @param indicator empty when the sense is not an event
 * @param description what belongs to it
 */
record Sense(String name, Optional<Indicator> indicator, String description) {

  /** All senses, in the order of the file. */
  static List<Sense> all() {
    List<Sense> senses = new ArrayList<>();
    for (String line : Lines.of("senses.tsv")) {
      String[] cells = line.split("\t");
      if (cells.length != 3) {
        throw new IllegalStateException(
            "senses.tsv: expected sense, indicator and meaning between tabs: " + line);
      }
      Optional<Indicator> indicator =
          cells[1].equals("-") ? Optional.empty() : Optional.of(Indicator.valueOf(cells[1]));
      senses.add(new Sense(cells[0], indicator, cells[2]));
    }
    return List.copyOf(senses);
  }
}
