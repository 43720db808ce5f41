import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { preview } from "vite";
import { findChromium } from "./chromium.mjs";
import { freePort } from "./port.mjs";

// npm run kills -- 20: kills the browser, the tab or the worker while a run trains, that many times, and opens the run again
// each time. What is reopened is the last save or a newer one; going on from it gives the numbers of a run that was never
// ended. Needs a build.

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {{ step: number, numbers: number[][] }} Saved */

const network =
  "latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense8r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=16";
const kinds = ["browser", "tab", "worker"];
const times = Number(process.argv[2] ?? 20);
const port = await freePort();
const server = await preview({ preview: { port } });
const site = `http://localhost:${port}/`;
const profile = await mkdtemp(join(tmpdir(), "kills-"));
const counts = new Map(kinds.map((kind) => [kind, 0]));
let [saved, lost, saves] = [0, 0, 0];
try {
  for (let time = 0; time < times; time++) {
    const kind = kinds[time % kinds.length] ?? "browser";
    const opened = await open(profile);
    const step = saved === 0 ? 0 : await goOn(opened.page);
    if (step < saved) lost += 1;
    console.log(`${time + 1}: reopened at step ${step}, the last save seen was of step ${saved}; next ends: ${kind}`);
    saved = await trainAndWatch(opened.page, 1000 + Math.random() * 8000);
    if (time % 2 === 1) await interruptSave(opened.page);
    const at = await stepOf(opened.page);
    if (saved > step) saves += 1;
    await kill(opened, kind);
    console.log(`   ended at step ${at}, ${saved > step ? `after a save of step ${saved}` : "before a save"}`);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const same = await goesOnAsUnbroken();
  console.log(
    `${times} kills (${[...counts].map((each) => each.join(" ")).join(", ")}): ${lost} lost a save, ${saves} came after a new one.`,
  );
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
 * Trains for so many ms from its first new step on, with a pause between; the greatest step of which a save was seen.
 * @param {Page} page
 * @param {number} ms
 */
async function trainAndWatch(page, ms) {
  let seen = saved;
  const begun = await stepOf(page);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.waitForFunction((step) => {
    const shown = document.querySelector('output[aria-label="Step"]')?.textContent ?? "";
    return Number(shown.replaceAll(/\D/g, "")) > step;
  }, begun);
  const until = Date.now() + ms;
  while (Date.now() < until) {
    seen = Math.max(seen, (await lastSave(page))?.step ?? 0);
    if (Math.random() < 0.15) {
      await page.getByRole("button", { name: /^(Train|Pause)$/ }).click();
    }
    await new Promise((resolve) => setTimeout(resolve, 120));
  }
  return seen;
}

/**
 * Pauses a run, which is saved then, so that what ends it comes in the midst of that or soon after.
 * @param {Page} page
 */
async function interruptSave(page) {
  await page.locator("button", { hasText: /^(Train|Pause)$/ }).click();
  await new Promise((resolve) => setTimeout(resolve, 400 * Math.random()));
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
          const reading = database.transaction(["runs", "moments"]);
          const listing = reading.objectStore("runs").getAll();
          listing.onsuccess = () => {
            const [run] = listing.result.sort((a, b) => b.savedAt - a.savedAt);
            if (!run) return resolve(null);
            const moment = reading.objectStore("moments").get([run.id, run.saves.at(-1).moments.at(-1)]);
            moment.onsuccess = () => {
              const { step, state } = moment.result;
              const numbers = [state.parameters, state.firstMoments, state.secondMoments].map((each) => [...each]);
              resolve({ step, numbers });
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
  return JSON.stringify(one) === JSON.stringify(other);
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
