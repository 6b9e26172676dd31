// The public HTTP API, and nothing else: whatever the page shows, a program can fetch.

const BASE = new URL("api/v1/", document.baseURI);

/** What the server answered when it did not answer with data (RFC 9457). */
export class Problem extends Error {
  constructor(status, title, detail) {
    super(detail || title);
    this.status = status;
    this.title = title;
  }
}

async function get(path, parameters = {}, signal) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== "") url.searchParams.set(name, value);
  }
  const headers = { Accept: "application/json" };
  const key = sessionStorage.getItem("api-key");
  if (key) headers.Authorization = "Bearer " + key;
  const response = await fetch(url, { headers, signal });
  const body = await response.json().catch((problem) => {
    if (response.ok) throw problem; // cut off: no answer, rather than an empty one
    return {};
  });
  if (!response.ok) throw new Problem(response.status, body.title || "HTTP " + response.status, body.detail);
  return body;
}

export const pairs = (parameters, signal) => get("pairs", parameters, signal);
export const pair = (code, parameters, signal) => get("pairs/" + encodeURIComponent(code), parameters, signal);
export const history = (code, parameters, signal) =>
  get("pairs/" + encodeURIComponent(code) + "/history", parameters, signal);
export const countries = () => get("countries");
export const methodology = () => get("methodology");
export const alerts = (parameters, signal) => get("alerts", parameters, signal);
export const search = (text, signal) => get("search", { q: text }, signal);
export const streamUrl = () => new URL("stream", BASE);
