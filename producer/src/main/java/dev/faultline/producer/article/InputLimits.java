package dev.faultline.producer.article;

/**
 * How much one input may hold. Beyond it the input is rejected, never cut.
 *
 * @param articleBytes bytes of one article, as plain text or JSON
 * @param unpackedBytes bytes that one archive may unpack to
 * @param archiveEntries files that one archive may hold
 */
public record InputLimits(int articleBytes, long unpackedBytes, int archiveEntries) {

  private static final int MEBIBYTE = 1 << 20;

  /** 16 MiB an article; 4 GiB and 100,000 files an archive. */
  public static final InputLimits DEFAULT =
      new InputLimits(16 * MEBIBYTE, 4096L * MEBIBYTE, 100_000);

  /**
   * @throws IllegalArgumentException when a limit is not positive
   */
  public InputLimits {
    if (articleBytes <= 0 || unpackedBytes <= 0 || archiveEntries <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The limit of an article in words. */
  String articleLimit() {
    return articleBytes >= MEBIBYTE && articleBytes % MEBIBYTE == 0
        ? articleBytes / MEBIBYTE + " MiB"
        : articleBytes + " bytes";
  }
}
