package dev.faultline.producer.evaluation;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.schemas.Modality;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Runs the coder over gold records and counts, on one core. */
public final class Evaluation {
  private static final int WARM_UP = 300; // records coded before the clock starts

  private final ArticleCoder coder;
  private final Set<String> kinds;

  /**
   * @param coder what is measured
   * @param kinds kinds of records that count
   */
  public Evaluation(ArticleCoder coder, Set<String> kinds) {
    this.coder = coder;
    this.kinds = Set.copyOf(kinds);
  }

  /**
   * Scores the events of all records.
   *
   * @param file gold records, one JSON object a line
   * @return lines to print
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line is no record; names file and line
   */
  public List<String> run(Path file) throws IOException {
    List<GoldRecord> records = read(file);
    records.stream().limit(WARM_UP).forEach(this::code);
    SentenceScore score = new SentenceScore();
    long words = 0;
    long begun = System.nanoTime();
    for (GoldRecord record : records) {
      List<ScoredEvent> events = code(record);
      words += words(record.text());
      if (kinds.contains(record.kind())) {
        score.add(record, events);
      }
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<String> lines = new ArrayList<>(score.lines());
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "speed                  %.0f records/s, %.0f words/s (%s)",
            records.size() / seconds,
            words / seconds,
            coder.version()));
    return lines;
  }

  private static List<GoldRecord> read(Path file) throws IOException {
    List<GoldRecord> records = new ArrayList<>();
    try (BufferedReader in = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.isBlank()) {
          try {
            records.add(GoldRecord.read(line));
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " line " + number + ": " + e.getMessage(), e);
          }
        }
      }
    }
    return records;
  }

  private List<ScoredEvent> code(GoldRecord record) {
    Article article =
        new Article(
            record.id(), "", record.text(), Optional.empty(), Optional.empty(), "", "", "en");
    List<ScoredEvent> events = new ArrayList<>();
    if (coder.code(article) instanceof CodingResult.Coded coded) {
      for (CodedEvent event : coded.events()) {
        if (event.modality() == Modality.ASSERTED) {
          events.add(scored(event));
        }
      }
    }
    return events;
  }

  private static ScoredEvent scored(CodedEvent event) {
    String name = IndicatorNames.coarse(event.indicator().name());
    return new ScoredEvent(
        event.source().code(),
        event.target().code(),
        name,
        "",
        Set.of(),
        IndicatorNames.side(name),
        false,
        false);
  }

  private static long words(String text) {
    long words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = !Character.isWhitespace(text.charAt(i));
      words += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return words;
  }
}
