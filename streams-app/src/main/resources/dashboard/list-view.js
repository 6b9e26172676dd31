// Ranked list of pairs: level, figure, trend, and the reason in one line.
import { h, s, outside, pageLink } from "./dom.js";
import { LEVELS, counts, minute, number, pairName, trend, words } from "./format.js";
import { address, go, having } from "./state.js";
import { alertRow } from "./other-views.js";

/** Pairs without tension are folded away below the others: they are many, and say little. */
export function listView({ pairs, asOf, state, countries, missing, next }, more) {
  const country = countries.find((one) => one.code === state.country);
  const tense = pairs.filter((item) => counts(item.tension));
  const calm = pairs.filter((item) => !counts(item.tension)).sort((a, b) => b.relief - a.relief);
  return [
    h("div", { class: "pane-head" },
      h("h1", {}, country ? country.name : "Tensest pairs"),
      country && pageLink(address(having({ country: undefined })), { class: "chip" }, "all countries ×"),
      h("span", { class: "filters" }, regionFilter(state, countries), levelFilter(state))),
    pairs.length > 0 && h("p", { class: "muted" }, "As of ", minute(asOf)),
    missing && missing.length > 0 &&
      h("p", { class: "notice" }, "Part of the data is out of reach just now; the list may lack pairs."),
    pairs.length === 0
      ? h("p", { class: "empty" }, "No pair to show here. Publish articles, or widen the filter.")
      : h("ol", { class: "pairs" }, tense.map((item) => row(item))),
    calm.length > 0 && h("details", { class: "calm", open: tense.length === 0 },
      h("summary", {}, `${calm.length} ${calm.length === 1 ? "pair" : "pairs"} without tension`),
      h("ol", { class: "pairs" }, calm.map((item) => row(item)))),
    next && h("button", { type: "button", class: "more", onclick: more }, "Show more"),
  ];
}

/** Beside the list: what changed of late. */
export function recently(alerts, pairs) {
  const moved = pairs.filter((item) => Math.abs(item.trend7d) > 2).sort((a, b) => Math.abs(b.trend7d) - Math.abs(a.trend7d));
  return [
    h("section", { class: "card" },
      h("h2", {}, "Alerts ", pageLink(address(having({ view: "alerts" })), { class: "chip" }, "all")),
      alerts.length === 0
        ? h("p", { class: "empty" }, "No level has changed and nothing has surged.")
        : h("ol", { class: "alerts" }, alerts.map((alert) => alertRow(alert)))),
    h("section", { class: "card" },
      h("h2", {}, "Moved most in seven days"),
      moved.length === 0
        ? h("p", { class: "empty" }, "No pair moved by more than two points.")
        : h("ol", { class: "alerts" }, moved.slice(0, 5).map((item) => h("li", {},
            pageLink(address(having({ pair: item.pair, view: undefined })), { class: "alert" },
              h("span", { class: "moved" }, trend(item.trend7d)),
              h("span", {}, h("strong", {}, pairName(item)), h("span", { class: "pair-reason" }, outside(item.reason)))))))),
  ];
}

function regionFilter(state, countries) {
  const regions = [...new Set(countries.map((one) => one.region).filter(Boolean))].sort();
  return h("label", { class: "filter" }, "Region ",
    h("select", { onchange: (event) => go(having({ region: event.target.value || undefined })) },
      h("option", { value: "" }, "all"),
      regions.map((region) => h("option", { value: region, selected: state.region === region }, region))));
}

function levelFilter(state) {
  return h("label", { class: "filter" }, "Level ",
    h("select", { onchange: (event) => go(having({ level: event.target.value || undefined })) },
      h("option", { value: "" }, "all"),
      LEVELS.map((level) => h("option", { value: level, selected: state.level === level }, words(level)))));
}

function row(item) {
  return h("li", {},
    pageLink(address(having({ pair: item.pair, view: undefined, weights: undefined, without: undefined })), { class: "pair-row", "data-pair": item.pair },
      h("span", { class: "gauge", "data-level": item.level }, number(item.tension, 0)),
      h("span", { class: "pair-main" },
        h("span", { class: "pair-name" }, pairName(item)),
        h("span", { class: "pair-reason" }, outside(item.reason))),
      sparkline(item.sparkline, item.level),
      h("span", { class: "pair-side" },
        h("span", { class: "level", "data-level": item.level }, words(item.level) + (item.unconfirmed ? " ?" : "")),
        h("span", { class: "trend", title: "change over seven days" }, trend(item.trend7d)))));
}

/** The last thirty days between 0 and 100; the dot is the present. */
function sparkline(values, level) {
  if (!values || values.length < 2) return h("span", { class: "spark" });
  const width = 80;
  const height = 24;
  const points = values.map((value, at) => [
    2 + (at / (values.length - 1)) * (width - 5), height - 2 - (Math.max(0, Math.min(100, value)) / 100) * (height - 5)]);
  const d = "M" + points.map((point) => point.map((value) => value.toFixed(1)).join(" ")).join("L");
  const [x, y] = points.at(-1);
  return s("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, "data-level": level, "aria-hidden": "true" },
    s("path", { class: "area", d: `${d}V${height - 1}H2Z` }), s("path", { class: "line", d }), s("circle", { cx: x, cy: y, r: 2.2 }));
}
