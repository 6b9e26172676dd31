// The page in a real browser against the real server; FAULTLINE_PAGE is its address.
// A line "publish" on standard output asks the parent process for an event between France and Spain.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.env.FAULTLINE_PAGE;
const pictures = process.env.FAULTLINE_PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser;

before(async () => {
  browser = await chromium.launch({
    executablePath: process.env.FAULTLINE_CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
  });
});
after(() => browser?.close());

/** Opens an address of the page; fails on errors of scripts, on refusals of the policy and on requests elsewhere. */
async function open(search, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 860 }, ...options });
  page.setDefaultTimeout(15_000);
  page.faults = [];
  page.sizes = [];
  page.on("pageerror", (problem) => page.faults.push(String(problem)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("request", (request) => request.url().startsWith(base) || page.faults.push("request to " + request.url()));
  page.on("requestfinished", (request) => {
    if (!/countries-110m|stream/.test(request.url())) page.sizes.push(request.sizes());
  });
  await page.goto(base + search);
  await page.waitForSelector("#side h1");
  return page;
}

async function bytes(page) {
  return (await Promise.all(page.sizes)).reduce((sum, size) => sum + size.responseBodySize, 0);
}

async function close(page, name) {
  if (pictures && name) await page.screenshot({ path: `${pictures}/${name}.png` });
  assert.deepEqual(page.faults, []);
  page.removeAllListeners("requestfinished");
  await bytes(page); // a size that is still asked for when the page closes is an error
  await page.close();
}

async function noSeriousFault(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter((one) => ["serious", "critical"].includes(one.impact));
  assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 120) + " " + node.failureSummary).join(" | ")}`), []);
}

test("first view shows map and ranked pairs in under 200 KB", async () => {
  const page = await open("");
  await page.waitForSelector('.country[data-code="PAK"][data-level="HIGH"], .country[data-code="PAK"][data-level="ELEVATED"], .country[data-code="PAK"][data-level="GUARDED"]');
  assert.equal(await page.locator(".pair-row").first().getAttribute("data-pair"), "AFG-PAK");
  assert.match(await page.locator(".pair-row").first().innerText(), /Afghanistan – Pakistan/);
  assert.ok((await page.locator(".arc").count()) > 0);
  assert.equal(await page.locator(".calm summary").innerText(), "1 pair without tension");
  assert.equal(await page.locator('[data-pair="DEU-FRA"]').isVisible(), false);
  await page.waitForSelector('#live[data-state="live"]');
  const taken = await bytes(page);
  assert.ok(taken > 10_000 && taken < 200_000, `${taken} bytes`);
  await noSeriousFault(page);
  await close(page, "first-view");
});

test("search leads to a country and to a pair, by keyboard alone", async () => {
  const page = await open("");
  await page.keyboard.press("Tab");
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("pakis");
  await page.waitForSelector("#search-list [role=option]");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/country=PAK/);
  await page.waitForFunction(() => document.querySelector("#side h1")?.textContent === "Pakistan");
  await page.focus(".pair-row");
  await page.keyboard.press("Enter");
  await page.waitForURL(/pair=AFG-PAK/);
  await page.waitForSelector(".gauge.big");
  await page.focus(".incidents summary");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".incidents details[open] blockquote");
  await page.fill("#search-input", "afghanistan pakistan");
  await page.waitForSelector("#search-list [role=option]");
  await close(page);
});

test("the filter by region leaves the pairs of that region, and the address says so", async () => {
  const page = await open("");
  const { items } = await page.evaluate(async () => (await fetch("api/v1/countries")).json());
  const regions = Object.fromEntries(items.map((one) => [one.code, one.region]));
  assert.notEqual(regions.USA, regions.PAK);
  await page.waitForSelector('.pair-row[data-pair="AFG-PAK"]');
  await page.getByLabel("Region").selectOption(regions.USA);
  await page.waitForURL((url) => url.searchParams.get("region") === regions.USA);
  await page.waitForSelector('.pair-row[data-pair="AFG-PAK"]', { state: "detached" });
  const other = await open(new URL(page.url()).search);
  await other.waitForSelector('.pair-row[data-pair="CHN-USA"]');
  const left = await other.locator(".pair-row").evaluateAll((all) => all.map((one) => one.dataset.pair));
  for (const pair of left) assert.ok(pair.split("-").some((code) => regions[code] === regions.USA), pair);
  assert.equal(await other.getByLabel("Region").inputValue(), regions.USA);
  await close(other);
  await page.getByLabel("Region").selectOption("");
  await page.waitForSelector('.pair-row[data-pair="AFG-PAK"]');
  await close(page);
});

test("the map bears the figures of the tensest pairs, as the list has them", async () => {
  const page = await open("");
  await page.waitForSelector(".figure-on-map");
  const listed = await page.locator(".pair-row").evaluateAll((all) =>
    Object.fromEntries(all.map((one) => [one.dataset.pair, one.querySelector(".gauge").textContent])));
  const drawn = await page.locator(".figure-on-map").evaluateAll((all) =>
    all.map((one) => [one.querySelector("rect").dataset.pair, one.querySelector("text").textContent]));
  assert.ok(drawn.some(([pair]) => pair === "AFG-PAK"));
  for (const [pair, figure] of drawn) {
    assert.equal(figure, listed[pair], pair);
    assert.ok(Number(figure) >= 20, pair);
  }
  await page.locator('.figure-on-map [data-pair="AFG-PAK"]').click();
  await page.waitForURL(/pair=AFG-PAK/);
  await close(page);
});

test("a sentence says what drives a pair, largest first, in parts of the whole", async () => {
  const page = await open("?pair=AFG-PAK");
  const said = await page.locator(".drivers").innerText();
  const detail = await page.evaluate(async () => (await fetch("api/v1/pairs/AFG-PAK")).json());
  const [up, down] = said.split(";");
  for (const [text, side, total] of [[up, "TENSION", detail.pressure], [down, "DEESCALATION", detail.relief]]) {
    const told = [...text.matchAll(/(\d+)\s%/g)].map((one) => Number(one[1]));
    const parts = detail.parts.filter((part) => part.side === side && part.value > 0).map((part) => part.value);
    const shares = parts.sort((a, b) => b - a).slice(0, 3).map((value) => Math.round((100 * value) / total));
    assert.deepEqual(told, shares, said);
  }
  assert.match(up, /^Pressure comes most from .*armed clash/);
  assert.match(down, /relief from talks held \(100\s%\)/);
  await close(page);
});

test("a pair shows its history, parts and sentences, which add up", async () => {
  const page = await open("?pair=AFG-PAK");
  await page.waitForSelector(".history canvas");
  const tension = Number(await page.locator("#tension").innerText());
  const pressure = Number((await page.locator("#formula").innerText()).match(/Pressure ([\d.]+)/)[1]);
  assert.ok(tension > 20 && pressure > 4);
  // A dot of the timeline opens its incident.
  await page.locator(".timeline circle").first().click();
  assert.match(await page.locator(".incidents details[open] .evidence").first().innerText(), /rule .+ characters 0–20/);
  assert.match(await page.locator(".standing").innerText(), /Border closed/);
  await noSeriousFault(page);
  await close(page, "pair");
});

test("what-if changes the figure and the address, and the address shows the same again", async () => {
  const page = await open("?pair=AFG-PAK");
  const before = Number(await page.locator("#tension").innerText());
  await page.locator('input[data-indicator="ARMED_CLASH"]').fill("0");
  await page.waitForURL(/weights=ARMED_CLASH%3A0/);
  await page.waitForFunction((was) => Number(document.querySelector("#tension")?.textContent) < was, before);
  const less = Number(await page.locator("#tension").innerText());
  const other = await open(new URL(page.url()).search);
  assert.equal(Number(await other.locator("#tension").innerText()), less);
  await close(other);
  await page.getByRole("button", { name: "Back to the profile" }).click();
  await page.waitForFunction((was) => Number(document.querySelector("#tension")?.textContent) === was, before);
  await close(page);
});

test("news arrives without a reload", async () => {
  const page = await open("");
  await page.waitForSelector('#live[data-state="live"]');
  await page.evaluate(() => (window.sameDocument = true));
  assert.equal(await page.locator('[data-pair="ESP-FRA"].pair-row').count(), 0);
  console.log("publish");
  await page.waitForSelector('[data-pair="ESP-FRA"].pair-row');
  assert.equal(await page.evaluate(() => window.sameDocument), true);
  await close(page);
});

test("390 pixels are enough, by day and night", async () => {
  for (const search of ["", "?pair=AFG-PAK", "?view=method", "?view=alerts"]) {
    for (const colorScheme of ["light", "dark"]) {
      const page = await open(search, { viewport: { width: 390, height: 844 }, colorScheme });
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390, search);
      if (colorScheme === "dark") await noSeriousFault(page);
      await close(page, search === "" || search.startsWith("?pair") ? `phone-${search ? "pair" : "list"}-${colorScheme}` : undefined);
    }
  }
});

test("a hostile article stays text", async () => {
  const page = await open("?pair=CHN-USA");
  await page.locator(".incidents summary").first().click();
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  assert.match(await page.locator("#side").innerText(), /<script>window\.hacked=1<\/script>/);
  assert.equal(await page.locator("#side img, #side script").count(), 0);
  assert.equal(await page.locator('#side a[href^="javascript"]').count(), 0);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 1360);
  // Marks that turn direction around end with the text that they stand in.
  assert.ok(await page.locator("bdi.outside").count() > 0);
  await close(page);
});

test("a server that asks for keys is read with one, live news too", async () => {
  const page = await browser.newPage();
  await page.goto(process.env.FAULTLINE_LOCKED);
  await page.getByLabel("This server asks for an API key").fill(process.env.FAULTLINE_KEY);
  await page.getByRole("button", { name: "Use it" }).click();
  await page.waitForSelector(".pair-row");
  await page.waitForSelector('#live[data-state="live"]');
  await page.close();
});

test("alerts, method and the API's own page have no serious fault", async () => {
  for (const search of ["?view=alerts", "?view=method"]) {
    const page = await open(search);
    await noSeriousFault(page);
    await close(page);
  }
  const page = await browser.newPage();
  await page.goto(base + "api.html");
  await page.locator(".operation summary").nth(1).click();
  await page.locator(".operation[open] button").click();
  await page.waitForFunction(() => /^200/.test(document.querySelector(".operation[open] .answer").textContent));
  await noSeriousFault(page);
  await page.close();
});
