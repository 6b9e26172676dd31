// One pair: figure, history, indicators, and the incidents with the sentences that they come from.
import { h, articleLink, outside, pageLink } from "./dom.js";
import { arrow, day, minute, number, occurred, pairName, signed, words } from "./format.js";
import { address, having } from "./state.js";
import { historyCharts } from "./charts.js";
import { whatIf } from "./what-if.js";

/** Elements of the view and a function that frees what they hold. */
export function pairView(detail, points, state) {
  const charts = points.length > 1 ? historyCharts(points) : null;
  return {
    elements: [
      pageLink(address(having({ pair: undefined, weights: undefined, without: undefined })), { class: "back" }, "← all pairs"),
      head(detail, state),
      charts && h("section", {}, h("h2", {}, "Over time"), charts.element),
      h("section", {}, h("h2", {}, "What it is made of"), indicators(detail), formula(detail)),
      h("section", {}, h("h2", {}, "Incidents"), incidents(detail)),
      h("section", {}, h("h2", {}, "What if"), whatIf(detail, state)),
    ],
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
        h("p", { class: "trend" }, arrow(detail.trend24h), " ", signed(detail.trend24h), " in a day, ", arrow(detail.trend7d), " ",
          signed(detail.trend7d), " in a week"))),
    h("p", { class: "reason" }, outside(detail.reason)),
    h("p", { class: "muted" }, "As of ", minute(detail.asOf), " · profile ", detail.profile,
      (state.weights || state.without) && h("strong", {}, " · what-if figures")));
}

function indicators(detail) {
  const largest = Math.max(...detail.parts.map((part) => part.value), 0.01);
  return h("table", { class: "indicators" },
    h("caption", { class: "hidden" }, "Indicators and what each adds to pressure or relief"),
    h("thead", {}, h("tr", {}, ["Indicator", "Adds", "", "Incidents", "Half-life"].map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, detail.parts.map((part) => h("tr", { "data-side": part.side },
      h("th", { scope: "row" }, words(part.indicator)),
      h("td", { class: "number" }, part.side === "NEUTRAL" ? "context" : (part.side === "TENSION" ? "+" : "−") + number(part.value, 2)),
      h("td", { class: "bar-cell" }, h("span", { class: "part-bar", style: { width: (100 * part.value) / largest + "%" } })),
      h("td", { class: "number" }, part.incidents),
      h("td", { class: "number" }, number(part.halfLifeDays, 0) + " d")))));
}

function formula(detail) {
  return h("p", { class: "muted" },
    "Pressure ", number(detail.pressure, 2), " less half of relief ", number(detail.relief, 2), " leaves ", number(detail.net, 2),
    "; tension = 100 · (1 − e^(−", number(detail.net, 2), "/20)) = ", h("strong", {}, number(detail.tension, 1)), ".");
}

function incidents(detail) {
  if (detail.explanation.length === 0) return h("p", { class: "empty" }, "Nothing that counts at this instant.");
  return h("ol", { class: "incidents" }, detail.explanation.map((incident) => h("li", { "data-side": incident.side },
    h("details", {},
      h("summary", {},
        h("span", { class: "when" }, occurred(incident.occurred)),
        h("span", { class: "what" }, words(incident.indicator), incident.mutual ? "" : ` (${incident.source.code} → ${incident.target.code})`,
          incident.state !== "NONE" && h("span", { class: "chip" }, words(incident.state))),
        h("span", { class: "share", title: "share of its side, and what tension would lose without it" },
          number(100 * incident.share, 0) + " %", h("small", {}, " " + signed(incident.effect)))),
      h("p", { class: "quote" }, incident.evidence.length > 0 && outside("“" + incident.evidence[0].text + "”")),
      facts(incident),
      h("ul", { class: "evidence" }, incident.evidence.map((piece) => h("li", {},
        h("blockquote", {}, outside(piece.text)),
        h("p", { class: "muted" },
          articleLink(piece.url, piece.title || piece.url || piece.articleId), " · ", outside(piece.publisher || "unknown publisher"), " · ",
          minute(piece.publishedAt), " · rule ", h("code", {}, piece.ruleId), " · characters ", piece.start, "–", piece.end)))))))); 
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
