import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { findChromium } from "../../scripts/chromium.mjs";
import { freePort } from "../../scripts/port.mjs";
import "../../scripts/prepare.mjs";

const root = new URL("../../", import.meta.url).pathname;
const outDir = `${root}.build/session`;

/** The production build of the playground, served, and open in a headless Chromium with the probe in the page. */
export async function openPlayground() {
  await build({ root, logLevel: "error", build: { outDir, emptyOutDir: true } });
  const port = await freePort();
  const server = await preview({ root, logLevel: "error", build: { outDir }, preview: { port } });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: "chromium" }),
    args: ["--no-sandbox"],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => console.error(`page: ${error.message}`));
  await page.addInitScript({ content: await probeScript() });
  // A link that names something, so that the page shows that and no example.
  await page.goto(`http://localhost:${port}/#latent=2`);
  await isBuilt(page);
  return {
    page,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** @typedef {import("@playwright/test").Page} Page */

/**
 * Waits until the model, or all that are compared, can be trained.
 * @param {Page} page
 */
export async function isBuilt(page) {
  await page.getByRole("button", { name: "Train", exact: true, disabled: false }).waitFor({ timeout: 120_000 });
}

/** @param {Page} page */
export async function train(page) {
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
}

/** @param {Page} page */
export async function pause(page) {
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByRole("button", { name: "Train", exact: true }).waitFor();
}

async function probeScript() {
  const lib = { entry: `${root}bench/session/probe.ts`, name: "probe", formats: /** @type {["iife"]} */ (["iife"]) };
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: "error",
    build: { lib, write: false },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (chunk?.type !== "chunk") throw new Error("The probe could not be built.");
  return `(() => {${chunk.code}})()`;
}
