package dev.faultline.producer.gdelt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of files as GDELT publishes it every quarter of an hour ({@code lastupdate.txt}) and for
 * all times ({@code masterfilelist.txt}): size, MD5 and address a line.
 */
final class FileList {

  /** Enough to tell a list from rows of events. */
  static final Pattern LINE = Pattern.compile("(\\d+)\\s+([0-9a-fA-F]{32})\\s+(https?://\\S+)\\s*");

  private static final Pattern EVENTS_OR_MENTIONS =
      Pattern.compile("(?i).*\\.(export|mentions)\\.csv(\\.zip|\\.gz)?");

  private FileList() {}

  /**
   * One file of a list.
   *
   * @param size bytes
   * @param md5 of the bytes, in lower case
   * @param url address
   */
  record Entry(long size, String md5, String url) {
    /** The last part of the address. */
    String name() {
      return url.substring(url.lastIndexOf('/') + 1);
    }

    /** False for other data sets, such as the knowledge graph. */
    boolean wanted() {
      return EVENTS_OR_MENTIONS.matcher(name()).matches();
    }
  }

  static Optional<Entry> entry(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Entry(
                Long.parseLong(matcher.group(1)),
                matcher.group(2).toLowerCase(java.util.Locale.ROOT),
                matcher.group(3)))
        : Optional.empty();
  }

  /** The files of a list; lines that are none are left out. */
  static List<Entry> entries(List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    lines.forEach(line -> entry(line).ifPresent(entries::add));
    return entries;
  }
}
