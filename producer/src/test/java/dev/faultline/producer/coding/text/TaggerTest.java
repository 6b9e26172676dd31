package dev.faultline.producer.coding.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;
import org.junit.jupiter.api.Test;

class TaggerTest {
  private static final Path ARTICLES =
      Path.of("src/test/resources/dev/faultline/producer/coding/articles");

  @Test
  void givesTheTagsOfOpenNlpsOwnTagger() throws IOException {
    Tagger tagger = Tagger.load();
    POSTaggerME reference = reference();
    int compared = 0;
    for (String text : texts()) {
      for (Sentence sentence : SentenceSplitter.split(text)) {
        List<Token> tokens = Tokenizer.tokenize(sentence.text());
        String[] words = tokens.stream().map(Token::text).toArray(String[]::new);
        assertThat(tagger.tag(tokens)).as(sentence.text()).isEqualTo(reference.tag(words));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  @Test
  void tagsOneWordAndNone() {
    Tagger tagger = Tagger.load();

    assertThat(tagger.tag(List.of())).isEmpty();
    assertThat(tagger.tag(Tokenizer.tokenize("Talks"))).hasSize(1);
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(ARTICLES)) {
      for (Path file :
          files.filter(it -> it.toString().matches(".*/g\\d+[a-z-]+\\.json")).sorted().toList()) {
        texts.add(new ObjectMapper().readTree(file.toFile()).path("text").asText());
      }
    }
    texts.add("“1,200” 3.5m AT&T's U.S.-led ÄÖ. e-mail: 2011/03 — ¿qué? 停火 x 😀 I. a");
    return texts;
  }

  private static POSTaggerME reference() throws IOException {
    try (InputStream in =
        TaggerTest.class.getResourceAsStream("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin")) {
      return new POSTaggerME(new POSModel(in), POSTagFormat.UD);
    }
  }
}
