package dev.faultline.producer.coding;

import dev.faultline.producer.article.Article;

/** Reads an article and codes the events that it reports. Safe to share between threads. */
public interface ArticleCoder {

  /** Same article, same rules: same result. Never throws for any text. */
  CodingResult code(Article article);

  /** Version of coder, rules and dictionaries, carried in every event. */
  String version();
}
