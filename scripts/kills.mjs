import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findChromium } from "./chromium.mjs";
import { freePort } from "./port.mjs";

// npm run kills -- 20: kills the browser, the tab or the worker while a run trains, that many times, and opens the run again
// each time. Most are killed after a save of theirs, half of these in the midst of another. What is reopened is the last save
// or a newer one; going on from it gives the numbers of a run that was never ended. Needs a build.

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ step: number, digest: string }} Saved All numbers of a moment, by their SHA-256. */
/** @typedef {{ begun: number, ended: number, step: number }} Watched Saves that were begun and ended, and where the last one stood. */

/** Of 0.8 million parameters, so that a save is written in three pieces. */
const network =
  "latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense2048r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=16";
const kinds = ["browser", "tab", "worker"];
const times = Number(process.argv[2] ?? 20);
const port = await freePort();
const server = await preview({ preview: { port } });
const site = `http://localhost:${port}/`;
const profile = await mkdtemp(join(tmpdir(), "kills-"));
/** Steps from which on a run that pauses is kept. */
const SAVED_FROM = 20;
/** How many of those that are killed are not waited for until they are saved. */
const EARLY = 0.1;
/** How many are killed while they are saved. */
const INTERRUPTED = 0.5;
const counts = new Map(kinds.map((kind) => [kind, 0]));
const moments = { "before its first save": 0, "after a save": 0, "in the midst of a save": 0 };
let [saved, lost] = [0, 0];
try {
  for (let time = 0; time < times; time++) {
    const kind = kinds[time % kinds.length] ?? "browser";
    const opened = await open(profile);
    const step = saved === 0 ? 0 : await goOn(opened.page);
    if (step < saved) lost += 1;
    console.log(`${time + 1}: reopened at step ${step}, the last save seen was of step ${saved}; next ends: ${kind}`);
    await trainOn(opened.page);
    const watched = Math.random() < INTERRUPTED ? await interruptSave(opened.page) : await savesOf(opened.page);
    await kill(opened, kind);
    saved = Math.max(step, watched.step);
    const moment = momentOf(watched);
    moments[moment] += 1;
    console.log(`   ended ${moment}, ${watched.ended} of them, the last of step ${saved}`);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const same = await goesOnAsUnbroken();
  const when = Object.entries(moments).map(([moment, count]) => `${count} ${moment}`);
  console.log(`${times} kills (${[...counts].map((each) => each.join(" ")).join(", ")}): ${lost} lost a save.`);
  console.log(`Killed: ${when.join(", ")} of theirs.`);
  console.log(`Going on gives ${same ? "the numbers" : "NOT the numbers"} of a run that was never ended.`);
  if (lost > 0 || !same) process.exitCode = 1;
} finally {
  await server.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();

/**
 * A browser with a profile of its own, and its page with the small network.
 * @param {string} folder
 */
async function open(folder) {
  const program = findChromium() ?? chromium.executablePath();
  const switches = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"];
  const process_ = spawn(program, [...switches, `--user-data-dir=${folder}`, "about:blank"]);
  const address = await new Promise((resolve, reject) => {
    process_.once("exit", () => reject(new Error("The browser ended before it listened.")));
    process_.stderr.on("data", (text) => {
      const found = String(text).match(/ws:\/\/\S+/);
      if (found) resolve(found[0]);
    });
  });
  const browser = await chromium.connectOverCDP(String(address));
  const context = browser.contexts()[0] ?? (await browser.newContext());
  const page = await context.newPage();
  // Machines are busy at times.
  page.setDefaultTimeout(120_000);
  await page.addInitScript(watchSaves);
  await page.goto(`${site}#${network}`);
  await isBuilt(page);
  return { page, process: process_ };
}

/** @param {Page} page */
async function isBuilt(page) {
  await page.locator("button:enabled", { hasText: /^Train$/ }).waitFor({ timeout: 120_000 });
}

/**
 * Presses Go on; the step that the run then stands at.
 * @param {Page} page
 */
async function goOn(page) {
  await page.getByRole("region", { name: "Earlier run" }).getByRole("button", { name: "Go on" }).click();
  await page.waitForFunction(() => document.querySelector('output[aria-label="Step"]')?.textContent !== "0");
  await isBuilt(page);
  return stepOf(page);
}

/** @param {Page} page */
async function stepOf(page) {
  const text = await page.getByRole("status", { name: "Step", exact: true }).textContent();
  return Number(text?.replaceAll(/\D/g, ""));
}

/**
 * Trains to a moment drawn at random: mostly after the run was saved, on a pause, and half the times while it is saved again.
 * @param {Page} page
 */
async function trainOn(page) {
  await page.locator("button:enabled", { hasText: /^Train$/ }).click();
  await reaches(page, Math.max(await stepOf(page), SAVED_FROM) + 1);
  await waitUpTo(2000);
  if (Math.random() < EARLY) return;
  await page.locator("button:enabled", { hasText: /^Pause$/ }).click();
  await page.waitForFunction(() => Reflect.get(window, "savesWatched").ended > 0);
  await page.locator("button:enabled", { hasText: /^Train$/ }).click();
  await reaches(page, (await stepOf(page)) + 1);
  await waitUpTo(4000);
}

/**
 * Has a run saved that trains, as a browser does that is about to stop a page which nobody looks at; back as soon as one of its
 * pieces, drawn at random, is about to be written.
 * @param {Page} page
 * @returns {Promise<Watched>}
 */
function interruptSave(page) {
  return page.evaluate(
    (place) =>
      new Promise((resolve) => {
        const watched = Reflect.get(window, "savesWatched");
        watched.onPiece = (/** @type {number} */ written) => written >= place && resolve({ ...watched, onPiece: null });
        document.dispatchEvent(new Event("freeze"));
      }),
    Math.floor(3 * Math.random()),
  );
}

/**
 * @param {Page} page
 * @param {number} step
 */
async function reaches(page, step) {
  await page.waitForFunction((least) => {
    const shown = document.querySelector('output[aria-label="Step"]')?.textContent ?? "";
    return Number(shown.replaceAll(/\D/g, "")) >= least;
  }, step);
}

/** @param {number} ms */
function waitUpTo(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms * Math.random()));
}

