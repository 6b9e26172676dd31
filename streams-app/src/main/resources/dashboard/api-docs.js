// Shows the description of the API, and sends what is typed in.
import { h } from "./dom.js";

const MOST_SHOWN = 20000;
const key = document.getElementById("key");
key.value = sessionStorage.getItem("api-key") || "";
key.addEventListener("change", () => (key.value ? sessionStorage.setItem("api-key", key.value) : sessionStorage.removeItem("api-key")));

const description = await (await fetch("api/v1/openapi.json")).json();
document.getElementById("paths").append(...Object.entries(description.paths).map(([path, { get }]) => operation(path, get)));

function operation(path, get) {
  const fields = new Map();
  const answer = h("pre", { class: "answer", tabindex: "0", hidden: true });
  const rows = get.parameters.map((parameter) => {
    const input = h("input", { "aria-label": parameter.name, value: parameter.in === "path" ? parameter.example : undefined, placeholder: parameter.example ?? parameter.schema.default });
    fields.set(parameter, input);
    return h("tr", {}, h("th", { scope: "row" }, h("code", {}, parameter.name)), h("td", {}, input), h("td", {}, parameter.description || ""));
  });
  const form = h("form", {}, rows.length > 0 && h("table", {}, h("tbody", {}, rows)), h("button", {}, "Send"));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    answer.hidden = false;
    answer.textContent = "…";
    answer.textContent = await send(path, fields).catch((problem) => String(problem));
  });
  return h("details", { class: "operation" },
    h("summary", {}, h("code", {}, "GET " + path), " ", get.summary),
    get.description && h("p", {}, get.description),
    h("p", { class: "muted" }, "Answers: ", Object.entries(get.responses).map(([status, one]) => `${status} ${resolved(one).description}`).join(" · ")),
    form, answer);
}

// A response, or the shared one that it refers to.
function resolved(response) {
  return response.$ref ? response.$ref.slice(2).split("/").reduce((at, name) => at[name], description) : response;
}

async function send(path, fields) {
  const url = new URL(path.slice(1), document.baseURI);
  const headers = { Accept: "application/json" };
  if (key.value) headers.Authorization = "Bearer " + key.value;
  for (const [parameter, input] of fields) {
    if (!input.value) continue;
    if (parameter.in === "path") url.pathname = url.pathname.replace(encodeURI(`{${parameter.name}}`), encodeURIComponent(input.value));
    else if (parameter.in === "header") headers[parameter.name] = input.value;
    else url.searchParams.set(parameter.name, input.value);
  }
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  const head = `${response.status} ${url.pathname}${url.search}\n\n`;
  if ((response.headers.get("Content-Type") || "").startsWith("text/event-stream")) {
    const { value } = await response.body.getReader().read();
    stop.abort();
    return head + new TextDecoder().decode(value) + "… (the stream goes on)";
  }
  const text = await response.text();
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // not JSON: shown as it is
  }
  return head + (shown.length > MOST_SHOWN ? shown.slice(0, MOST_SHOWN) + "\n… (cut here)" : shown);
}
