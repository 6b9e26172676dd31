// One pair: figure, history, indicators, and the incidents with the sentences that they come from.
import { h, articleLink, outside, pageLink } from "./dom.js";
import { day, minute, number, occurred, pairName, signed, trend, words } from "./format.js";
import { address, having } from "./state.js";
import { historyCharts } from "./charts.js";
import { timeline } from "./timeline.js";
import { whatIf } from "./what-if.js";

const SIDES = ["TENSION", "DEESCALATION", "NEUTRAL"];

/** Elements of the view, those that stand under the map where there is room, and a function that frees what they hold. */
export function pairView(detail, points, state, wide) {
  const charts = points.length > 1 ? historyCharts(points) : null;
  const time = charts && h("section", { class: "card broad" }, h("h2", {}, "Over time"), charts.element);
  const ifs = h("section", { class: "card broad" }, h("h2", {}, "What if"), whatIf(detail, state));
  return {
    below: wide ? [time, ifs] : [],
    elements: [
      pageLink(address(having({ pair: undefined, weights: undefined, without: undefined })), { class: "back" }, "← all pairs"),
      head(detail, state),
      wide || time,
      h("section", {}, h("h2", {}, "What it is made of"), indicators(detail), formula(detail)),
      h("section", {}, h("h2", {}, "Incidents"), incidents(detail)),
      wide || ifs,
    ].filter((element) => element instanceof Node),
    free: () => charts && charts.free(),
  };
}

function head(detail, state) {
  return h("header", { class: "pair-head" },
    h("h1", {}, pairName(detail)),
    h("div", { class: "figures" },
      h("strong", { class: "gauge big", "data-level": detail.level, id: "tension" }, number(detail.tension)),
      h("div", {},
        h("span", { class: "level", "data-level": detail.level }, words(detail.level)),
        detail.unconfirmed && h("span", { class: "chip" }, "unconfirmed: no driving incident has two origins"),
        h("p", { class: "trend" }, "One day: ", trend(detail.trend24h), " · seven days: ", trend(detail.trend7d)))),
    h("p", { class: "reason" }, outside(detail.reason)),
    drivers(detail),
    standing(detail),
    h("p", { class: "muted" }, "As of ", minute(detail.asOf), " · profile ", detail.profile,
      (state.weights || state.without) && h("strong", {}, " · what-if figures")));
}

/** In a sentence, what pushes the figure up and what holds it down. */
function drivers(detail) {
  const side = (name) => detail.parts.filter((part) => part.side === name && part.value > 0).sort((a, b) => b.value - a.value).slice(0, 3);
  const named = (part, total) => `${words(part.indicator).toLowerCase()} (${number((100 * part.value) / total, 0)} %)`;
  const up = side("TENSION").map((part) => named(part, detail.pressure));
  const down = side("DEESCALATION").map((part) => named(part, detail.relief));
  return up.length > 0 && h("p", { class: "drivers" },
    "Pressure comes most from ", up.join(", "), down.length > 0 ? "; relief from " + down.join(", ") + "." : "; nothing brings relief.");
}

/** The states that hold now: what has to end before things can calm down. */
function standing(detail) {
  const open = detail.explanation.filter((incident) => incident.state === "OPEN" || incident.state === "STALE");
  const names = [...new Set(open.map((incident) => words(incident.indicator)))];
  return names.length > 0 && h("p", { class: "standing" }, "Still in force: ",
    names.map((name) => h("span", { class: "chip" }, name)));
}

