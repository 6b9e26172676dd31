// The world: countries coloured by their tensest pair, arcs between the two sides of the tensest pairs.
import { h, s } from "./dom.js";
import { counts, levelOf, number, pairName } from "./format.js";
import { go, having } from "./state.js";

const WIDTH = 960;
const HEIGHT = 500;
const WHOLE = [0, 0, WIDTH, 432]; // without most of Antarctica
const CLOSEST = 200;
const MOST_ARCS = 60;
const MOST_FIGURES = 6;
const FIGURE = 11; // half the width of a figure on the map, in pixels

/** Draws into a container; show() updates it without rebuilding the land. */
export async function createMap(container, countries) {
  const [world, points] = await Promise.all(
    ["vendor/countries-110m.json", "points.json"].map((name) => fetch(name).then((answer) => answer.json())),
  );
  const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [WIDTH - 4, HEIGHT - 4]], { type: "Sphere" });
  const path = d3.geoPath(projection);
  const byNumber = new Map(countries.filter((country) => country.numeric).map((country) => [country.numeric, country]));
  const byName = new Map(countries.map((country) => [country.name, country]));
  const centre = new Map();
  const shapes = new Map();

  const land = s("g", { class: "land" });
  for (const feature of topojson.feature(world, world.objects.countries).features) {
    const country = byNumber.get(feature.id) || byName.get(feature.properties.name);
    const shape = s("path", { d: path(feature) || "", class: "country", "data-level": "NONE" });
    if (country) {
      shape.dataset.code = country.code;
      shapes.set(country.code, shape);
      centre.set(country.code, d3.geoCentroid(feature));
    }
    land.append(shape);
  }
  for (const [code, point] of Object.entries(points)) centre.set(code, point);

  const arcs = s("g", { class: "arcs" });
  const figures = s("g", { class: "figures-on-map" });
  const svg = s(
    "svg",
    { viewBox: WHOLE.join(" "), role: "img", "aria-label": "World map; the list of pairs says the same in text" },
    s("path", { d: path({ type: "Sphere" }), class: "sphere" }),
    s("path", { d: path(d3.geoGraticule10()), class: "graticule" }),
    land,
    arcs,
    figures,
  );
  container.replaceChildren(svg);
  let tense = [];
  new ResizeObserver(() => drawFigures()).observe(svg);

  const names = new Map(countries.map((country) => [country.code, country.name]));
  const tip = document.getElementById("tip");
  svg.addEventListener("pointermove", (event) => {
    const text = event.target.dataset.tip || (event.target.dataset.code && names.get(event.target.dataset.code));
    tip.hidden = !text;
    if (!text) return;
    tip.textContent = text;
    tip.style.left = Math.min(event.clientX + 14, innerWidth - 220) + "px";
    tip.style.top = event.clientY + 14 + "px";
  });
  svg.addEventListener("pointerleave", () => (tip.hidden = true));
  svg.addEventListener("click", (event) => {
    const { code, pair } = event.target.dataset;
    if (pair) go(having({ pair, view: undefined, weights: undefined, without: undefined }));
    else if (code) go(having({ country: code, pair: undefined, view: undefined, weights: undefined, without: undefined }));
  });

  return {
    show(pairs, state) {
      const worst = new Map();
      for (const item of pairs) {
        for (const side of [item.first, item.second]) {
          const known = worst.get(side.code);
          if (!known || known.tension < item.tension) worst.set(side.code, item);
        }
      }
      for (const [code, shape] of shapes) {
        const item = worst.get(code);
        shape.dataset.level = item && counts(item.tension) ? levelOf(item.tension) : "NONE";
        shape.style.setProperty("--share", Math.round(25 + 3.75 * Math.min(20, item?.tension ?? 0)) + "%");
        shape.dataset.tip = item && counts(item.tension)
          ? `${names.get(code)}: tensest with ${item.first.code === code ? item.second.name : item.first.name}, ${number(item.tension, 0)}`
          : names.get(code);
        shape.classList.toggle("chosen", state.country === code || (state.pair || "").split("-").includes(code));
      }
      const drawn = pairs.filter((item) => item.tension >= 1 && centre.has(item.first.code) && centre.has(item.second.code));
      drawn.sort((a, b) => a.tension - b.tension);
      arcs.replaceChildren(...drawn.slice(-MOST_ARCS).map((item) => arc(item, state)));
      svg.setAttribute("viewBox", frame(state.country ? [state.country] : (state.pair || "").split("-")).join(" "));
      tense = drawn.filter((item) => item.tension >= 20).reverse();
      drawFigures();
    },
  };

  /** Figures of the tensest pairs on their arcs, as large as text is, however far the map is zoomed; none over another. */
  function drawFigures() {
    const unit = svg.viewBox.baseVal.width / (svg.clientWidth || WIDTH);
    const placed = [];
    for (const item of tense) {
      const [x, y] = summit(projection(centre.get(item.first.code)), projection(centre.get(item.second.code)));
      const free = placed.every((one) => Math.hypot(one.x - x, one.y - y) > 2.4 * FIGURE * unit);
      if (free && placed.length < MOST_FIGURES) placed.push({ item, x, y });
    }
    const size = FIGURE * unit;
    figures.replaceChildren(...placed.map(({ item, x, y }) => s("g", { class: "figure-on-map", "data-level": levelOf(item.tension) },
      s("rect", { x: x - size, y: y - 0.8 * size, width: 2 * size, height: 1.6 * size, rx: 0.35 * size,
        "data-pair": item.pair, "data-tip": `${pairName(item)}: ${number(item.tension, 0)}` }),
      s("text", { x, y: y + 0.38 * size, "text-anchor": "middle", style: { "font-size": 1.1 * size + "px" } }, number(item.tension, 0)))));
  }

  /** The part of the map around the chosen countries, as far as they lie together. */
  function frame(codes) {
    const boxes = codes.filter((code) => centre.has(code)).map((code) => {
      const [x, y] = projection(centre.get(code));
      return shapes.has(code) ? shapes.get(code).getBBox() : { x, y, width: 0, height: 0 };
    });
    if (boxes.length === 0) return WHOLE;
    const left = Math.min(...boxes.map((box) => box.x));
    const top = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    const ratio = WHOLE[2] / WHOLE[3];
    const width = Math.max(CLOSEST, 1.8 * (right - left), 1.8 * ratio * (bottom - top));
    if (width >= WHOLE[2]) return WHOLE;
    const height = width / ratio;
    const within = (from, most) => Math.max(0, Math.min(from, most));
    return [within((left + right - width) / 2, WHOLE[2] - width), within((top + bottom - height) / 2, WHOLE[3] - height), width, height];
  }

  function arc(item, state) {
    const d = bow(projection(centre.get(item.first.code)), projection(centre.get(item.second.code)));
    const chosen = state.pair === item.pair;
    return s(
      "g",
      { class: "arc" + (chosen ? " chosen" : ""), "data-level": levelOf(item.tension) },
      s("path", { d, class: "arc-line", style: { "stroke-width": 1 + item.tension / 28 } }),
      s("path", { d, class: "arc-hit", "data-pair": item.pair, "data-tip": `${pairName(item)}: ${number(item.tension, 0)}` }),
    );
  }
}

/** A bow on the map: the shortest way over the globe would run out of the picture near the poles. */
function bow(from, to) {
  const text = (point) => point.map((value) => value.toFixed(1)).join(" ");
  return `M${text(from)}Q${text(bend(from, to))} ${text(to)}`;
}

/** The point that pulls a bow up. */
function bend([x, y], [toX, toY]) {
  return [(x + toX) / 2, Math.max(4, (y + toY) / 2 - 0.18 * Math.hypot(toX - x, toY - y))];
}

/** The middle of a bow. */
function summit(from, to) {
  const pull = bend(from, to);
  return [0, 1].map((at) => (from[at] + 2 * pull[at] + to[at]) / 4);
}

/** Colours of the levels, in words. */
export function legend() {
  const ranges = { LOW: "below 20", GUARDED: "20–40", ELEVATED: "40–60", HIGH: "60–80", CRITICAL: "80 and over" };
  return Object.entries(ranges).map(([level, range]) =>
    h("span", {}, h("i", { "data-level": level }), level.charAt(0) + level.slice(1).toLowerCase() + " " + range));
}
