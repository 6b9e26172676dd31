// Builds elements from values. Text is always text: nothing that comes from an article is ever read as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (on… = listener, class, data-…) and children (nodes or text; null is skipped). */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function s(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "style") for (const [name, to] of Object.entries(value)) element.style.setProperty(name, to);
    else element.setAttribute(key, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return element;
}

/** Text from outside: kept apart in direction, so that marks in it cannot turn the page around. */
export function outside(text) {
  return h("bdi", { class: "outside" }, text);
}

/** A link to an article; anything but http and https stays plain text. */
export function articleLink(url, label) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return outside(label);
  }
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") return outside(label);
  return h("a", { href: parsed.href, target: "_blank", rel: "noopener noreferrer nofollow" }, outside(label));
}

/** A link within the page; main.js follows it without a reload. */
export function pageLink(search, attributes, ...children) {
  return h("a", { href: search, "data-link": true, ...attributes }, ...children);
}
