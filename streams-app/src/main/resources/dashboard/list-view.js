// Ranked list of pairs: level, figure, trend, and the reason in one line.
import { h, s, outside, pageLink } from "./dom.js";
import { LEVELS, arrow, number, pairName, signed, words } from "./format.js";
import { address, go, having } from "./state.js";

export function listView({ pairs, state, countries, missing, next }, more) {
  const country = countries.find((one) => one.code === state.country);
  return [
    h("div", { class: "pane-head" },
      h("h1", {}, country ? country.name : "Tensest pairs"),
      country && pageLink(address(having({ country: undefined })), { class: "chip" }, "all countries ×"),
      levelFilter(state)),
    missing && missing.length > 0 &&
      h("p", { class: "notice" }, "Part of the data is out of reach just now; the list may lack pairs."),
    pairs.length === 0
      ? h("p", { class: "empty" }, "No pair to show here. Publish articles, or widen the filter.")
      : h("ol", { class: "pairs" }, pairs.map((item) => row(item))),
    next && h("button", { type: "button", class: "more", onclick: more }, "Show more"),
  ];
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
      sparkline(item.sparkline),
      h("span", { class: "pair-side" },
        h("span", { class: "level", "data-level": item.level }, words(item.level) + (item.unconfirmed ? " ?" : "")),
        h("span", { class: "trend", title: "change over seven days" }, arrow(item.trend7d) + " " + signed(item.trend7d)))));
}

function sparkline(values) {
  if (!values || values.length < 2) return h("span", { class: "spark" });
  const width = 80;
  const height = 24;
  const d = values
    .map((value, at) => (at === 0 ? "M" : "L") + ((at / (values.length - 1)) * width).toFixed(1) + " "
      + (height - 1 - (Math.max(0, Math.min(100, value)) / 100) * (height - 2)).toFixed(1))
    .join("");
  return s("svg", { class: "spark", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" }, s("path", { d }));
}
