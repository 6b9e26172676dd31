// Other weights, publishers left out: computed by the server at query time, kept in the address.
import { h, outside } from "./dom.js";
import { number, words } from "./format.js";
import { go, having } from "./state.js";

export function whatIf(detail, state) {
  const weights = parse(state.weights);
  const without = new Set((state.without || "").split(",").filter(Boolean));
  const publishers = [...new Set(detail.publishers || [])];
  const change = (replace) => {
    const text = [...weights].map(([name, value]) => name + ":" + value).join(",");
    go(having({ weights: text || undefined, without: [...without].join(",") || undefined }), { replace });
  };
  return h("div", { class: "what-if" },
    h("p", { class: "muted" }, "Move a weight or leave a publisher out; the figures follow. Nothing is stored."),
    h("div", { class: "sliders" }, detail.parts.filter((part) => part.side !== "NEUTRAL").map((part) => {
      const output = h("output", {}, number(part.weight, 1));
      return h("label", {}, words(part.indicator), " ",
        h("input", {
          type: "range", min: 0, max: 10, step: 0.1, value: weights.get(part.indicator) ?? part.weight, "data-indicator": part.indicator,
          oninput: (event) => (output.textContent = number(event.target.value, 1)),
          onchange: (event) => {
            weights.set(part.indicator, Number(event.target.value));
            change(true);
          },
        }), output);
    })),
    publishers.length > 0 && h("fieldset", {}, h("legend", {}, "Publishers that count"),
      publishers.map((name) => h("label", { class: "check" },
        h("input", {
          type: "checkbox", checked: !without.has(name),
          onchange: (event) => {
            if (event.target.checked) without.delete(name);
            else without.add(name);
            change(true);
          },
        }), outside(name)))),
    (state.weights || state.without) &&
      h("button", { type: "button", onclick: () => go(having({ weights: undefined, without: undefined })) }, "Back to the profile"));
}

function parse(text) {
  return new Map((text || "").split(",").filter(Boolean).map((part) => {
    const [name, value] = part.split(":");
    return [name, Number(value)];
  }).filter(([, value]) => Number.isFinite(value)));
}