function indicators(detail) {
  const largest = Math.max(...detail.parts.map((part) => part.value), 0.01);
  return h("table", { class: "indicators" },
    h("caption", { class: "hidden" }, "Indicators and what each adds to pressure or relief"),
    h("thead", {}, h("tr", {}, ["Indicator", "Adds", "", "Incidents", "Half-life"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, bySide(detail.parts).map((part) => h("tr", { "data-side": part.side },
      h("th", { scope: "row" }, words(part.indicator)),
      h("td", { class: "number" }, part.side === "NEUTRAL" ? "context" : (part.side === "TENSION" ? "+" : "−") + number(part.value, 2)),
      h("td", { class: "bar-cell" }, h("span", { class: "part-bar", style: { width: (100 * part.value) / largest + "%" } })),
      h("td", { class: "number" }, part.incidents),
      h("td", { class: "number" }, number(part.halfLifeDays, 0) + " d")))));
}

/** Tension before relief before context, the largest first. */
function bySide(parts) {
  return [...parts].sort((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || b.value - a.value);
}

function formula(detail) {
  return h("p", { class: "muted", id: "formula" },
    "Pressure ", number(detail.pressure, 2), " less half of relief ", number(detail.relief, 2), " leaves ", number(detail.net, 2),
    "; tension = 100 · (1 − e^(−", number(detail.net, 2), "/20)) = ", h("strong", {}, number(detail.tension, 1)), ".");
}

function incidents(detail) {
  if (detail.explanation.length === 0) return h("p", { class: "empty" }, "Nothing that counts at this instant.");
  return [
    timeline(detail, openIncident),
    h("p", { class: "muted" },
      "Each with the points of tension that would go without it, and its share of pressure or relief. Open one for its sentences."),
    h("ol", { class: "incidents" }, detail.explanation.map((one) => h("li", { "data-side": one.side }, incident(one)))),
    detail.notExplained > 0 && h("p", { class: "muted" }, `and ${detail.notExplained} that add less`),
  ];
}

function incident(one) {
  return h("details", {},
    h("summary", {},
      h("span", { class: "when" }, occurred(one.occurred)),
      h("span", { class: "what" }, words(one.indicator), one.mutual ? "" : ` (${one.source.code} → ${one.target.code})`,
        one.state !== "NONE" && h("span", { class: "chip" }, words(one.state)),
        one.evidence.length > 0 && h("span", { class: "glimpse" }, outside(one.evidence[0].text.slice(0, 300)))),
      h("span", { class: "share" }, signed(one.effect), h("small", {}, shareOf(one)))),
    facts(one),
    h("ul", { class: "evidence" }, one.evidence.map((piece) => h("li", {},
      h("blockquote", {}, outside(piece.text)),
      h("p", { class: "muted" },
        articleLink(piece.url, piece.title || piece.url || piece.articleId), " · ", outside(piece.publisher || "unknown publisher"), " · ",
        minute(piece.publishedAt), " · rule ", h("code", {}, piece.ruleId), " · characters ", piece.start, "–", piece.end)))));
}

function shareOf(one) {
  return one.side === "NEUTRAL" ? "context" : `${number(100 * one.share, 0)} % of ${one.side === "TENSION" ? "pressure" : "relief"}`;
}

function openIncident(at) {
  const item = document.querySelectorAll(".incidents > li")[at];
  item.firstChild.open = true;
  item.scrollIntoView({ block: "nearest" });
  item.querySelector("summary").focus({ preventScroll: true });
}

function facts(incident) {
  const slots = Object.entries(incident.slots || {}).filter(([, value]) => value && value.length !== 0);
  return h("dl", { class: "facts" },
    fact("Weight × magnitude × corroboration × claim × decay",
      [incident.weight, incident.magnitude, incident.corroboration, incident.claimFactor, incident.decay].map((value) => number(value, 2)).join(" × ")
        + " = " + number(incident.contribution, 3)),
    fact("Witnesses", `${incident.origins} independent, ${incident.claims} ${incident.claims === 1 ? "claim" : "claims"}`),
    incident.lastConfirmed && fact("Last confirmed", day(incident.lastConfirmed)),
    incident.closedAt && fact("Ended", day(incident.closedAt)),
    slots.map(([name, value]) => fact(words(name), outside(slotText(value)))));
}

function slotText(value) {
  if (Array.isArray(value)) return value.map(slotText).join(", ");
  if (value && typeof value === "object") {
    return value.name || value.mention || value.code
      || [value.killedLow > 0 && `${range(value.killedLow, value.killedHigh)} killed`,
          value.woundedLow > 0 && `${range(value.woundedLow, value.woundedHigh)} wounded`,
          value.claimedBy && `says ${value.claimedBy}`].filter(Boolean).join(", ");
  }
  return String(value);
}

function range(low, high) {
  return low === high || !high ? String(low) : `${low}–${high}`;
}

function fact(name, value) {
  return [h("dt", {}, name), h("dd", {}, value)];
}
