package dev.faultline.producer.article;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JsonObjectSplitterPropertyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 200)
  void findsEveryObjectWhateverItsStringsHold(
      @ForAll @Size(min = 1, max = 6) List<String> texts, @ForAll @IntRange(max = 2) int layout)
      throws Exception {
    List<String> objects = texts.stream().map(text -> object(text, layout == 2)).toList();
    String input =
        layout == 1
            ? objects.stream().collect(Collectors.joining(",\n", "[", "]"))
            : String.join("\n", objects);
    List<ArticleReading> readings = Readings.of(input);
    assertThat(readings).hasSize(texts.size());
    assertThat(Readings.articles(readings)).extracting(Article::text).isEqualTo(shown(texts));
  }

  private static List<String> shown(List<String> texts) {
    return texts.stream().map(text -> "t" + wellFormed(text)).toList();
  }

  /** UTF-8 cannot carry half a surrogate pair. */
  private static String wellFormed(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String object(String text, boolean pretty) {
    ObjectNode node = JSON.createObjectNode();
    node.putArray("tags").addObject().put("deep", text);
    node.put("text", "t" + wellFormed(text));
    return pretty ? node.toPrettyString() : node.toString();
  }
}
