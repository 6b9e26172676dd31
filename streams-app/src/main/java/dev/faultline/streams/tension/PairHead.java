package dev.faultline.streams.tension;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.TensionLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * What was last published of a pair, and how far it has been heard of since.
 *
 * @param revision counts the times that the pair was written; tells caches when to read again
 * @param heardUntil latest publication time that the pair has heard of, ms
 * @param asOf instant of the published figures, ms: {@code heardUntil}, later after cooling,
 *     earlier while figures are owed
 * @param tension published tension
 * @param level published level
 * @param unconfirmed published mark of a level without two origins
 * @param due when the pair must be looked at again without news, ms; {@link Cooling#NEVER} if not,
 *     {@link #OWED} while news is counted that is not published yet
 * @param alerts alerts sent, oldest first; as many as are needed to send none twice
 * @param foldedUntil first day that was kept when old incidents were last put away; {@link
 *     #NEVER_FOLDED} if they never were
 */
public record PairHead(
    long revision,
    long heardUntil,
    long asOf,
    double tension,
    TensionLevel level,
    boolean unconfirmed,
    long due,
    List<AlertMark> alerts,
    int foldedUntil) {
  private static final int VERSION = 2;

  /** The last form that did not tell when old incidents were put away. */
  private static final int WITHOUT_FOLDING = 1;

  private static final int MAX_ALERTS = 48;
  private static final TensionLevel[] LEVELS = TensionLevel.values();
  private static final AlertKind[] KINDS = AlertKind.values();

  /** Of a pair whose incidents were never put away. */
  public static final int NEVER_FOLDED = Integer.MIN_VALUE;

  /** Of a pair with news that is counted, but not published yet. */
  public static final long OWED = 0;

  /** Of a pair that nothing is known of yet. */
  public static final PairHead NONE =
      new PairHead(
          0,
          Long.MIN_VALUE,
          Long.MIN_VALUE,
          0,
          TensionLevel.LOW,
          false,
          Cooling.NEVER,
          List.of(),
          NEVER_FOLDED);

  /** Keeps the latest alerts only. */
  public PairHead {
    alerts = List.copyOf(alerts.subList(Math.max(0, alerts.size() - MAX_ALERTS), alerts.size()));
  }

  /** Whether news is counted that is not published yet. */
  public boolean owed() {
    return due == OWED;
  }

  /** Stored form. */
  public byte[] toBytes(ByteOutput out) {
    out.clear().writeByte(VERSION);
    out.writeVar(revision);
    out.writeSigned(heardUntil);
    out.writeSigned(asOf);
    out.writeDouble(tension);
    out.writeByte(level.ordinal());
    out.writeByte(unconfirmed ? 1 : 0);
    out.writeVar(due);
    out.writeVar(alerts.size());
    for (AlertMark alert : alerts) {
      out.writeByte(alert.kind().ordinal());
      out.writeSigned(alert.day());
      out.writeByte(alert.level().ordinal());
    }
    out.writeSigned(foldedUntil);
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
    if (version != VERSION && version != WITHOUT_FOLDING) {
      throw new IllegalStateException("pair of form " + version + ": written by a newer version");
    }
    long revision = in.readVar();
    long heardUntil = in.readSigned();
    long asOf = in.readSigned();
    double tension = in.readDouble();
    TensionLevel level = LEVELS[in.readByte()];
    boolean unconfirmed = in.readByte() == 1;
    long due = in.readVar();
    int count = in.readInt();
    List<AlertMark> alerts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      alerts.add(new AlertMark(KINDS[in.readByte()], (int) in.readSigned(), LEVELS[in.readByte()]));
    }
    int foldedUntil = version == WITHOUT_FOLDING ? NEVER_FOLDED : (int) in.readSigned();
    return new PairHead(
        revision, heardUntil, asOf, tension, level, unconfirmed, due, alerts, foldedUntil);
  }
}
