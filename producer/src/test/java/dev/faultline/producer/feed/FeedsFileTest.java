package dev.faultline.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedsFileTest {

  @TempDir Path folder;

  @Test
  void shippedListNamesAPublisherForEachFeed() throws Exception {
    List<FeedSource> feeds = FeedsFile.read(Path.of("../examples/feeds.yaml"));
    assertThat(feeds).hasSizeGreaterThan(40).noneMatch(feed -> feed.publisher().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "'feeds: [{url: \"http://a.example/f\", minuts: 3}]', minuts",
    "'feeds: [{url: \"http://a.example/f\", minutes: 0}]', 1 to 1440",
    "'feeds: [{url: \"ftp://a.example/f\"}]', no http",
    "'feeds: [{publisher: \"x\"}]', url",
    "'feeds: [{url: \"http://a.example/f\"}, {url: \"http://a.example/f\"}]', twice",
    "'feeds: []', no feeds",
    "'', No content",
    "'feeds: [', ''"
  })
  void badFileIsRefusedWithItsName(String text, String named) throws IOException {
    Path file = Files.writeString(folder.resolve("feeds.yaml"), text);
    assertThatThrownBy(() -> FeedsFile.read(file))
        .isInstanceOf(FeedsFile.BadFeedsFileException.class)
        .hasMessageContaining("feeds.yaml")
        .hasMessageContaining(named);
  }
}
