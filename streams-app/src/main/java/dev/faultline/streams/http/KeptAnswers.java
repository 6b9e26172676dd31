package dev.faultline.streams.http;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Answers, kept until what they are about is written again or another instant is the present. Their
 * bytes stand one behind the other in a few blocks, and the block written longest ago makes room:
 * answers that come and go by the thousand a second would else be garbage that is dear to collect.
 */
final class KeptAnswers {
  private static final int BLOCKS = 16;

  /** What an answer takes beside its bytes, about. */
  private static final int BESIDE = 300;

  /** What is noted of one passage, about. */
  private static final int PASSAGE = 200;

  private final byte[][] blocks = new byte[BLOCKS][];
  private final int blockBytes;
  private final Map<String, Kept> kept = new HashMap<>();
  private int block;
  private int used;

  /** Where an answer stands, and what it is about. */
  private record Kept(
      Object revision,
      long asOf,
      int block,
      int at,
      int length,
      int packedLength,
      String type,
      String tag,
      Map<String, String> headers,
      Passages passages) {}

  /** Keeps so many bytes of answers; takes them from the heap as they are needed. */
  KeptAnswers(long mostBytes) {
    blockBytes = Math.toIntExact(mostBytes / BLOCKS);
  }

  /**
   * An answer, made when none is kept.
   *
   * @param revision equal for as long as what the answer is about stays the same
   * @param packs whether the caller takes gzip, which is then kept too
   * @param make gets the last answer to the question, which is out of date; null where none is kept
   */
  Answer get(
      String question, Object revision, long asOf, boolean packs, UnaryOperator<Answer> make) {
    String key = packs ? question + " gzip" : question;
    Answer last = null;
    synchronized (this) {
      Kept known = kept.get(key);
      if (known != null) {
        last = read(known);
        if (known.revision.equals(revision) && known.asOf == asOf) {
          return last;
        }
      }
    }
    Answer answer = make.apply(last);
    byte[] packed = packs ? answer.packed() : null;
    synchronized (this) {
      keep(key, revision, asOf, answer, packed);
    }
    return answer;
  }

  private Answer read(Kept known) {
    byte[] in = blocks[known.block];
    int end = known.at + known.length;
    return Answer.kept(
        known.type,
        known.headers,
        known.tag,
        Arrays.copyOfRange(in, known.at, end),
        known.packedLength == 0 ? null : Arrays.copyOfRange(in, end, end + known.packedLength),
        known.passages);
  }

  private void keep(String key, Object revision, long asOf, Answer answer, byte[] packed) {
    byte[] plain = answer.body();
    int packedLength = packed == null ? 0 : packed.length;
    long beside = BESIDE + 2L * key.length() + (long) PASSAGE * answer.passages().of().size();
    long size = plain.length + packedLength + beside;
    if (size > blockBytes) {
      return;
    }
    if (used + size > blockBytes) {
      block = (block + 1) % BLOCKS;
      used = 0;
      kept.values().removeIf(one -> one.block == block);
    }
    if (blocks[block] == null) {
      blocks[block] = new byte[blockBytes];
    }
    System.arraycopy(plain, 0, blocks[block], used, plain.length);
    if (packedLength > 0) {
      System.arraycopy(packed, 0, blocks[block], used + plain.length, packedLength);
    }
    kept.put(
        key,
        new Kept(
            revision,
            asOf,
            block,
            used,
            plain.length,
            packedLength,
            answer.type(),
            answer.tag(),
            answer.headers(),
            answer.passages()));
    used += (int) size;
  }
}
