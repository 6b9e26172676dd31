package dev.faultline.producer.coding.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.schemas.Modality;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Single sentences, one for each way in which sides and stance are read; the data says which. */
class SentencesTest {
  private static final String DATA = "sentences.tsv";

  @Test
  void readsSidesAndStanceAsTheTableSays() throws IOException {
    EventCoder coder = EventCoder.load(CodingProfile.RULES);
    List<String> wanted = lines();

    List<String> found =
        wanted.stream()
            .map(line -> line.substring(0, line.indexOf('\t')))
            .map(text -> text + "\t" + events(coder, text))
            .toList();

    assertThat(found).isEqualTo(wanted).hasSizeGreaterThan(10);
  }

  private static List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                SentencesTest.class.getResourceAsStream(DATA), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
    }
    return lines;
  }

  private static String events(EventCoder coder, String text) {
    Article article = new Article("a", "", text, Optional.empty(), Optional.empty(), "", "", "en");
    List<CodedEvent> events = ((CodingResult.Coded) coder.code(article)).events();
    String told =
        events.stream()
            .filter(event -> event.modality() == Modality.ASSERTED)
            .map(SentencesTest::line)
            .sorted()
            .collect(Collectors.joining("; "));
    return told.isEmpty() ? "none" : told;
  }

  private static String line(CodedEvent event) {
    return event.source().code()
        + (event.mutual() ? "=" : ">")
        + event.target().code()
        + " "
        + event.indicator();
  }
}
