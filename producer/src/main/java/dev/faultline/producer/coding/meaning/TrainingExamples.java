package dev.faultline.producer.coding.meaning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * The example sentences with countries put in for {@code {A}}, {@code {a}} (adjective) and {@code
 * {Ac}} (capital), half of them with the words around that reports use. Same files, same result.
 */
final class TrainingExamples {

  private static final int PLAIN = 2;
  private static final int WRAPPED = 2;
  private static final String EVENT = "…";

  /**
   * A training sentence.
   *
   * @param sense position in {@code senses.tsv}
   * @param line number of the example that it comes from, for folds that keep kin together
   */
  record Example(int sense, int line, String text) {}

  private final List<String[]> actors =
      Lines.of("actors.tsv").stream().map(line -> line.split("\t")).toList();
  private final List<String> wrappers = Lines.of("wrappers.txt");
  private final Random random = new Random(7);

  private TrainingExamples() {}

  static List<Example> all(List<Sense> senses) {
    TrainingExamples examples = new TrainingExamples();
    List<Example> all = new ArrayList<>();
    for (int s = 0; s < senses.size(); s++) {
      List<String> lines = lines(senses.get(s));
      for (int n = 0; n < lines.size(); n++) {
        for (int i = 0; i < PLAIN + WRAPPED; i++) {
          String text = i < PLAIN ? lines.get(n) : examples.wrapped(lines.get(n));
          all.add(new Example(s, n, examples.filled(text)));
        }
      }
    }
    return all;
  }

  private static List<String> lines(Sense sense) {
    return Lines.of("examples/" + sense.name() + ".txt");
  }

  /** Twelve hexadecimal digits that change when any of the files does. */
  static String fingerprint(List<Sense> senses) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Sense sense : senses) {
        add(digest, List.of(sense.name()));
        add(digest, lines(sense));
      }
      add(digest, Lines.of("actors.tsv"));
      add(digest, Lines.of("wrappers.txt"));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void add(MessageDigest digest, List<String> lines) {
    for (String line : lines) {
      digest.update(line.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
    }
  }

  private String wrapped(String line) {
    String event = line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    return wrappers.get(random.nextInt(wrappers.size())).replace(EVENT, event);
  }

  private String filled(String line) {
    String text = line;
    List<Integer> used = new ArrayList<>();
    for (char letter = 'A'; letter <= 'C'; letter++) {
      int pick;
      do {
        pick = random.nextInt(actors.size());
      } while (used.contains(pick));
      used.add(pick);
      String[] actor = actors.get(pick);
      text =
          text.replace("{" + letter + "}", actor[0])
              .replace("{" + Character.toLowerCase(letter) + "}", actor[1])
              .replace("{" + letter + "c}", actor[2]);
    }
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
