package dev.faultline.producer.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes as an input named {@code in} and collects what came of it. */
final class Readings {

  private Readings() {}

  static List<ArticleReading> of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<ArticleReading> of(byte[] bytes) {
    return of(bytes, InputLimits.DEFAULT);
  }

  static List<ArticleReading> of(byte[] bytes, InputLimits limits) {
    List<ArticleReading> readings = new ArrayList<>();
    try {
      new ArticleReader(limits, System.in, note -> {})
          .readStream("in", new ByteArrayInputStream(bytes), readings::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return readings;
  }

  static List<Article> articles(List<ArticleReading> readings) {
    return readings.stream()
        .filter(ArticleReading.Read.class::isInstance)
        .map(reading -> ((ArticleReading.Read) reading).article())
        .toList();
  }

  static Article only(String text) {
    List<ArticleReading> readings = of(text);
    if (readings.size() != 1 || !(readings.get(0) instanceof ArticleReading.Read read)) {
      throw new AssertionError("expected one article, got " + readings);
    }
    return read.article();
  }

  static List<ArticleReading.Rejected> rejections(List<ArticleReading> readings) {
    return readings.stream()
        .filter(ArticleReading.Rejected.class::isInstance)
        .map(ArticleReading.Rejected.class::cast)
        .toList();
  }
}
