// Wires the page: address in, view out; live changes and controls lead back to the address.
import * as api from "./api.js";
import { h } from "./dom.js";
import { go, having, query, read } from "./state.js";
import { createMap, legend } from "./map-view.js";
import { listView, recently } from "./list-view.js";
import { pairView } from "./pair-view.js";
import { alertsView, methodView } from "./other-views.js";
import { startSearch } from "./search.js";
import { startLive } from "./live.js";

const MAP_PAIRS = 200;
const EXPLAINED = 1000; // incidents of a pair: all of nearly every one
const LATEST_ALERTS = 4;
const wide = matchMedia("(min-width: 901px)");
const side = document.getElementById("side");
const below = document.getElementById("below");
const notice = document.getElementById("notice");
let countries = [];
let map = null;
let drawing = null;
let free = () => {};

addEventListener("state", (event) => draw(event.detail.replace));
addEventListener("popstate", () => draw(false));
wide.addEventListener("change", () => draw(true));
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-link]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(read(link.search));
});
document.getElementById("as-of").addEventListener("change", (event) => go(having({ asOf: event.target.value || undefined })));
document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
  draw(true);
});
document.getElementById("legend").append(...legend());

startSearch();
start();

async function start() {
  try {
    countries = (await api.countries()).items;
    map = await createMap(document.getElementById("map"), countries);
  } catch (problem) {
    complain(problem);
  }
  await draw(false);
  if (notice.querySelector("form")) return; // the page comes back with a key
  startLive((changed) => {
    const state = read();
    if (!state.asOf && !state.view && (!state.pair || changed === null || changed.has(state.pair))) draw(true);
  });
}

/** Draws the state of the address; keepPlace leaves scroll and focus where they are. */
async function draw(keepPlace) {
  drawing?.abort();
  const mine = (drawing = new AbortController());
  const state = read();
  document.getElementById("as-of").value = state.asOf || "";
  try {
    const asOf = query(state).asOf;
    const filter = { asOf, country: state.country, region: state.region, level: state.level };
    const [ranked, view, latest] = await Promise.all([
      api.pairs({ ...filter, limit: MAP_PAIRS }, mine.signal),
      viewOf(state, mine.signal),
      state.pair || state.view === "alerts" ? null : api.alerts({ country: state.country, limit: LATEST_ALERTS }, mine.signal),
    ]);
    if (mine.signal.aborted) return;
    const built = view || { elements: listOf(ranked, filter, state), free: () => {} };
    const beside = built.below || (latest ? recently(latest.items, ranked.items) : []);
    const open = keepPlace ? openIncidents() : new Set();
    const focus = keepPlace && document.activeElement ? document.activeElement.dataset.indicator : undefined;
    free();
    free = built.free;
    side.replaceChildren(...built.elements.filter(Boolean));
    below.replaceChildren(...beside.filter(Boolean));
    reopen(open);
    if (focus) document.querySelector(`main [data-indicator="${CSS.escape(focus)}"]`)?.focus();
    if (!keepPlace) side.scrollTop = 0;
    map?.show(ranked.items, state);
    document.title = state.pair ? state.pair + " · Faultline" : "Faultline";
    document.getElementById("foot-state").textContent = `${ranked.items.length} pairs · profile ${ranked.profile}`;
    notice.hidden = true;
  } catch (problem) {
    if (problem.name === "AbortError") return;
    complain(problem);
    if (!problem.status) console.error(problem); // not what the server said
  }
}

async function viewOf(state, signal) {
  if (state.pair) {
    const [detail, past] = await Promise.all([
      api.pair(state.pair, { ...query(state), explain: EXPLAINED }, signal),
      api.history(state.pair, { to: query(state).asOf }, signal),
    ]);
    return pairView(detail, past.points, state, wide.matches);
  }
  if (state.view === "alerts") return { elements: alertsView((await api.alerts({}, signal)).items), free: () => {} };
  if (state.view === "method") return { elements: methodView(await api.methodology()), free: () => {} };
  return null;
}

function listOf(ranked, filter, state) {
  return listView({ pairs: ranked.items, asOf: ranked.asOf, state, countries, missing: ranked.missing, next: ranked.next }, async (event) => {
    event.target.disabled = true;
    const page = await api.pairs({ ...filter, limit: MAP_PAIRS, cursor: ranked.next });
    const joined = { ...page, items: ranked.items.concat(page.items) };
    side.replaceChildren(...listOf(joined, filter, state).filter(Boolean));
  });
}

function openIncidents() {
  return new Set([...side.querySelectorAll(".incidents > li")].map((item, at) => (item.firstChild.open ? at : -1)));
}

function reopen(open) {
  side.querySelectorAll(".incidents > li").forEach((item, at) => (item.firstChild.open = open.has(at)));
}

function complain(problem) {
  if (problem.status === 401) return askForKey();
  notice.textContent = problem.status === 404
    ? "Nothing is known of this pair. It appears once an article reports an event between the two."
    : "The server cannot be asked just now: " + problem.message;
  notice.hidden = false;
}

/** Keys are on: the reader types one in, and it is kept until the tab is closed. */
function askForKey() {
  if (notice.querySelector("form")) return;
  const input = h("input", { type: "password", id: "api-key", autocomplete: "off", required: true });
  const form = h("form", {}, h("label", { for: "api-key" }, "This server asks for an API key "), input, " ", h("button", {}, "Use it"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sessionStorage.setItem("api-key", input.value.trim());
    location.reload();
  });
  notice.replaceChildren(form);
  notice.hidden = false;
  input.focus();
}
