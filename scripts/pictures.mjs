// Draws the page at every size of the screen it is made for, in both themes, untrained, training and trained, for each
// objective, and every scene of the stage, into a folder to be looked at: npm run pictures [folder]. Needs a build.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./chromium.mjs";
import { freePort } from "./port.mjs";

const folder = process.argv[2] ?? "pictures";
const sizes = ["1280x640", "1366x650", "1440x900", "1920x1080", "1024x768", "844x390", "390x844", "360x640"];
const network =
  "latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense8r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=64";
/** Screens that a stage stands before. */
const stageSizes = ["1366x650", "1920x1080", "1024x768"];
/** Scenes of the stage; Page Down goes from one to the next. */
const SCENES = 4;
const objectives = ["combined", "reconstruction", "kl"];
/** Steps after which the map of so small a network has its shape. */
const TRAINED = 600;

process.env["PORT"] = String(await freePort());
await import("./serve.mjs");
await mkdir(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath ? { executablePath } : {}) });
try {
  for (const objective of objectives) await drawObjective(objective);
} finally {
  await browser.close();
}
process.exit(0);

/** @param {string} objective */
async function drawObjective(objective) {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`http://localhost:${process.env["PORT"]}/#${network}&terms=${objective}`);
  const train = page.getByRole("button", { name: "Train", exact: true });
  await train.and(page.locator(":enabled")).waitFor({ timeout: 90_000 });
  if (objective === objectives[0]) await draw(page, "untrained");
  await train.click();
  await reach(page, 20);
  await draw(page, `${objective}-training`);
  await reach(page, TRAINED);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await draw(page, `${objective}-trained`);
  if (objective === objectives[0]) await drawStage(page);
  await page.close();
}

/** @param {import("@playwright/test").Page} page */
async function drawStage(page) {
  await page.getByRole("button", { name: "Stage", exact: true }).click();
  await page.getByRole("region", { name: "Stage" }).waitFor();
  for (let scene = 1; scene <= SCENES; scene++) {
    await draw(page, `stage-${scene}`, stageSizes);
    await page.keyboard.press("PageDown");
  }
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {number} step
 */
async function reach(page, step) {
  const output = page.getByRole("status", { name: "Step", exact: true });
  while (Number((await output.textContent())?.replaceAll(",", "")) < step) await page.waitForTimeout(200);
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 */
async function draw(page, name, screens = sizes) {
  for (const size of screens) {
    const [width = 0, height = 0] = size.split("x").map(Number);
    await page.setViewportSize({ width, height });
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(400);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.jpeg`), type: "jpeg", quality: 60 });
    }
  }
}
