package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Versions that an article has had, and the pairs that any of them touched. Decides which version
 * stands: the one revised last by its publisher; where publishers do not say, the one that came
 * last. A version that was superseded does not stand again because it arrives once more.
 */
public final class ArticleHistory {
  private static final int VERSION = 1;
  private static final int MAX_SEEN = 64;

  private final List<String> seen = new ArrayList<>();
  private final Set<String> pairs = new TreeSet<>();
  private boolean any;
  private String standing;
  private boolean revisedKnown;
  private long revisedAt;
  private long sequence;

  /** Version that counts; null when the article is withdrawn or nothing is known of it. */
  public String standing() {
    return standing;
  }

  /** Order of the verdict; 0 for the first version. */
  public long sequence() {
    return sequence;
  }

  /** Pairs that any version touched, in order. */
  public Set<String> pairs() {
    return pairs;
  }

  /**
   * What a version or withdrawal leads to.
   *
   * @param tell pairs that have to be told which version stands; empty when none
   */
  public record Outcome(Set<String> tell) {}

  /**
   * Takes a version of the article or its withdrawal.
   *
   * @param version id of the version
   * @param withdrawn true for a withdrawal
   * @param touched pairs that its claims belong to
   * @param revised when the publisher issued it, ms; null when unknown
   */
  public Outcome take(String version, boolean withdrawn, Iterable<String> touched, Long revised) {
    Set<String> added = new TreeSet<>();
    for (String pair : touched) {
      if (pairs.add(pair)) {
        added.add(pair);
      }
    }
    String name = (withdrawn ? "-" : "+") + version;
    boolean repeated = seen.contains(name);
    if (!repeated) {
      seen.add(name);
      if (seen.size() > MAX_SEEN) {
        seen.remove(0);
      }
    }
    boolean older = any && revised != null && revisedKnown && revised < revisedAt;
    if (!repeated && !older) {
      boolean first = !any;
      any = true;
      standing = withdrawn ? null : version;
      revisedKnown = revised != null || revisedKnown;
      revisedAt = revised != null ? revised : revisedAt;
      if (first && !withdrawn) {
        return new Outcome(Set.of()); // claims count unless told otherwise
      }
      sequence++;
      return new Outcome(new TreeSet<>(pairs));
    }
    if (older && !repeated && sequence == 0) {
      sequence++; // claims of the older version must not count beside the standing one
      return new Outcome(new TreeSet<>(pairs));
    }
    return new Outcome(sequence > 0 ? added : Set.of());
  }

  /** Stored form. */
  public byte[] toBytes(ByteOutput out) {
    out.clear().writeByte(VERSION);
    out.writeByte((any ? 1 : 0) | (standing != null ? 2 : 0) | (revisedKnown ? 4 : 0));
    if (standing != null) {
      out.writeText(standing);
    }
    out.writeSigned(revisedAt);
    out.writeVar(sequence);
    out.writeVar(seen.size());
    seen.forEach(out::writeText);
    out.writeVar(pairs.size());
    pairs.forEach(out::writeText);
    return out.toBytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static ArticleHistory read(byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "article history of form " + version + ": written by a newer version");
    }
    ArticleHistory history = new ArticleHistory();
    int flags = in.readByte();
    history.any = (flags & 1) != 0;
    history.standing = (flags & 2) != 0 ? in.readText() : null;
    history.revisedKnown = (flags & 4) != 0;
    history.revisedAt = in.readSigned();
    history.sequence = in.readVar();
    int seen = in.readInt();
    for (int i = 0; i < seen; i++) {
      history.seen.add(in.readText());
    }
    int pairs = in.readInt();
    for (int i = 0; i < pairs; i++) {
      history.pairs.add(in.readText());
    }
    return history;
  }
}
