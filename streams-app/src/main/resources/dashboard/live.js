// News as it comes: server-sent events; the browser resumes by itself after a break.
import { streamUrl } from "./api.js";

/** Calls back with the pairs that changed, at most twice a second. */
export function startLive(onChange) {
  const sign = document.getElementById("live");
  const say = (state, text) => {
    sign.dataset.state = state;
    sign.textContent = text;
  };
  const changed = new Set();
  let timer = 0;
  const stream = new EventSource(streamUrl());
  stream.addEventListener("open", () => say("live", "live"));
  stream.addEventListener("error", () => say("broken", stream.readyState === EventSource.CLOSED ? "not live" : "reconnecting"));
  stream.addEventListener("tension", (event) => {
    changed.add(JSON.parse(event.data).pair);
    timer ||= setTimeout(() => {
      timer = 0;
      onChange(new Set(changed));
      changed.clear();
    }, 500);
  });
}
