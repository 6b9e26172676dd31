// News as it comes: server-sent events. With an API key they are read by fetch, which alone can send it.
import { streamUrl } from "./api.js";

const AGAIN_AFTER = 2000;
const SETTLED_AFTER = 3000; // by then a busy server has put its list in order too

/**
 * Calls back with the pairs that changed, at most twice a second, and once more when no news has come for a
 * while, since the list of a busy server may be a little older than the news; null when any may have changed.
 */
export function startLive(onChange) {
  const sign = document.getElementById("live");
  const say = (state, text) => {
    sign.dataset.state = state;
    sign.textContent = text;
  };
  const changed = new Set();
  let all = false;
  let timer = 0;
  let settling = 0;
  const soon = () => {
    timer ||= setTimeout(() => {
      timer = 0;
      const pairs = all ? null : new Set(changed);
      changed.clear();
      all = false;
      onChange(pairs);
      clearTimeout(settling);
      settling = setTimeout(() => onChange(pairs), SETTLED_AFTER);
    }, 500);
  };
  const on = {
    open: () => say("live", "live"),
    broken: () => say("broken", "reconnecting"),
    tension: (data) => {
      changed.add(JSON.parse(data).pair);
      soon();
    },
    resync: () => {
      all = true;
      soon();
    },
  };
  const key = sessionStorage.getItem("api-key");
  if (key) readByFetch(key, on);
  else readByBrowser(on);
}

/** The browser resumes by itself after a break. */
function readByBrowser(on) {
  const stream = new EventSource(streamUrl());
  stream.addEventListener("open", on.open);
  stream.addEventListener("error", on.broken);
  stream.addEventListener("tension", (event) => on.tension(event.data));
  stream.addEventListener("resync", on.resync);
}

async function readByFetch(key, on) {
  let last;
  for (;;) {
    try {
      const headers = { Authorization: "Bearer " + key };
      if (last) headers["Last-Event-ID"] = last;
      const response = await fetch(streamUrl(), { headers });
      if (!response.ok) throw new Error(String(response.status));
      on.open();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const events = (text + part.value).split("\n\n");
        text = events.pop();
        for (const event of events) {
          const fields = new Map(event.split("\n").map((line) => [line.split(":", 1)[0], line.slice(line.indexOf(":") + 2)]));
          last = fields.get("id") ?? last;
          if (fields.has("event")) on[fields.get("event")]?.(fields.get("data"));
        }
      }
    } catch {
      // broken off: below
    }
    on.broken();
    await new Promise((done) => setTimeout(done, AGAIN_AFTER));
  }
}
