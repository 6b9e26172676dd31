package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Precision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Stored form of incidents that no longer change: what their weight is made of, without the claims
 * behind them. A record holds those of one pair and month.
 */
public final class PastIncidents {
  private static final int VERSION = 1;
  private static final Indicator[] INDICATORS = Indicator.values();
  private static final Direction[] DIRECTIONS = Direction.values();
  private static final Precision[] PRECISIONS = Precision.values();

  /** Most incidents that a month keeps apart: the heaviest; beyond it the lightest are dropped. */
  public static final int MAX_A_MONTH = 3000;

  private PastIncidents() {}

  /**
   * Incidents of both lists; of two with one identity the one that more claims were merged into, so
   * that a report which comes again after its month was put away takes nothing from it.
   */
  public static List<Incident> join(
      List<Incident> some, List<Incident> more, ScoreProfile profile) {
    java.util.Map<String, Incident> all = new java.util.TreeMap<>();
    some.forEach(incident -> all.put(incident.id(""), incident));
    more.forEach(
        incident ->
            all.merge(
                incident.id(""),
                incident,
                (one, other) -> other.claims() >= one.claims() ? other : one));
    List<Incident> joined = new ArrayList<>(all.values());
    if (joined.size() > MAX_A_MONTH) {
      joined.sort(
          Comparator.comparingDouble((Incident i) -> -i.base(profile))
              .thenComparing(i -> i.id("")));
      joined = joined.subList(0, MAX_A_MONTH);
    }
    return joined;
  }

  /** Writes incidents. */
  public static byte[] toBytes(List<Incident> incidents, ByteOutput out) {
    out.clear().writeByte(VERSION);
    out.writeVar(incidents.size());
    for (Incident incident : incidents) {
      out.writeByte(incident.indicator().ordinal());
      out.writeByte(incident.direction().ordinal() | incident.precision().ordinal() << 4);
      out.writeByte(
          (incident.plain() ? 1 : 0)
              | (incident.reported() ? 2 : 0)
              | (incident.state() ? 4 : 0)
              | (incident.closedAt() == Incident.OPEN ? 8 : 0));
      out.writeText(incident.place());
      out.writeSigned(incident.day());
      out.writeSigned(incident.start());
      out.writeSigned(incident.end() - incident.start());
      out.writeSigned(incident.instant() - incident.start());
      out.writeDouble(incident.magnitude());
      out.writeDouble(incident.corroboration());
      out.writeVar(Math.round(incident.claimFactor() * 1000));
      out.writeVar(incident.origins());
      out.writeVar(incident.claims());
      out.writeSigned(incident.lastConfirmed() - incident.start());
      if (incident.closedAt() != Incident.OPEN) {
        out.writeSigned(incident.closedAt() - incident.start());
      }
      out.writeSigned(incident.firstPublished() - incident.start());
      out.writeSigned(incident.firstObserved() - incident.start());
    }
    return out.toBytes();
  }

  /**
   * Reads what {@link #toBytes} wrote; the incidents have no witnesses.
   *
   * @throws IllegalStateException when a newer version of the program wrote it
   */
  public static List<Incident> read(byte[] bytes) {
    ByteInput in = new ByteInput(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "past incidents of form " + version + ": written by a newer version");
    }
    int size = in.readInt();
    List<Incident> incidents = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Indicator indicator = INDICATORS[in.readByte()];
      int directionAndPrecision = in.readByte();
      int flags = in.readByte();
      String place = in.readText();
      int day = (int) in.readSigned();
      long start = in.readSigned();
      long end = in.readSigned() + start;
      long instant = in.readSigned() + start;
      double magnitude = in.readDouble();
      double corroboration = in.readDouble();
      double claimFactor = in.readVar() / 1000.0;
      int origins = in.readInt();
      int claims = in.readInt();
      long lastConfirmed = in.readSigned() + start;
      long closedAt = (flags & 8) != 0 ? Incident.OPEN : in.readSigned() + start;
      incidents.add(
          new Incident(
              indicator,
              DIRECTIONS[directionAndPrecision & 0x0f],
              place,
              day,
              start,
              end,
              PRECISIONS[directionAndPrecision >>> 4],
              instant,
              magnitude,
              corroboration,
              claimFactor,
              (flags & 1) != 0,
              (flags & 2) != 0,
              origins,
              claims,
              (flags & 4) != 0,
              lastConfirmed,
              closedAt,
              in.readSigned() + start,
              in.readSigned() + start,
              List.of()));
    }
    return incidents;
  }
}
