package dev.faultline.streams.tension;

import dev.faultline.schemas.Precision;

/**
 * What claims of one cell, direction and place add up to. Every figure is a minimum, a maximum or a
 * count, so the sum does not depend on the order in which claims were added.
 */
public final class Facet {
  final Direction direction;
  final String place;
  final Witnesses witnesses = new Witnesses();
  int claims;
  int qualityPermille;
  int deathsReliability;
  int deaths;
  long firstPublished = Long.MAX_VALUE;
  long firstObserved = Long.MAX_VALUE;
  long lastConfirmed = Long.MIN_VALUE;
  int vagueness = Integer.MAX_VALUE;
  long start;
  long end;
  boolean plain = true;
  boolean reported;

  Facet(Direction direction, String place) {
    this.direction = direction;
    this.place = place;
  }

  void add(Claim claim, String articleId, ScoreProfile profile) {
    int quality = claim.qualityPermille(profile);
    claims++;
    qualityPermille = Math.max(qualityPermille, quality);
    if (claim.deaths() > 0) {
      addDeaths(claim.reliabilityPermille(), claim.deaths());
    }
    firstPublished = Math.min(firstPublished, claim.publishedAt());
    firstObserved = Math.min(firstObserved, claim.observedAt());
    lastConfirmed = Math.max(lastConfirmed, claim.confirmedAt());
    addInterval(vagueness(claim.precision()), claim.start(), claim.end());
    plain &= claim.plainMeeting();
    reported |= !claim.imported();
    witnesses.add(
        new Witness(
            claim.origin(),
            claim.fingerprint(),
            claim.reliabilityPermille(),
            quality,
            claim.publishedAt(),
            articleId,
            claim.eventId()));
  }

  void add(Facet that) {
    claims += that.claims;
    qualityPermille = Math.max(qualityPermille, that.qualityPermille);
    if (that.deaths > 0) {
      addDeaths(that.deathsReliability, that.deaths);
    }
    firstPublished = Math.min(firstPublished, that.firstPublished);
    firstObserved = Math.min(firstObserved, that.firstObserved);
    lastConfirmed = Math.max(lastConfirmed, that.lastConfirmed);
    addInterval(that.vagueness, that.start, that.end);
    plain &= that.plain;
    reported |= that.reported;
    witnesses.addAll(that.witnesses);
  }

  /** The lowest figure of the most reliable publishers that give one. */
  private void addDeaths(int reliability, int figure) {
    if (deaths == 0 || reliability > deathsReliability) {
      deathsReliability = reliability;
      deaths = figure;
    } else if (reliability == deathsReliability) {
      deaths = Math.min(deaths, figure);
    }
  }

  /** The most exact interval; of equally exact ones the earliest. */
  private void addInterval(int vague, long from, long to) {
    if (vague < vagueness || vague == vagueness && (from < start || from == start && to < end)) {
      vagueness = vague;
      start = from;
      end = to;
    }
  }

  static int vagueness(Precision precision) {
    switch (precision) {
      case MINUTE:
        return 0;
      case DAY:
        return 1;
      case WEEK:
        return 2;
      case MONTH:
        return 3;
      case YEAR:
        return 4;
      default:
        return 5;
    }
  }

  static Precision precision(int vagueness) {
    switch (vagueness) {
      case 0:
        return Precision.MINUTE;
      case 1:
        return Precision.DAY;
      case 2:
        return Precision.WEEK;
      case 3:
        return Precision.MONTH;
      case 4:
        return Precision.YEAR;
      default:
        return Precision.UNKNOWN;
    }
  }
}
