// A program written against the description of the interface: compiled with the types that openapi-typescript makes of it.
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

declare const process: { argv: string[] };

const client = createClient<paths>({ baseUrl: process.argv[2] });

/** The JSON that was answered; the same paths also answer with CSV and JSON Lines, which are texts. */
function given<T>(answer: { data?: T; error?: { title: string; detail: string } }): Exclude<T, string> {
  if (answer.data === undefined) throw new Error(answer.error?.title + ": " + answer.error?.detail);
  if (typeof answer.data === "string") throw new Error("a text: " + answer.data);
  return answer.data as Exclude<T, string>;
}

const list = given(await client.GET("/api/v1/pairs", { params: { query: { limit: 5, minTension: 1 } } }));
const tensest = list.items[0];
const path = { pair: tensest.pair };
const pair = given(await client.GET("/api/v1/pairs/{pair}", { params: { path, query: { explain: 3 } } }));
const pressure = pair.parts.filter((part) => part.side === "TENSION").reduce((sum, part) => sum + part.value, 0);
const sentences = pair.explanation.flatMap((incident) => incident.evidence.map((piece) => piece.text));
const incidents = given(await client.GET("/api/v1/pairs/{pair}/incidents", { params: { path } }));
const history = given(await client.GET("/api/v1/pairs/{pair}/history", { params: { path, query: { step: "week" } } }));
const without = given(await client.GET("/api/v1/pairs/{pair}", {
  params: { path, query: { weights: pair.parts[0].indicator + ":0", asOf: pair.asOf } },
}));
const country = given(await client.GET("/api/v1/countries/{country}", { params: { path: { country: tensest.first.code } } }));
const indicators = given(await client.GET("/api/v1/indicators"));
const alerts = given(await client.GET("/api/v1/alerts", { params: { query: { country: tensest.first.code } } }));
const found = given(await client.GET("/api/v1/search", { params: { query: { q: tensest.second.name } } }));
const refused = await client.GET("/api/v1/pairs/{pair}", { params: { path: { pair: "nowhere" } } });

console.log(JSON.stringify({
  pair: pair.pair, tension: pair.tension, pressure, reported: pair.pressure, level: pair.level, sentences,
  incidents: incidents.items.length, days: history.points.length, without: without.tension, country: country.name,
  indicators: indicators.items.length, alerts: alerts.items.length, found: found.items.length,
  refused: refused.response.status, why: refused.error?.detail,
}));
