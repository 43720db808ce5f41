import { chromium } from "@playwright/test";
import { build, preview } from "vite";
import { findChromium } from "../scripts/chromium.mjs";
import { isolation } from "../scripts/headers.mjs";
import { freePort } from "../scripts/port.mjs";
import "../scripts/prepare.mjs";

const root = new URL("../", import.meta.url).pathname;

/** Flags of a Chromium whose WebGPU runs on the processor, for machines without a graphics card. */
const softwareGpu = ["--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader", "--enable-unsafe-swiftshader"];
const hardwareGpu = ["--enable-unsafe-webgpu", "--enable-features=Vulkan", "--ignore-gpu-blocklist"];

/** @typedef {import("./page/protocol").Request} Request */
/** @typedef {import("./page/protocol").Answers} Answers */

/**
 * A production build of the bench's page, served, and open in a headless Chromium.
 * @param {{ hardware: boolean }} options Whether to use the machine's graphics card.
 */
export async function openSite({ hardware }) {
  const config = configuration();
  await build(config);
  const port = await freePort();
  const server = await preview({ ...config, preview: { ...config.preview, port } });
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : { channel: "chromium" }),
    args: [...(hardware ? hardwareGpu : softwareGpu), "--no-sandbox"],
  });
  const page = await browser.newPage();
  page.on("console", (message) => message.type() === "error" && console.error(`page: ${message.text()}`));
  await page.goto(`http://localhost:${port}/`);
  await page.waitForFunction(() => "bench" in window);
  return {
    browserName: `Chromium ${browser.version()}`,
    page,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openSite>>} Site */

/**
 * Asks the worker `id` of the page.
 * @template {Request["kind"]} Kind
 * @param {Site} site
 * @param {string} id
 * @param {Extract<Request, { kind: Kind }>} request
 * @returns {Promise<Answers[Kind]>}
 */
export async function ask({ page }, id, request) {
  return /** @type {Answers[Kind]} */ (
    await page.evaluate(({ id, request }) => window.bench.ask(id, request), { id, request })
  );
}

/**
 * Ends the worker `id` of the page.
 * @param {Site} site
 * @param {string} id
 */
export function stop({ page }, id) {
  return page.evaluate((id) => window.bench.stop(id), id);
}

/**
 * Isolated as the site is, so that there are threads, but without its content security policy: jax-js starts its
 * threads from a blob.
 * @returns {import("vite").InlineConfig}
 */
function configuration() {
  return {
    configFile: false,
    root: `${root}bench/page`,
    publicDir: `${root}public`,
    appType: "mpa",
    logLevel: "error",
    preview: { host: "127.0.0.1", strictPort: true, headers: isolation },
    build: { outDir: `${root}.build/bench`, emptyOutDir: true },
    worker: { format: "es" },
  };
}
