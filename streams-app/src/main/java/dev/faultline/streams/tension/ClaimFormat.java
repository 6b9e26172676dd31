package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;

/** The stored form of a claim. */
public final class ClaimFormat {
  private static final Indicator[] INDICATORS = Indicator.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final Precision[] PRECISIONS = Precision.values();
  private static final Modality[] MODALITIES = Modality.values();

  private ClaimFormat() {}

  /** Writes a claim. */
  public static void write(Claim claim, ByteOutput out) {
    out.writeText(claim.eventId());
    out.writeText(claim.articleVersion());
    out.writeByte(claim.indicator().ordinal());
    out.writeByte(claim.direction().ordinal() | claim.precision().ordinal() << 4);
    out.writeByte(claim.modality().ordinal());
    out.writeByte(
        (claim.ongoing() ? 1 : 0)
            | (claim.plainMeeting() ? 2 : 0)
            | (claim.disputed() ? 4 : 0)
            | (claim.official() ? 8 : 0)
            | (claim.imported() ? 16 : 0));
    out.writeText(claim.place());
    out.writeSigned(claim.publishedAt());
    out.writeSigned(claim.start() - claim.publishedAt());
    out.writeSigned(claim.end() - claim.start());
    out.writeSigned(claim.observedAt() - claim.publishedAt());
    out.writeVar(claim.confidencePermille());
    out.writeVar(claim.deaths());
    out.writeVar(claim.reliabilityPermille());
    out.writeText(claim.publisher());
    out.writeText(claim.origin());
    out.writeLong(claim.fingerprint());
  }

  /** Reads what {@link #write} wrote. */
  public static Claim read(ByteInput in) {
    String eventId = in.readText();
    String version = in.readName();
    Indicator indicator = INDICATORS[in.readByte()];
    int directionAndPrecision = in.readByte();
    Modality modality = MODALITIES[in.readByte()];
    int flags = in.readByte();
    String place = in.readName();
    long publishedAt = in.readSigned();
    long start = in.readSigned() + publishedAt;
    long end = in.readSigned() + start;
    long observedAt = in.readSigned() + publishedAt;
    return new Claim(
        eventId,
        version,
        indicator,
        DIRECTIONS[directionAndPrecision & 0x0f],
        place,
        start,
        end,
        PRECISIONS[directionAndPrecision >>> 4],
        modality,
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
        (flags & 8) != 0,
        in.readInt(),
        in.readInt(),
        in.readInt(),
        (flags & 16) != 0,
        publishedAt,
        observedAt,
        in.readName(),
        in.readName(),
        in.readLong());
  }

  /**
   * Passes over a claim.
   *
   * @return when it was published, ms
   */
  static long skipToEnd(ByteInput in) {
    in.skipBytes(); // event id
    in.skipBytes(); // version
    in.skip(4); // indicator, direction and precision, modality, flags
    in.skipBytes(); // place
    long publishedAt = in.readSigned();
    for (int number = 0; number < 6; number++) {
      in.readVar(); // start, end, observation, confidence, deaths, reliability
    }
    in.skipBytes(); // publisher
    in.skipBytes(); // origin
    in.skip(Long.BYTES); // fingerprint
    return publishedAt;
  }
}
