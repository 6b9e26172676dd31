package dev.faultline.streams.tension;

import dev.faultline.schemas.TensionLevel;

/**
 * What was last published of a pair.
 *
 * @param revision counts the times that the pair was written; tells caches when to read again
 * @param heardUntil latest publication time that the pair has heard of, ms
 * @param asOf instant of the published figures, ms: {@code heardUntil}, or later after cooling
 * @param tension published tension
 * @param level published level
 * @param unconfirmed published mark of a level without two origins
 */
public record PairHead(
    long revision,
    long heardUntil,
    long asOf,
    double tension,
    TensionLevel level,
    boolean unconfirmed) {
  private static final int VERSION = 1;
  private static final TensionLevel[] LEVELS = TensionLevel.values();

  /** Of a pair that nothing is known of yet. */
  public static final PairHead NONE =
      new PairHead(0, Long.MIN_VALUE, Long.MIN_VALUE, 0, TensionLevel.LOW, false);

  /** Stored form. */
  public byte[] toBytes(ByteOutput out) {
    out.clear().writeByte(VERSION);
    out.writeVar(revision);
    out.writeSigned(heardUntil);
    out.writeSigned(asOf);
    out.writeDouble(tension);
    out.writeByte(level.ordinal());
    out.writeByte(unconfirmed ? 1 : 0);
    return out.toBytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static PairHead read(byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException("pair of form " + version + ": written by a newer version");
    }
    return new PairHead(
        in.readVar(),
        in.readSigned(),
        in.readSigned(),
        in.readDouble(),
        LEVELS[in.readByte()],
        in.readByte() == 1);
  }
}
