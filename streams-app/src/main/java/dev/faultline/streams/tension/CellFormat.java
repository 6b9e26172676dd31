package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.List;

/**
 * The stored form of cells. The first byte is the version of the form; a new form reads the old
 * ones.
 */
public final class CellFormat {
  private static final int VERSION = 1;
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final Indicator[] INDICATORS = Indicator.values();
  private static final CellKey.Kind[] KINDS = CellKey.Kind.values();

  private CellFormat() {}

  /** Bytes by which cells of a pair sort as their keys do: day first. */
  public static void writeKey(CellKey key, ByteOutput out) {
    int day = key.firstDay() ^ 0x80000000;
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.writeByte(day >>> shift);
    }
    out.writeByte(key.indicator().ordinal());
    out.writeByte(key.kind().ordinal());
    if (key.kind() == CellKey.Kind.COARSE) {
      out.writeVar(key.lastDay() - key.firstDay());
    }
  }

  /** Reads what {@link #writeKey} wrote. */
  public static CellKey readKey(ByteInput in) {
    int day = 0;
    for (int i = 0; i < 4; i++) {
      day = day << 8 | in.readByte();
    }
    day ^= 0x80000000;
    Indicator indicator = INDICATORS[in.readByte()];
    CellKey.Kind kind = KINDS[in.readByte()];
    return new CellKey(
        indicator, day, kind, kind == CellKey.Kind.COARSE ? day + in.readInt() : day);
  }

  /** The content of a cell. */
  public static void write(Cell cell, ByteOutput out) {
    out.writeByte(VERSION);
    out.writeVar(cell.overflow);
    List<Facet> facets = cell.facets();
    out.writeVar(facets.size());
    facets.sort(
        (a, b) -> {
          int order = a.place.compareTo(b.place);
          return order != 0 ? order : a.direction.compareTo(b.direction);
        });
    for (Facet facet : facets) {
      out.writeByte(
          facet.direction.ordinal() | (facet.plain ? 0x10 : 0) | (facet.reported ? 0x20 : 0));
      out.writeText(facet.place);
      out.writeVar(facet.claims);
      out.writeVar(facet.qualityPermille);
      out.writeVar(facet.deaths);
      out.writeVar(facet.deathsReliability);
      out.writeSigned(facet.firstPublished);
      out.writeSigned(facet.firstObserved - facet.firstPublished);
      out.writeSigned(facet.lastConfirmed - facet.firstPublished);
      out.writeByte(facet.vagueness);
      out.writeSigned(facet.start - facet.firstPublished);
      out.writeSigned(facet.end - facet.start);
      out.writeVar(facet.witnesses.list().size());
      for (Witness witness : facet.witnesses.list()) {
        out.writeText(witness.origin());
        out.writeLong(witness.fingerprint());
        out.writeVar(witness.reliabilityPermille());
        out.writeVar(witness.qualityPermille());
        out.writeSigned(witness.publishedAt() - facet.firstPublished);
        out.writeText(witness.articleId());
        out.writeText(witness.eventId());
      }
    }
  }

  /**
   * The cell of a key.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static Cell read(CellKey key, byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException("cell of form " + version + ": written by a newer version");
    }
    return new Cell(key, bytes);
  }

  /** Fills a cell with what {@link #write} wrote. */
  static void readContent(Cell cell, byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    in.readByte();
    cell.overflow = in.readVar();
    int facets = in.readInt();
    for (int i = 0; i < facets; i++) {
      int flags = in.readByte();
      Facet facet = new Facet(DIRECTIONS[flags & 0x0f], in.readName());
      facet.plain = (flags & 0x10) != 0;
      facet.reported = (flags & 0x20) != 0;
      facet.claims = in.readInt();
      facet.qualityPermille = in.readInt();
      facet.deaths = in.readInt();
      facet.deathsReliability = in.readInt();
      facet.firstPublished = in.readSigned();
      facet.firstObserved = in.readSigned() + facet.firstPublished;
      facet.lastConfirmed = in.readSigned() + facet.firstPublished;
      facet.vagueness = in.readByte();
      facet.start = in.readSigned() + facet.firstPublished;
      facet.end = in.readSigned() + facet.start;
      int witnesses = in.readInt();
      for (int w = 0; w < witnesses; w++) {
        facet.witnesses.restore(
            new Witness(
                in.readName(),
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readSigned() + facet.firstPublished,
                in.readText(),
                in.readText()));
      }
      cell.facets().add(facet);
    }
  }
}
