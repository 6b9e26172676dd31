package dev.faultline.streams.query;

import dev.faultline.schemas.TensionLevel;

/**
 * One line of the list of pairs.
 *
 * @param pair country pair
 * @param asOf instant of the figures, ms
 * @param tension T, 0 to 100
 * @param pressure P
 * @param relief R
 * @param level level with hysteresis
 * @param unconfirmed true for a steep rise without an incident of two origins
 * @param trend24h tension less that of a day before
 * @param trend7d tension less that of a week before
 * @param incidents incidents that contribute
 * @param heardUntil latest publication time that the pair has heard of, ms
 */
public record PairSummary(
    String pair,
    long asOf,
    double tension,
    double pressure,
    double relief,
    TensionLevel level,
    boolean unconfirmed,
    double trend24h,
    double trend7d,
    int incidents,
    long heardUntil) {}
