// Tells how long own images take to become a data set, how much processor time all of the browser takes for it, and how
// many frames the page draws a second meanwhile:
// `npm run build && npm run bench:importing`.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { zipSync } from "fflate";
import { preview } from "vite";
import { findChromium } from "../scripts/chromium.mjs";
import { png } from "../scripts/png.mjs";
import { freePort } from "../scripts/port.mjs";
import { isBuilt } from "./session/site.mjs";
import { decimal, markdownTable } from "./table.mjs";

const PICTURES = 10_000;
const SIDE = 64;
const IDX_IMAGES = 60_000;
/** Until a page that was opened has drawn all that it shows, and does nothing any more. */
const REST_MS = 10_000;

const folder = await mkdtemp(join(tmpdir(), "importing-"));
const port = await freePort();
const server = await preview({ preview: { port } });
const executablePath = findChromium();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ["--no-sandbox"] });
try {
  const rows = [];
  for (const [what, files] of [
    [`${PICTURES} PNG of ${SIDE} × ${SIDE} in a zip`, await zipOfPictures()],
    [`IDX of ${IDX_IMAGES} × 28 × 28`, await idxFiles()],
  ]) {
    const { planned, imported, processor, frames } = await timeImport(/** @type {string[]} */ (files));
    rows.push([String(what), ...[planned, imported, processor].map((s) => decimal(s, 1)), decimal(frames, 0)]);
  }
  const columns = ["what", "s to the plan", "s to import", "s of the processor for both", "frames/s meanwhile"];
  console.log(markdownTable(columns, rows));
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}

async function zipOfPictures() {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (let index = 0; index < PICTURES; index++) {
    const pixels = Uint8Array.from({ length: 4 * SIDE * SIDE }, (_, at) =>
      at % 4 === 3 ? 255 : ((at >> 2) * (1 + (index % 31)) + 40 * (at % 4) + index) & 255,
    );
    files[`pictures/${index % 10}/${index}.png`] = png(pixels, SIDE, SIDE);
  }
  return [await written("pictures.zip", zipSync(files, { level: 0 }))];
}

async function idxFiles() {
  // No two images are equal, as in the sets that come like this.
  let word = 1;
  const images = new Uint8Array(16 + IDX_IMAGES * 784).map(() => {
    word = Math.imul(word, 1664525) + 1013904223;
    return word >>> 24;
  });
  images.set([0, 0, 8, 3, 0, 0, IDX_IMAGES >> 8, IDX_IMAGES & 255, 0, 0, 0, 28, 0, 0, 0, 28]);
  const labels = new Uint8Array(8 + IDX_IMAGES).map((_, at) => at % 10);
  labels.set([0, 0, 8, 1, 0, 0, IDX_IMAGES >> 8, IDX_IMAGES & 255]);
  return [await written("train-images-idx3-ubyte", images), await written("train-labels-idx1-ubyte", labels)];
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
async function written(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/**
 * Seconds to the plan and from there to the kept data set, what the browser's processors spent on both, and frames a
 * second during the latter.
 * @param {string[]} files
 */
async function timeImport(files) {
  const page = await browser.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(`page: ${message.text()}`));
  // A link that names something, so that the page shows that and no example.
  await page.goto(`http://localhost:${port}/#latent=2`);
  await isBuilt(page);
  await page.getByRole("button", { name: /: Data$/ }).click();
  const dialog = page.getByRole("dialog", { name: "Data" });
  const input = dialog.getByLabel("Files of images");
  await input.waitFor({ state: "attached" });
  // What the page does on its own after it was opened is no part of an import.
  await page.waitForTimeout(REST_MS);
  const spent = await processorSeconds();
  const began = performance.now();
  await input.setInputFiles(files);
  await dialog.getByRole("img", { name: /as they will be/ }).waitFor({ timeout: 300_000 });
  const planned = performance.now();
  await page.evaluate(() => {
    const count = () => {
      Reflect.set(window, "frames_", (Reflect.get(window, "frames_") ?? 0) + 1);
      requestAnimationFrame(count);
    };
    count();
  });
  const importing = performance.now();
  await dialog.getByRole("button", { name: "Import" }).click();
  await dialog.getByRole("button", { name: "Train on it" }).waitFor({ timeout: 300_000 });
  const imported = performance.now();
  const processor = (await processorSeconds()) - spent;
  const drawn = await page.evaluate(() => Reflect.get(window, "frames_"));
  await page.close();
  return {
    planned: (planned - began) / 1000,
    imported: (imported - importing) / 1000,
    processor,
    frames: (1000 * drawn) / (imported - importing),
  };
}

/** Seconds of processor time of all the browser's processes so far. */
async function processorSeconds() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}
