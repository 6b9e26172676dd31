package dev.faultline.producer.evaluation;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.text.Tokenizer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/** Codes the same articles over and over on the calling thread and measures how fast that goes. */
public final class CodingSpeed {
  private final ArticleCoder coder;
  private final List<Article> articles;
  private final long[] tokens;

  /**
   * @param coder what is measured
   * @param articles what it codes, in this order; at least one
   * @throws IllegalArgumentException when there are no articles
   */
  public CodingSpeed(ArticleCoder coder, List<Article> articles) {
    if (articles.isEmpty()) {
      throw new IllegalArgumentException("speed is measured on at least one article");
    }
    this.coder = coder;
    this.articles = List.copyOf(articles);
    tokens = this.articles.stream().mapToLong(CodingSpeed::tokens).toArray();
  }

  private static long tokens(Article article) {
    return Tokenizer.tokenize(article.title()).size() + Tokenizer.tokenize(article.text()).size();
  }

  /**
   * What was coded.
   *
   * @param articles articles coded
   * @param tokens words and marks in them, titles included
   * @param events events found, those that do not count included
   * @param seconds wall-clock time
   * @param cpuSeconds time on a processor, of this thread; NaN where the system does not tell
   */
  public record Figures(
      long articles, long tokens, long events, double seconds, double cpuSeconds) {
    /** Articles coded in a second. */
    public double articlesPerSecond() {
      return articles / seconds;
    }

    /** Words and marks read in a second. */
    public double tokensPerSecond() {
      return tokens / seconds;
    }

    /**
     * Articles coded in a second on a processor: what a second would give on a machine that does
     * nothing else.
     */
    public double articlesPerCpuSecond() {
      return articles / cpuSeconds;
    }
  }

  /** Codes articles until the time is over; at least one. */
  public Figures run(Duration time) {
    long count = 0;
    long read = 0;
    long events = 0;
    long onProcessor = cpuNanos();
    long begun = System.nanoTime();
    long elapsed;
    do {
      int at = (int) (count % articles.size());
      if (coder.code(articles.get(at)) instanceof CodingResult.Coded coded) {
        events += coded.events().size();
      }
      read += tokens[at];
      count++;
      elapsed = System.nanoTime() - begun;
    } while (elapsed < time.toNanos());
    double cpu = onProcessor < 0 ? Double.NaN : (cpuNanos() - onProcessor) / 1e9;
    return new Figures(count, read, events, elapsed / 1e9, cpu);
  }

  private static long cpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
  }
}