/** Runs in the page before its own scripts: notes each save as it begins to be written and as the browser says that it is. */
function watchSaves() {
  const watched = { begun: 0, ended: 0, step: 0, onPiece: /** @type {((place: number) => void) | null} */ (null) };
  const { put } = IDBObjectStore.prototype;
  /** @type {WeakSet<IDBTransaction>} */
  const known = new WeakSet();
  IDBObjectStore.prototype.put = function (...given) {
    if (this.name === "pieces") {
      if (!known.has(this.transaction)) watched.begun += 1;
      known.add(this.transaction);
      const [, , place] = /** @type {[string, number, number]} */ (given[1]);
      watched.onPiece?.(place);
    }
    if (this.name === "runs" && known.has(this.transaction)) {
      const [{ step }] = given;
      this.transaction.addEventListener("complete", () => Object.assign(watched, { ended: watched.ended + 1, step }));
    }
    return put.apply(this, given);
  };
  Object.assign(window, { savesWatched: watched });
}

/**
 * @param {Page} page
 * @returns {Promise<Watched>}
 */
function savesOf(page) {
  return page.evaluate(() => ({ ...Reflect.get(window, "savesWatched"), onPiece: null }));
}

/** @param {Watched} watched */
function momentOf({ begun, ended }) {
  if (begun > ended) return "in the midst of a save";
  return ended > 0 ? "after a save" : "before its first save";
}

/**
 * @param {Awaited<ReturnType<typeof open>>} opened
 * @param {string} kind
 */
async function kill({ page, process: browser }, kind) {
  const ended = new Promise((resolve) => browser.once("exit", resolve));
  if (kind === "tab") {
    const session = await page.context().newCDPSession(page);
    await Promise.race([
      session.send("Page.crash").catch(() => undefined),
      new Promise((done) => setTimeout(done, 500)),
    ]);
  }
  if (kind === "worker") {
    await page.workers()[0]?.evaluate(() => self.close());
    await new Promise((done) => setTimeout(done, 300 * Math.random()));
  }
  browser.kill("SIGKILL");
  await ended;
}

/**
 * The run that was saved last, as the library has it; null where there is none.
 * @param {Page} page
 * @returns {Promise<Saved | null>}
 */
function lastSave(page) {
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("latent-playground");
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains("runs")) {
            database.close();
            return resolve(null);
          }
          const reading = database.transaction(["runs", "pieces"]);
          const listing = reading.objectStore("runs").getAll();
          listing.onsuccess = () => {
            const [run] = listing.result.sort((a, b) => b.savedAt - a.savedAt);
            if (!run) return resolve(null);
            const serial = run.saves.at(-1).moments.at(-1);
            const range = IDBKeyRange.bound([run.id, serial], [run.id, serial, []]);
            const pieces = reading.objectStore("pieces").getAll(range);
            pieces.onsuccess = async () => {
              const bytes = await new Blob(pieces.result).arrayBuffer();
              const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toString();
              resolve({ step: run.step, digest });
            };
          };
          reading.oncomplete = () => database.close();
        };
      }),
  );
}

/** Trains the run that was killed, and one in a fresh profile, to the same step; whether all their numbers are equal. */
async function goesOnAsUnbroken() {
  const killed = await open(profile);
  const last = (await goOn(killed.page)) + 150;
  const one = await trainedTo(killed.page, last);
  killed.process.kill("SIGKILL");
  const fresh = await mkdtemp(join(tmpdir(), "kills-fresh-"));
  const unbroken = await open(fresh);
  const other = await trainedTo(unbroken.page, last);
  unbroken.process.kill("SIGKILL");
  await rm(fresh, { recursive: true, force: true, maxRetries: 5 });
  return one.digest === other.digest;
}

/**
 * Trains to a step, by a link that pauses there; what is saved then.
 * @param {Page} page
 * @param {number} step
 */
async function trainedTo(page, step) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `${network}&until=${step}`);
  await new Promise((done) => setTimeout(done, 1000));
  await page.getByRole("button", { name: "Train", exact: true }).click();
  for (;;) {
    const found = await lastSave(page);
    if (found?.step === step) return found;
    if (found && found.step > step) throw new Error(`It went past step ${step}.`);
    await new Promise((done) => setTimeout(done, 250));
  }
}
