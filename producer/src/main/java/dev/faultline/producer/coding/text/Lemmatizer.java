package dev.faultline.producer.coding.text;

import dev.faultline.producer.coding.text.VerbForm.Form;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Base forms of verbs and nouns: a table of irregular verbs, else endings, resolved against the
 * words that rules know ("imposed" is "impose", "banned" is "ban").
 */
public final class Lemmatizer {
  private static final String IRREGULAR =
      "/dev/faultline/producer/coding/language/irregular-verbs.txt";
  private static final int FORMS_KEPT = 20_000; // about 3 MB
  private static final Map<String, String> NOUNS =
      Map.ofEntries(
          Map.entry("men", "man"),
          Map.entry("women", "woman"),
          Map.entry("children", "child"),
          Map.entry("police", "police"),
          Map.entry("news", "news"),
          Map.entry("premises", "premises"),
          Map.entry("crises", "crisis"),
          Map.entry("forces", "forces"),
          Map.entry("series", "series"),
          Map.entry("allies", "ally"));

  private static final Set<String> NO_PLURALS =
      Set.of("specimen", "regimen", "abdomen", "acumen", "bitumen", "yemen", "turkmen");

  private final Map<String, VerbForm> irregular = new HashMap<>();
  private final Set<String> bases = new HashSet<>();
  private final Set<String> vocabulary;
  private final Map<String, VerbForm> forms = new ConcurrentHashMap<>(); // as found before

  /**
   * @param vocabulary verb lemmas that decide between possible base forms
   */
  public Lemmatizer(Set<String> vocabulary) {
    this.vocabulary = vocabulary;
    read();
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Lemmatizer.class.getResourceAsStream(IRREGULAR), StandardCharsets.UTF_8))) {
      String line;
      while ((line = in.readLine()) != null) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          String[] parts = line.split(" ");
          boolean same = parts[1].equals(parts[2]);
          bases.add(parts[0]);
          irregular.put(
              parts[1], new VerbForm(parts[0], same ? Form.PAST_OR_PARTICIPLE : Form.PAST));
          if (!same) {
            irregular.put(parts[2], new VerbForm(parts[0], Form.PARTICIPLE));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + IRREGULAR, e);
    }
    for (String be : new String[] {"is", "are", "am", "'s", "'re", "'m"}) {
      irregular.put(be, new VerbForm("be", Form.PRESENT_S));
    }
    irregular.put("has", new VerbForm("have", Form.PRESENT_S));
    irregular.put("'ve", new VerbForm("have", Form.PRESENT_S));
    irregular.put("does", new VerbForm("do", Form.PRESENT_S));
    irregular.put("goes", new VerbForm("go", Form.PRESENT_S));
  }

  /** Lemma and form of a word that is used as a verb. */
  public VerbForm verb(String lower) {
    VerbForm known = forms.get(lower);
    if (known == null) {
      known = formOf(lower);
      if (forms.size() >= FORMS_KEPT) {
        forms.clear();
      }
      forms.put(lower, known);
    }
    return known;
  }

  private VerbForm formOf(String lower) {
    VerbForm known = irregular.get(lower);
    if (known != null) {
      return known;
    }
    if (bases.contains(lower)) {
      return new VerbForm(lower, Form.BASE); // "bring" is no "-ing" of anything
    }
    if (lower.endsWith("ing") && lower.length() > 4) {
      return new VerbForm(stem(lower.substring(0, lower.length() - 3)), Form.ING);
    }
    if (lower.endsWith("ied") && lower.length() > 4) {
      return new VerbForm(lower.substring(0, lower.length() - 3) + "y", Form.PAST_OR_PARTICIPLE);
    }
    if (lower.endsWith("ed") && lower.length() > 3) {
      return new VerbForm(stem(lower.substring(0, lower.length() - 2)), Form.PAST_OR_PARTICIPLE);
    }
    if (lower.endsWith("s")
        && !lower.endsWith("ss")
        && lower.length() > 3
        && !vocabulary.contains(lower)) {
      return new VerbForm(unsuffixS(lower), Form.PRESENT_S);
    }
    return new VerbForm(lower, Form.BASE);
  }

  private String stem(String stem) {
    if (vocabulary.contains(stem + "e") && !doubled(stem)) {
      return vocabulary.contains(stem) && !endsLikeE(stem) ? stem : stem + "e";
    }
    if (vocabulary.contains(stem)) {
      return stem;
    }
    if (doubled(stem)) {
      String single = stem.substring(0, stem.length() - 1);
      if (vocabulary.contains(single) || "bdgmnprt".indexOf(stem.charAt(stem.length() - 1)) >= 0) {
        return single;
      }
      return stem;
    }
    return endsLikeE(stem) ? stem + "e" : stem;
  }

  private static boolean doubled(String stem) {
    int n = stem.length();
    return n > 2
        && stem.charAt(n - 1) == stem.charAt(n - 2)
        && "aeiou".indexOf(stem.charAt(n - 1)) < 0;
  }

  private static boolean endsLikeE(String stem) {
    int n = stem.length();
    if (n < 2) {
      return false;
    }
    char last = stem.charAt(n - 1);
    char before = stem.charAt(n - 2);
    boolean vowelBefore = "aeiou".indexOf(before) >= 0;
    return "cgsvzu".indexOf(last) >= 0
        || (last == 't' && (before == 'a' || before == 'u') && n > 3)
        || (last == 'r' && vowelBefore && (before == 'u' || before == 'i'))
        || (last == 'l' && !vowelBefore);
  }

  private static String unsuffixS(String lower) {
    int n = lower.length();
    if (lower.endsWith("ies") && n > 4) {
      return lower.substring(0, n - 3) + "y";
    }
    if (lower.endsWith("sses")
        || lower.endsWith("shes")
        || lower.endsWith("ches")
        || lower.endsWith("xes")
        || lower.endsWith("oes")
        || lower.endsWith("zzes")) {
      return lower.substring(0, n - 2);
    }
    return lower.substring(0, n - 1);
  }

  /** Singular of a noun. */
  public static String noun(String lower) {
    String known = NOUNS.get(lower);
    if (known != null) {
      return known;
    }
    int n = lower.length();
    if (n > 5 && lower.endsWith("men") && !NO_PLURALS.contains(lower)) {
      return lower.substring(0, n - 2) + "an"; // "fishermen"
    }
    if (n < 4
        || !lower.endsWith("s")
        || lower.endsWith("ss")
        || lower.endsWith("us")
        || lower.endsWith("is")) {
      return lower;
    }
    return lower.equals("ties") ? "tie" : unsuffixS(lower);
  }
}
