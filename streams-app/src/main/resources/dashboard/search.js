// Finds a country or a pair by name; a combobox after the ARIA pattern.
import { h } from "./dom.js";
import * as api from "./api.js";
import { go, having } from "./state.js";

export function startSearch() {
  const form = document.getElementById("search");
  const input = document.getElementById("search-input");
  const list = document.getElementById("search-list");
  let matches = [];
  let at = -1;
  let pending = null;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    at = -1;
  };
  const choose = (match) => {
    close();
    input.value = "";
    const clear = { view: undefined, weights: undefined, without: undefined };
    go(having(match.type === "pair" ? { ...clear, pair: match.code } : { ...clear, country: match.code, pair: undefined }));
    document.getElementById("content").focus();
  };
  const mark = () => {
    [...list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", "match-" + at);
    else input.removeAttribute("aria-activedescendant");
  };

  input.addEventListener("input", async () => {
    pending?.abort();
    const text = input.value.trim();
    if (!text) return close();
    pending = new AbortController();
    try {
      matches = (await api.search(text, pending.signal)).items.slice(0, 8);
    } catch (problem) {
      if (problem.name !== "AbortError") close();
      return;
    }
    list.replaceChildren(...matches.map((match, index) => h("li", {
      id: "match-" + index, role: "option", "aria-selected": "false",
      onpointerdown: (event) => {
        event.preventDefault();
        choose(match);
      },
    }, match.name, h("small", {}, match.code))));
    list.hidden = matches.length === 0;
    input.setAttribute("aria-expanded", String(matches.length > 0));
    at = -1;
    mark();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (matches.length) at = (at + (event.key === "ArrowDown" ? 1 : -1) + matches.length) % matches.length;
      mark();
    } else if (event.key === "Escape") close();
  });
  input.addEventListener("blur", close);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const match = matches[Math.max(at, 0)];
    if (match) choose(match);
  });
}
