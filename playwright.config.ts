import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.mjs";
import { freePort } from "./scripts/port.mjs";

// Playwright reads this file again in each of its processes; they agree on the port through the environment.
process.env["PORT_OF_TESTS"] ??= String(await freePort());
const port = process.env["PORT_OF_TESTS"];
const chromium = findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalTeardown: "./e2e/buildOnce.ts",
  snapshotPathTemplate: "e2e/pictures/{arg}{ext}",
  // An image that is missing is a failure; `npm run e2e -- pictures --update-snapshots` draws all anew, to be looked at.
  updateSnapshots: "none",
  forbidOnly: true,
  retries: 0,
  // A page waits for much besides processors, so that one more is told at a time than there are.
  workers: Math.min(4, availableParallelism() + 1),
  fullyParallel: true,
  projects: [
    { name: "reference", testMatch: "**/e2e/reference.spec.ts", fullyParallel: false },
    { name: "campaign", testMatch: "**/e2e/campaign/*.spec.ts" },
    { name: "stories", testIgnore: ["**/e2e/campaign/*", "**/e2e/reference.spec.ts"] },
  ],
  // The WebGPU adapter of these tests is slow; limits only end what hangs.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    // A page that its service worker serves asks nothing of the server that a story could alter.
    serviceWorkers: "block",
    ...(chromium ? {} : { channel: "chromium" }),
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        // A WebGPU adapter on the processor, so that WebGPU is tested where there is no graphics card.
        "--enable-unsafe-webgpu",
        "--use-webgpu-adapter=swiftshader",
        "--no-sandbox",
        // The page needs nothing but its own server; neither may the browser reach for anything else.
        "--disable-background-networking",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
      ],
    },
    // Recording takes two fifths more of the processors; `npm run e2e -- NAME --trace retain-on-failure` records one.
    trace: "off",
  },
  webServer: {
    command: "npm run --silent serve",
    env: { PORT: port },
    url: `http://localhost:${port}`,
    reuseExistingServer: false,
  },
});
