// A client generated from the served description: made, compiled and run. FAULTLINE_API is the server's address,
// FAULTLINE_WORK a folder to work in.
import { test } from "node:test";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTS, { astToString } from "openapi-typescript";

const server = process.env.FAULTLINE_API;
const work = process.env.FAULTLINE_WORK;

test("the description is valid OpenAPI 3.1", async () => {
  const description = await (await fetch(new URL("api/v1/openapi.json", server))).json();
  const validator = new Validator();
  const result = await validator.validate(description);
  assert.ok(result.valid, JSON.stringify(result.errors, null, 1));
  assert.equal(validator.version, "3.1");
  description.paths["/api/v1/pairs"].get.responses["200"].description = 7;
  assert.ok(!(await new Validator().validate(description)).valid, "the validator looks");
});

test("a generated client calls the interface", async () => {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "package.json"), '{"type":"module"}');
  if (!existsSync(join(work, "node_modules"))) symlinkSync(resolve("node_modules"), join(work, "node_modules"));
  const description = new URL("api/v1/openapi.json", server);
  writeFileSync(join(work, "api.d.ts"), astToString(await openapiTS(description)));
  copyFileSync("client.ts", join(work, "client.ts"));
  const tsc = resolve("node_modules/typescript/bin/tsc");
  const options = ["--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--outDir", work];
  execFileSync(process.execPath, [tsc, ...options, join(work, "client.ts")], { stdio: "inherit" });

  const said = JSON.parse(execFileSync(process.execPath, [join(work, "client.js"), server.replace(/\/$/, "")], { encoding: "utf8" }));
  assert.equal(said.pair, "AFG-PAK");
  assert.ok(Math.abs(said.pressure - said.reported) < 1e-9, "the parts add up to the pressure");
  assert.ok(said.tension > said.without, "tension falls without the largest part");
  assert.ok(said.sentences.length > 0 && said.incidents > 0 && said.days > 0 && said.indicators > 20 && said.found > 0);
  assert.equal(said.country, "Afghanistan");
  assert.equal(said.refused, 400);
  assert.match(said.why, /nowhere/);
});
