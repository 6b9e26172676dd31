package dev.faultline.streams.query;

import dev.faultline.schemas.TensionLevel;

/**
 * The figures of a pair at an instant.
 *
 * @param pair country pair
 * @param asOf instant of the figures, ms
 * @param tension T, 0 to 100
 * @param pressure P
 * @param relief R
 * @param net N
 * @param level level with hysteresis
 * @param unconfirmed true for a steep rise without an incident of two origins
 * @param trend24h tension less that of a day before
 * @param trend7d tension less that of a week before
 * @param incidents incidents that contribute
 * @param openStates states that hold
 * @param indicators bits of the indicators that contribute, by ordinal
 * @param lastEvent when the latest incident occurred, ms
 * @param heardUntil latest publication time that the pair has heard of, ms
 */
public record PairSummary(
    String pair,
    long asOf,
    double tension,
    double pressure,
    double relief,
    double net,
    TensionLevel level,
    boolean unconfirmed,
    double trend24h,
    double trend7d,
    int incidents,
    int openStates,
    long indicators,
    long lastEvent,
    long heardUntil) {}
