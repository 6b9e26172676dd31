package dev.faultline.streams.query;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.TensionLevel;
import java.util.List;
import java.util.Map;

/**
 * A pair at the end of one day.
 *
 * @param day day of UTC, counted from 1970-01-01
 * @param tension T, 0 to 100, at the end of the day
 * @param pressure P
 * @param relief R
 * @param level level with hysteresis
 * @param incidents number of incidents that occurred on the day, by indicator
 * @param top ids of the incidents of the day that weigh most, heaviest first; at most three
 */
public record DayTension(
    int day,
    double tension,
    double pressure,
    double relief,
    TensionLevel level,
    Map<Indicator, Integer> incidents,
    List<String> top) {}
