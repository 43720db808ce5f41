import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { preview } from "vite";
import { findChromium } from "./chromium.mjs";
import { freePort } from "./port.mjs";
import { giveUp } from "./run.mjs";

// No dependency of the project: its 200 packages take 186 MB and half a minute, for a check of a minute. npx keeps them.
const LIGHTHOUSE = "lighthouse@12.8.2";

const port = await freePort();
const server = await preview({ preview: { port } });
const folder = await mkdtemp(join(tmpdir(), "lighthouse-"));
try {
  const report = join(folder, "report.json");
  await audited(`http://localhost:${port}/`, report);
  const { categories, audits } = JSON.parse(await readFile(report, "utf8"));
  console.log(`Lighthouse, accessibility: ${Math.round(100 * categories.accessibility.score)}`);
  for (const { id, title, score } of Object.values(audits)) {
    if (score !== null && score < 1) console.error(`${id}: ${title}`);
  }
  if (categories.accessibility.score < 1) process.exitCode = 1;
} catch (error) {
  giveUp(`Lighthouse came to nothing: ${error instanceof Error ? error.message : error}`);
} finally {
  await rm(folder, { recursive: true, force: true });
  await server.close();
}

/**
 * Has Lighthouse look at the accessibility of a page, and write what it found.
 * @param {string} url
 * @param {string} report
 * @returns {Promise<void>}
 */
function audited(url, report) {
  const chromium = findChromium();
  const wanted = ["--only-categories=accessibility", "--output=json", `--output-path=${report}`, "--quiet"];
  const env = { ...process.env, ...(chromium ? { CHROME_PATH: chromium } : {}) };
  const flags = "--chrome-flags=--headless=new --no-sandbox";
  const child = spawn("npx", ["--yes", LIGHTHOUSE, url, ...wanted, flags], { stdio: "inherit", env });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`It ended with ${code}.`))));
  });
}
