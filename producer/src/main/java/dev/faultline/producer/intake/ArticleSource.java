package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleReading;
import java.util.function.Consumer;

/** Something that hands on articles until it has no more. */
@FunctionalInterface
public interface ArticleSource {

  /**
   * Hands on every article in order.
   *
   * @param sink takes them; blocks while those who work on them are behind
   */
  void forEach(Consumer<ArticleReading> sink);
}
