// Numbers, dates and names as people read them. Times are UTC, as everywhere.

export const LEVELS = ["LOW", "GUARDED", "ELEVATED", "HIGH", "CRITICAL"];
const BOUNDS = [20, 40, 60, 80];

/** Level that a figure alone would have; the level of a pair also remembers (hysteresis). */
export function levelOf(tension) {
  return LEVELS[BOUNDS.filter((bound) => tension >= bound).length];
}

export function number(value, digits = 1) {
  return Number(value).toFixed(digits);
}

export function signed(value, digits = 1) {
  const text = number(Math.abs(value), digits);
  if (Number(text) === 0) return "±0";
  return (value > 0 ? "+" : "−") + text;
}

/** A change as arrow and figure; within two points it counts as none. */
export function trend(change) {
  return Math.abs(change) <= 2 ? "steady" : (change > 0 ? "▲ " : "▼ ") + signed(change);
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const MINUTE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC",
});

export function day(instant) {
  return DAY.format(new Date(instant));
}

export function minute(instant) {
  return MINUTE.format(new Date(instant)) + " UTC";
}

/** An occurred interval: a day, a range of days, a month; its end is exclusive. */
export function occurred(interval) {
  const start = new Date(interval.start);
  const last = new Date(Math.max(start.getTime(), new Date(interval.end).getTime() - 1));
  switch (interval.precision) {
    case "MINUTE":
      return minute(start);
    case "MONTH":
      return MONTH.format(start);
    case "YEAR":
      return String(start.getUTCFullYear());
    case "UNKNOWN":
      return "reported " + day(start);
    default:
      return DAY.formatRange(start, last);
  }
}

/** Whether a figure prints as more than nought. */
export function counts(tension) {
  return tension >= 0.05;
}

/** TALKS_FAILED as "Talks failed". */
export function words(symbol) {
  const text = String(symbol).toLowerCase().replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function pairName(pair) {
  return pair.first.name + " – " + pair.second.name;
}
