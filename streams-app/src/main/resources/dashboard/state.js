// What the page shows is its address: every state can be shared, and back and forward work.

const NAMES = ["pair", "country", "region", "level", "asOf", "weights", "without", "view"];

/** State of an address: one text per name, absent names left out. */
export function read(search = location.search) {
  const parameters = new URLSearchParams(search);
  const state = {};
  for (const name of NAMES) {
    const value = parameters.get(name);
    if (value) state[name] = value.slice(0, 500);
  }
  return state;
}

/** Address of a state. */
export function address(state) {
  const parameters = new URLSearchParams();
  for (const name of NAMES) if (state[name]) parameters.set(name, state[name]);
  const text = parameters.toString();
  return text ? "?" + text : location.pathname;
}

/** Goes to a state; with replace, without a new entry in the history (sliders). */
export function go(state, { replace = false } = {}) {
  history[replace ? "replaceState" : "pushState"](null, "", address(state));
  dispatchEvent(new CustomEvent("state", { detail: { replace } }));
}

/** The present state with some names changed; undefined removes one. */
export function having(changes) {
  return { ...read(), ...changes };
}

/** Query parameters that the API takes, from a state. The day that a reader picks is meant whole. */
export function query(state) {
  return {
    asOf: state.asOf ? state.asOf + "T23:59:59Z" : undefined,
    weights: state.weights,
    without: state.without,
  };
}
