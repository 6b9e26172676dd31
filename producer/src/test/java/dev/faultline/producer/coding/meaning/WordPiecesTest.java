package dev.faultline.producer.coding.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordPiecesTest {

  private static final WordPieces PIECES = read();

  private static WordPieces read() {
    try (InputStream in =
        WordPiecesTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json")) {
      return WordPieces.read(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void cutsAsTheModelsOwnTokenizerDoes() {
    assertThat(PIECES.of("Hello, world!", 16)).containsExactly(101, 7592, 1010, 2088, 999, 102);
    assertThat(PIECES.of("unaffable", 16)).containsExactly(101, 14477, 20961, 3468, 102);
  }

  @Test
  void dropsCaseAndAccents() {
    assertThat(PIECES.of("Résumé", 16)).isEqualTo(PIECES.of("resume", 16));
  }

  @Test
  void cutsOffWhatIsTooLong() {
    assertThat(PIECES.of("war ".repeat(500), 32)).hasSize(32).endsWith(102L);
  }

  @Property(tries = 300)
  void takesAnyText(@ForAll String text) {
    long[] ids = PIECES.of(text, 24);
    assertThat(ids).hasSizeBetween(2, 24).startsWith(101L).endsWith(102L);
  }
}
