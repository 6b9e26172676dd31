// Tension over time, pressure and relief apart.
import { h } from "./dom.js";
import { day } from "./format.js";

const SHORT = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** Two charts that share a time axis. Returns the element and a function that frees them. */
export function historyCharts(points) {
  const top = h("div", { class: "chart" });
  const bottom = h("div", { class: "chart" });
  const element = h("figure", { class: "history" },
    h("div", { class: "charts" },
      h("div", {}, h("figcaption", {}, "Tension, 0 to 100; lines where levels begin"), top),
      h("div", {}, h("figcaption", {}, "Pressure and relief"), bottom)),
    table(points));
  const times = points.map((point) => Date.parse(point.day) / 1000);
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const sync = { key: "history" };
  const axis = { stroke: colour("--muted"), grid: { stroke: colour("--line"), width: 1 }, ticks: { stroke: colour("--line") } };
  const dates = { ...axis, space: 60, values: (_, ticks) => ticks.map((seconds) => SHORT.format(seconds * 1000)) };
  const date = { label: "Day", value: (_, seconds) => (seconds === null ? "–" : day(seconds * 1000)) };
  // Without a pointer the legend shows the latest day.
  const latest = (plot) => plot.legend.idx === null && plot.setLegend({ idx: times.length - 1 });
  const common = {
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
    cursor: { sync, y: false }, legend: { live: true }, hooks: { ready: [latest], setLegend: [latest] },
  };
  const line = (label, name, fill) => ({
    label, stroke: colour(name), width: 2, fill: fill && colour(name) + "22", points: { show: points.length < 40, size: 4 },
    value: (_, value) => (value === null ? "–" : value.toFixed(1)),
  });
  const plots = [];
  const draw = () => {
    const width = top.clientWidth || 600;
    if (plots.length) return plots.forEach((plot) => plot.setSize({ width, height: plot.height }));
    plots.push(
      new uPlot({ ...common, width, height: 170, scales: { y: { range: [0, 100] } },
        axes: [dates, { ...axis, size: 38, splits: () => [0, 20, 40, 60, 80, 100] }], series: [date, line("Tension", "--tension", true)] }, [times, points.map((point) => point.tension)], top),
      new uPlot({ ...common, width, height: 170, axes: [dates, { ...axis, size: 38 }],
        series: [date, line("Pressure", "--pressure"), line("Relief", "--relief")] },
        [times, points.map((point) => point.pressure), points.map((point) => point.relief)], bottom),
    );
  };
  const observer = new ResizeObserver(draw);
  observer.observe(element);
  return {
    element,
    free() {
      observer.disconnect();
      plots.forEach((plot) => plot.destroy());
    },
  };
}

/** The same figures for those who cannot see the chart. */
function table(points) {
  return h("details", { class: "as-table" }, h("summary", {}, "As a table"),
    h("div", { class: "scroll" , tabindex: "0" }, h("table", {},
      h("thead", {}, h("tr", {}, ["Day", "Tension", "Pressure", "Relief"].map((name) => h("th", { scope: "col" }, name)))),
      h("tbody", {}, points.slice().reverse().map((point) => h("tr", {},
        h("th", { scope: "row" }, point.day.slice(0, 10)),
        [point.tension, point.pressure, point.relief].map((value) => h("td", {}, value.toFixed(1)))))))));
}
