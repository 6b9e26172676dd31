// Alerts, and how the score is made.
import { h, outside, pageLink } from "./dom.js";
import { minute, number, pairName, words } from "./format.js";
import { address, having } from "./state.js";

export function alertsView(alerts) {
  return [
    back(),
    h("h1", {}, "Alerts"),
    alerts.length === 0
      ? h("p", { class: "empty" }, "No level has changed and nothing has surged.")
      : h("ol", { class: "alerts" }, alerts.map((alert) => alertRow(alert)))];
}

/** An alert in a line or two. */
export function alertRow(alert) {
  return h("li", {},
    pageLink(address({ pair: alert.pair }), { class: "alert" },
      h("span", { class: "gauge", "data-level": alert.level }, number(alert.tension, 0)),
      h("span", {},
        h("strong", {}, pairName(alert)), " ", whatChanged(alert),
        alert.unconfirmed && h("span", { class: "chip" }, "unconfirmed"),
        h("small", { class: "muted" }, " " + minute(alert.asOf)),
        alert.reason && h("span", { class: "pair-reason" }, outside(alert.reason)))));
}

function whatChanged(alert) {
  const level = (name) => words(name).toLowerCase();
  switch (alert.kind) {
    case "SURGE":
      return `surges: ${number(alert.score)} deviations above its usual day`;
    case "DRIFT":
      return "builds up slowly";
    default:
      return `${alert.kind === "LEVEL_ROSE" ? "rose" : "fell"} from ${level(alert.previousLevel)} to ${level(alert.level)}`;
  }
}

export function methodView(method) {
  return [
    back(),
    h("h1", {}, "How the score is made"),
    h("p", {}, "Profile ", h("code", {}, method.profile), ". Each incident adds s = w · m · c · q · d: weight, magnitude, corroboration by independent origins, claim factor, decay. Each indicator saturates at three times its weight. Tension indicators sum to pressure, the others to relief."),
    h("ul", { class: "method" }, (method.formulas || []).map((formula) => h("li", {}, h("strong", {}, formula.name), ": ", h("code", {}, formula.text)))),
    h("div", { class: "scroll", tabindex: "0" }, h("table", { class: "indicators" },
      h("thead", {}, h("tr", {}, ["Indicator", "Side", "Weight", "Half-life", "State"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, method.indicators.map((row) => h("tr", { "data-side": row.side },
        h("th", { scope: "row" }, words(row.indicator)), h("td", {}, words(row.side)), h("td", { class: "number" }, number(row.weight)),
        h("td", { class: "number" }, row.halfLifeDays ? number(row.halfLifeDays, 0) + " d" : "–"), h("td", {}, row.stateful ? "until closed" : "")))))),
  ];
}

function back() {
  return pageLink(address(having({ view: undefined })), { class: "back" }, "← all pairs");
}
