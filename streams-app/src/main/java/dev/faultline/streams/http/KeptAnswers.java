package dev.faultline.streams.http;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;

/**
 * Answers, kept until what they are about is written again or another instant is the present. Their
 * bytes stand one behind the other in a few blocks: answers that come and go by the thousand a
 * second would else be garbage that is dear to collect. A block whose answers have mostly been
 * replaced is used again before another is taken; when all are full, the one begun longest ago
 * makes room, and what of it is still asked for is moved on before. Answers are sent from there; a
 * block that is still being sent from is left to the senders, and another takes its place.
 */
final class KeptAnswers {
  /**
   * Small, since everybody waits while what is good of a block is moved; and but for what Java adds
   * to an array a region of the collector's, of which a larger one would take two.
   */
  private static final int BLOCK_BYTES = (4 << 20) - 64;

  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  /** What an answer takes beside its bytes, about. */
  private static final int BESIDE = 300;

  /** What is noted of one passage, about. */
  private static final int PASSAGE = 200;

  /** Those begun first come first. */
  private final List<Block> blocks = new ArrayList<>();

  private final int blockBytes;
  private final int mostBlocks;
  private final Map<String, Kept> kept = new HashMap<>();
  private Block block;
  private long begun;

  /** Bytes, and how many answers are being read from them. */
  private static final class Block {
    final byte[] bytes;
    final AtomicInteger readers = new AtomicInteger();

    /** Which in the order in which blocks were begun. */
    final long number;

    int used;

    /** Bytes of answers that have not been replaced. */
    int kept;

    /** What was kept here, in the order of its bytes, replaced or not. */
    final List<Place> places = new ArrayList<>();

    Block(byte[] bytes, long number) {
      this.bytes = bytes;
      this.number = number;
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

  /** Where in a block an answer was kept. */
  private record Place(String key, int at) {}

  /** Where an answer stands, and what it is about. */
  private record Kept(
      Object revision,
      long asOf,
      Block block,
      int at,
      int length,
      int packedLength,
      int size,
      String type,
      String tag,
      Map<String, String> headers,
      Passages passages) {}

  /** Keeps so many bytes of answers; takes them from the heap as they are needed. */
  KeptAnswers(long mostBytes) {
    this(mostBytes, BLOCK_BYTES);
  }

  /** The same in blocks of so many bytes, at least two. */
  KeptAnswers(long mostBytes, int blockBytes) {
    this.blockBytes = blockBytes;
    this.mostBlocks = Math.max(2, Math.toIntExact(mostBytes / blockBytes));
  }

  /**
   * An answer, made when none is kept; to be {@linkplain Answer#release released}.
   *
   * @param revision equal for as long as what the answer is about stays the same
   * @param asOf instant that it is of, if it is made
   * @param passes whether one that is kept, of an instant, may be given instead
   * @param packs whether the caller takes gzip, which is then kept too
   * @param make gets the last answer to the question, which is out of date; null where none is kept
   */
  Answer get(
      String question,
      Object revision,
      long asOf,
      LongPredicate passes,
      boolean packs,
      UnaryOperator<Answer> make) {
    String key = packs ? question + " gzip" : question;
    Answer last = null;
    synchronized (this) {
      Kept known = kept.get(key);
      if (known != null) {
        last = read(known);
        if (known.revision.equals(revision) && passes.test(known.asOf)) {
          if (makesRoomSoon(known.block)) {
            keep(key, revision, known.asOf, last, known.packedLength == 0 ? EMPTY : last.packed());
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

  /** Whether all blocks are taken, and it is among the quarter of them that was begun first. */
  private boolean makesRoomSoon(Block of) {
    return blocks.size() == mostBlocks && of.number < blocks.get(mostBlocks / 4).number;
  }

  private Answer read(Kept known) {
    Block in = known.block;
    return Answer.kept(
        known.type,
        known.headers,
        known.tag,
        in.at(known.at, known.length),
        known.packedLength == 0 ? null : in.at(known.at + known.length, known.packedLength),
        known.passages,
        in.borrow());
  }

  /** Takes a block with room for so many bytes: a new one, or one that made room. */
  private void begin(long size) {
    Block emptiest = null;
    for (Block one : blocks) {
      emptiest = emptiest == null || one.kept < emptiest.kept ? one : emptiest;
    }
    if (emptiest != null && emptiest.kept <= blockBytes / 2 && emptiest.kept + size <= blockBytes) {
      List<Place> good = good(emptiest);
      block = inPlaceOf(emptiest);
      good.forEach(one -> kept.compute(one.key, (key, known) -> moved(key, known)));
    } else if (blocks.size() < mostBlocks) {
      block = new Block(new byte[blockBytes], ++begun);
      blocks.add(block);
    } else {
      Block oldest = blocks.get(0);
      good(oldest).forEach(one -> kept.remove(one.key));
      block = inPlaceOf(oldest);
    }
  }

  /** In the order of their bytes, so that they can be moved down within these. */
  private List<Place> good(Block of) {
    List<Place> good = new ArrayList<>();
    for (Place one : of.places) {
      Kept known = kept.get(one.key);
      if (known != null && known.block == of && known.at == one.at) {
        good.add(one);
      }
    }
    return good;
  }

  /** An empty block in place of another, with the same bytes unless these are being sent from. */
  private Block inPlaceOf(Block from) {
    Block next = new Block(from.readers.get() == 0 ? from.bytes : new byte[blockBytes], ++begun);
    blocks.remove(from);
    blocks.add(next);
    return next;
  }

  private Kept moved(String key, Kept one) {
    int at = block.used;
    block.places.add(new Place(key, at));
    System.arraycopy(one.block.bytes, one.at, block.bytes, at, one.length + one.packedLength);
    block.used += one.size;
    block.kept += one.size;
    return new Kept(
        one.revision,
        one.asOf,
        block,
        at,
        one.length,
        one.packedLength,
        one.size,
        one.type,
        one.tag,
        one.headers,
        one.passages);
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
    Kept before = kept.remove(key);
    if (before != null) {
      before.block.kept -= before.size;
    }
    if (block == null || block.used + size > blockBytes) {
      begin(size);
    }
    block.places.add(new Place(key, block.used));
    plain.get(block.bytes, block.used, length);
    packed.get(block.bytes, block.used + length, packedLength);
    kept.put(
        key,
        new Kept(
            revision,
            asOf,
            block,
            block.used,
            length,
            packedLength,
            (int) size,
            answer.type(),
            answer.tag(),
            answer.headers(),
            answer.passages()));
    block.used += (int) size;
    block.kept += (int) size;
  }

  /** Blocks in use. */
  synchronized int blocks() {
    return blocks.size();
  }
}
