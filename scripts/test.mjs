import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium.mjs";
import {
  countEndToEndTests,
  countUnitTests,
  faultsWithstood,
  longestTests,
  monkeysPlayed,
  withStatus,
} from "./counts.mjs";
import { install } from "./install.mjs";
import { ensureReferences } from "./references.mjs";
import { run } from "./run.mjs";
import { ensureWritable } from "./tree.mjs";

/** @typedef {import("./counts.mjs").Counts} Counts */

const reports = new URL("../.build/reports/", import.meta.url);
/** Where `src/testing/counted.ts` leaves its counts. */
const counted = new URL("counted/", reports);
const unitReport = new URL("unit.json", reports);
const endToEndReport = new URL("e2e.json", reports);
const browsersReport = new URL("browsers.json", reports);

/** @type {{ title: string, counts: Counts, seconds: number }[]} */
const outcomes = [];
/** What else there is to tell at the end. @type {string[]} */
const tellings = [];

ensureWritable();
await rm(reports, { recursive: true, force: true });
await mkdir(reports, { recursive: true });
await testEverything();
await sumUp();

/** Goes on after a failure, so that one run shows them all; only what a failure makes pointless is left out. */
async function testEverything() {
  if (!(await check("packages", async () => ((await install(true)) ? 0 : 1)))) return;
  await check("data and kernels", () => run("node", ["scripts/prepare.mjs"]));
  await check("format and lint", () => npm("lint"));
  await check("types", () => npm("types"));
  await check("house", () => npm("house"));
  await check("unused code", () => npm("unused"));
  const hasChromium = await check("Chromium", async () => ((await ensureChromium()) ? 0 : 1));
  await stage("unit tests", testUnits);
  const isBuilt = await check("production build", () => npm("build"));
  if (isBuilt) await check("weight of the page", () => npm("weigh"));
  if (isBuilt && hasChromium) await stage("end-to-end tests", testEndToEnd);
  if (isBuilt && hasChromium) await stage("browsers and hosts", testBrowsers);
}

/** They compare with the references that are here, and the counts at the end tell which. */
async function testUnits() {
  await ensureReferences();
  const status = await npm("unit", [
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${fileURLToPath(unitReport)}`,
  ]);
  return withStatus(status, await readCounts(unitReport, countUnitTests));
}

/** Stories, and the faults, monkeys and the soak of the campaign among them: what waits leaves a processor to what computes. */
async function testEndToEnd() {
  const status = await npm("e2e", ["--reporter=list,json"], {
    QUICK_CAMPAIGN: "yes",
    PLAYWRIGHT_JSON_OUTPUT_NAME: fileURLToPath(endToEndReport),
  });
  tellings.push(await readReport(endToEndReport, faultsWithstood, "no fault was tried"));
  tellings.push(await readReport(endToEndReport, monkeysPlayed, "no monkey played"));
  tellings.push(await readReport(endToEndReport, longestTests, "no end-to-end test was timed"));
  if (status !== 0)
    tellings.push("what led to a failure is recorded by: npm run e2e -- NAME --trace retain-on-failure");
  return withStatus(status, await readCounts(endToEndReport, countEndToEndTests));
}

async function testBrowsers() {
  const status = await npm("browsers");
  return withStatus(status, await readCounts(browsersReport, (counts) => counts));
}

/**
 * @param {URL} report
 * @param {(report: any) => Counts} count
 * @returns {Promise<Counts>} None at all where the stage broke off before it could report.
 */
function readCounts(report, count) {
  return readReport(report, count, { passed: 0, failed: 1 });
}

/**
 * @template Read
 * @param {URL} report
 * @param {(report: any) => Read} read
 * @param {Read} otherwise What there is where the stage broke off before it could report.
 */
async function readReport(report, read, otherwise) {
  try {
    return read(JSON.parse(await readFile(report, "utf8")));
  } catch {
    return otherwise;
  }
}

/**
 * What tests have told that they have tried, and how many of it.
 * @returns {Promise<{ what: string, count: number }[]>}
 */
async function readCounted() {
  const names = await readdir(counted).catch(() => []);
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(new URL(name, counted), "utf8"))));
}

/**
 * @param {string} script
 * @param {string[]} [parameters]
 * @param {Record<string, string>} [environment]
 */
function npm(script, parameters = [], environment = {}) {
  return run("npm", ["run", "--silent", script, "--", ...parameters], environment);
}

/**
 * A stage that passes or fails as a whole.
 * @param {string} title
 * @param {() => Promise<number>} obey Gives an exit status.
 */
async function check(title, obey) {
  const { failed } = await stage(title, async () => {
    const status = await obey();
    return withStatus(status, { passed: status === 0 ? 1 : 0, failed: 0 });
  });
  return failed === 0;
}

/**
 * @param {string} title
 * @param {() => Promise<Counts>} obey
 */
async function stage(title, obey) {
  console.log(`\n── ${title}`);
  const startMs = performance.now();
  const counts = await obey();
  outcomes.push({ title, counts, seconds: (performance.now() - startMs) / 1000 });
  return counts;
}

/** Ends with what tests have counted, and with the one line that says it all. */
async function sumUp() {
  console.log("\n── in short");
  for (const { title, counts, seconds } of outcomes) {
    const mark = counts.failed === 0 ? "✓" : "✗";
    console.log(
      `${mark} ${title.padEnd(20)} ${counts.passed} passed, ${counts.failed} failed  ${seconds.toFixed(1)} s`,
    );
  }
  for (const { what, count } of await readCounted()) console.log(`  ${count.toLocaleString("en-US")} ${what} tried`);
  for (const telling of tellings) console.log(`  ${telling}`);
  const passed = outcomes.reduce((sum, { counts }) => sum + counts.passed, 0);
  const failed = outcomes.reduce((sum, { counts }) => sum + counts.failed, 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
