// When the incidents of a pair happened: a strip in which the weightier are larger. The list below says the same in text.
import { h, s } from "./dom.js";
import { counts, number, occurred, words } from "./format.js";

const WIDTH = 600;
const HEIGHT = 74;
const EDGE = 16;
const LANES = { TENSION: 20, DEESCALATION: 44, NEUTRAL: 44 };
const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const DAY = 86_400_000;
const LONGEST = 120 * DAY;

/** Incidents of the last months as dots; chosen(at) is told which was clicked, by its place in the explanation. */
export function timeline(detail, chosen) {
  const until = Date.parse(detail.asOf);
  const dots = detail.explanation
    .map((incident, at) => ({ incident, at, time: middle(incident.occurred) }))
    .filter((dot) => dot.time > until - LONGEST && dot.incident.side !== "NEUTRAL");
  if (dots.length < 2) return null;
  const from = Math.min(...dots.map((dot) => dot.time), until - 14 * DAY);
  const x = (time) => EDGE + ((Math.min(time, until) - from) / (until - from)) * (WIDTH - 2 * EDGE);
  const largest = Math.max(...dots.map((dot) => Math.abs(dot.incident.effect)), 0.1);
  const radius = (effect) => 3 + 8 * Math.sqrt(Math.abs(effect) / largest);
  return h("figure", { class: "timeline" },
    s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
      s("line", { x1: EDGE, x2: WIDTH - EDGE, y1: 32, y2: 32, class: "axis" }),
      months(from, until).map((month) => [
        s("line", { x1: x(month), x2: x(month), y1: 4, y2: 58, class: "axis" }),
        s("text", { x: x(month) + 4, y: HEIGHT - 4 }, MONTH.format(new Date(month)))]),
      dots.sort((a, b) => Math.abs(b.incident.effect) - Math.abs(a.incident.effect)).map((dot) =>
        s("circle", {
          cx: x(dot.time).toFixed(1), cy: LANES[dot.incident.side], r: radius(dot.incident.effect).toFixed(1), "data-side": dot.incident.side,
          onclick: () => chosen(dot.at),
        }, s("title", {}, `${words(dot.incident.indicator)}, ${occurred(dot.incident.occurred)}`
          + (counts(Math.abs(dot.incident.effect)) ? `: ${number(dot.incident.effect)}` : ""))))));
}

function middle(interval) {
  return (Date.parse(interval.start) + Date.parse(interval.end)) / 2;
}

/** The first days of the months between. */
function months(from, until) {
  const found = [];
  const first = new Date(from);
  for (let at = 1; ; at++) {
    const month = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + at, 1);
    if (month >= until) return found;
    found.push(month);
  }
}
