package dev.faultline.streams.http;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Answers, kept until what they are about is written again or another instant is the present. Their
 * bytes stand one behind the other in a few blocks, and the block written longest ago makes room;
 * what is still asked for is moved on before. Answers that come and go by the thousand a second
 * would else be garbage that is dear to collect. They are sent from there; a block that is still
 * being sent from is left to the senders, and another takes its place.
 */
final class KeptAnswers {
  private static final int BLOCKS = 16;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  /** Of so many blocks that make room next, answers are moved on when they are asked for. */
  private static final int SOON = BLOCKS / 4;

  /** What an answer takes beside its bytes, about. */
  private static final int BESIDE = 300;

  /** What is noted of one passage, about. */
  private static final int PASSAGE = 200;

  private final Block[] blocks = new Block[BLOCKS];
  private final int blockBytes;
  private final Map<String, Kept> kept = new HashMap<>();
  private int block;
  private int used;

  /** Bytes, and how many answers are being read from them. */
  private static final class Block {
    final byte[] bytes;
    final AtomicInteger readers = new AtomicInteger();

    Block(int size) {
      bytes = new byte[size];
    }

    ByteBuffer at(int from, int length) {
      return ByteBuffer.wrap(bytes, from, length);
    }

    /** Counts a reader until what is returned has been run. */
    Runnable borrow() {
      AtomicBoolean reading = new AtomicBoolean(true);
      readers.incrementAndGet();
      return () -> {
        if (reading.getAndSet(false)) {
          readers.decrementAndGet();
        }
      };
    }
  }

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
   * An answer, made when none is kept; to be {@linkplain Answer#release released}.
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
          if (makesRoomSoon(known.block)) {
            keep(key, revision, asOf, last, known.packedLength == 0 ? EMPTY : last.packed());
          }
          return last;
        }
      }
    }
    Answer answer;
    try {
      answer = make.apply(last);
    } finally {
      if (last != null) {
        last.release();
      }
    }
    ByteBuffer packed = packs ? answer.packed() : null;
    synchronized (this) {
      keep(key, revision, asOf, answer, packed == null ? EMPTY : packed);
    }
    return answer;
  }

  private boolean makesRoomSoon(int of) {
    int next = Math.floorMod(of - block - 1, BLOCKS);
    return next < SOON;
  }

  private Answer read(Kept known) {
    Block in = blocks[known.block];
    return Answer.kept(
        known.type,
        known.headers,
        known.tag,
        in.at(known.at, known.length),
        known.packedLength == 0 ? null : in.at(known.at + known.length, known.packedLength),
        known.passages,
        in.borrow());
  }

  private void keep(String key, Object revision, long asOf, Answer answer, ByteBuffer packed) {
    ByteBuffer plain = answer.body();
    int length = plain.remaining();
    int packedLength = packed.remaining();
    long beside = BESIDE + 2L * key.length() + (long) PASSAGE * answer.passages().of().size();
    long size = length + packedLength + beside;
    if (size > blockBytes) {
      return;
    }
    if (used + size > blockBytes) {
      block = (block + 1) % BLOCKS;
      used = 0;
      kept.values().removeIf(one -> one.block == block);
    }
    if (blocks[block] == null || used == 0 && blocks[block].readers.get() > 0) {
      blocks[block] = new Block(blockBytes);
    }
    plain.get(blocks[block].bytes, used, length);
    packed.get(blocks[block].bytes, used + length, packedLength);
    kept.put(
        key,
        new Kept(
            revision,
            asOf,
            block,
            used,
            length,
            packedLength,
            answer.type(),
            answer.tag(),
            answer.headers(),
            answer.passages()));
    used += (int) size;
  }
}
