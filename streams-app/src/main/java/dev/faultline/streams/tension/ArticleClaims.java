package dev.faultline.streams.tension;

import dev.faultline.schemas.ArticleEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that one article says about one pair: the claims of all its versions, each with the
 * record that it came in, and the verdicts on which version counts.
 */
public final class ArticleClaims {
  private static final int VERSION = 1;

  /** Claims of one article on one pair beyond which more are refused. */
  public static final int MAX_CLAIMS = 1000;

  /** Claims that keep the record that they came in; those of least id. */
  public static final int MAX_SOURCES = 64;

  private final String articleId;
  private final List<Entry> entries = new ArrayList<>(2);
  private final List<Verdict> verdicts = new ArrayList<>(0);
  private boolean unwritten;
  private boolean stored;

  /**
   * A claim and where its sentence is.
   *
   * @param claim the claim
   * @param source value of the record that it came in, as received; empty when no longer kept
   * @param event the same, decoded, if it has just come in; else null
   */
  public record Entry(Claim claim, byte[] source, ArticleEvent event) {}

  /** An article of which nothing is known yet. */
  public ArticleClaims(String articleId) {
    this.articleId = articleId;
  }

  /** The article. */
  public String articleId() {
    return articleId;
  }

  /**
   * Notes that something changed which is not stored yet.
   *
   * @return false when that was known
   */
  public boolean markUnwritten() {
    boolean first = !unwritten;
    unwritten = true;
    return first;
  }

  /** Whether it was read from its stored form. */
  public boolean stored() {
    return stored;
  }

  /** Its claims. */
  public List<Entry> entries() {
    return entries;
  }

  /** Verdicts in order, the one that stands last. */
  public List<Verdict> verdicts() {
    return verdicts;
  }

  /** The claim of an id; null when it is not known. */
  public Entry find(String eventId) {
    for (Entry entry : entries) {
      if (entry.claim.eventId().equals(eventId)) {
        return entry;
      }
    }
    return null;
  }

  /** Adds a claim, or puts it in place of the one with its id. */
  public void put(Claim claim, byte[] source, ArticleEvent event) {
    int at = 0;
    while (at < entries.size() && entries.get(at).claim.eventId().compareTo(claim.eventId()) < 0) {
      at++;
    }
    Entry entry = new Entry(claim, source, event);
    if (at < entries.size() && entries.get(at).claim.eventId().equals(claim.eventId())) {
      entries.set(at, entry);
    } else {
      entries.add(at, entry);
      for (int i = MAX_SOURCES; i < entries.size(); i++) {
        if (entries.get(i).source.length > 0) {
          entries.set(i, new Entry(entries.get(i).claim, NONE, null));
        }
      }
    }
  }

  /** Whether claims of a version count. */
  public boolean stands(String version) {
    return verdicts.isEmpty() || version.equals(verdicts.get(verdicts.size() - 1).standing());
  }

  /** The same as of an instant: by the verdicts given until then. */
  public boolean stood(String version, long observedUntil) {
    Verdict last = null;
    for (Verdict verdict : verdicts) {
      if (verdict.observedAt() <= observedUntil) {
        last = verdict;
      }
    }
    return last == null || version.equals(last.standing());
  }

  /**
   * Takes a verdict.
   *
   * @return true when another version stands than before
   */
  public boolean judge(Verdict verdict) {
    for (Verdict known : verdicts) {
      if (known.sequence() == verdict.sequence()) {
        return false;
      }
    }
    Verdict before = verdicts.isEmpty() ? null : verdicts.get(verdicts.size() - 1);
    int at = verdicts.size();
    while (at > 0 && verdicts.get(at - 1).sequence() > verdict.sequence()) {
      at--;
    }
    verdicts.add(at, verdict);
    while (verdicts.size() > MAX_VERDICTS) {
      verdicts.remove(0);
    }
    return before != verdicts.get(verdicts.size() - 1);
  }

  private static final int MAX_VERDICTS = 32;
  private static final byte[] NONE = {};

  /** Stored form. */
  public byte[] toBytes(ByteOutput out) {
    unwritten = false;
    out.clear().writeByte(VERSION);
    out.writeVar(verdicts.size());
    for (Verdict verdict : verdicts) {
      out.writeByte(verdict.standing() == null ? 0 : 1);
      if (verdict.standing() != null) {
        out.writeText(verdict.standing());
      }
      out.writeVar(verdict.sequence());
      out.writeSigned(verdict.observedAt());
    }
    out.writeVar(entries.size());
    for (Entry entry : entries) {
      ClaimFormat.write(entry.claim, out);
      out.writeBytes(entry.source);
    }
    return out.toBytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static ArticleClaims read(String articleId, byte[] bytes) {
    ArticleClaims article = new ArticleClaims(articleId);
    article.stored = true;
    ByteInput in = new ByteInput(bytes);
    article.readVerdicts(in);
    int entries = in.readInt();
    for (int i = 0; i < entries; i++) {
      article.entries.add(new Entry(ClaimFormat.read(in), in.readBytes(), null));
    }
    return article;
  }

  /**
   * When the latest claim was published, ms, read from the stored form without reading the rest.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static long latestPublication(byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    new ArticleClaims("").readVerdicts(in);
    long latest = Long.MIN_VALUE;
    for (int left = in.readInt(); left > 0; left--) {
      latest = Math.max(latest, ClaimFormat.skipToEnd(in));
      in.skipBytes();
    }
    return latest;
  }

  private void readVerdicts(ByteInput in) {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "article of form " + version + ": written by a newer version");
    }
    for (int left = in.readInt(); left > 0; left--) {
      String standing = in.readByte() == 0 ? null : in.readText();
      verdicts.add(new Verdict(standing, in.readVar(), in.readSigned()));
    }
  }
}
