package dev.faultline.streams.tension;

import java.util.zip.CRC32C;

/**
 * Stands for the stored form of some articles: where two marks are equal, so is what was read.
 *
 * @param articles how many were read
 * @param sum of their bytes
 */
public record ArticlesMark(int articles, long sum) {

  /** Makes a mark. */
  public static final class Builder {
    private int articles;
    private long sum;

    /** Takes the stored form of the next one; null for an article that is no longer kept. */
    public void add(byte[] bytes) {
      long one = -1;
      if (bytes != null) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        one = (crc.getValue() << 32) ^ bytes.length;
      }
      articles++;
      sum = sum * 0x9E3779B97F4A7C15L + one;
    }

    /** The mark of those taken so far. */
    public ArticlesMark build() {
      return new ArticlesMark(articles, sum);
    }
  }
}
