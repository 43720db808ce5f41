// Draws the page at every size of the screen it is made for, in both themes, untrained, training and trained, for each
// objective, every application, images of another set, a network that is told classes, and every scene of the stage, into a
// folder to be looked at, and fails where anything is cut off, lies over something else or is out of the screen:
// npm run pictures [folder [name ...]], as of `kl` and `shapes` alone. Needs a build.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { runnerImport } from "vite";
import { findChromium } from "./chromium.mjs";
import { freePort } from "./port.mjs";

const folder = process.argv[2] ?? "pictures";
/** Draws only what has one of these names: an objective, or what else is looked at. */
const only = process.argv.slice(3);
const sizes = ["1280x640", "1366x650", "1440x900", "1920x1080", "1024x768", "844x390", "390x844", "360x640"];
const network =
  "latent=2&encoder=conv4s2r.bn.conv8s2r.bn.flat.dense8r.bn&decoder=dense392r.bn.to7x7x8.convT8s2r.bn.convT4s2r.bn.convT1s1&batch=64";
/** Screens that a stage stands before. */
const stageSizes = ["1366x650", "1920x1080", "1024x768"];
/** Screens on which each application of a trained model is looked at, and of any other. */
const applicationSizes = ["1366x650", "1440x900", "1920x1080", "390x844"];
const someSizes = ["1440x900", "390x844"];
/** Images that are drawn by factors, for which there is an application of its own; and a network that is told classes. */
const others = {
  shapes: `data=shapes&${network.replace("latent=2", "latent=5").replace("dense392r", "dense512r").replace("to7x7x8", "to8x8x8")}`,
  told: `${network}&condition=class`,
};
/** Scenes of the stage; Page Down goes from one to the next. */
const SCENES = 4;
const objectives = ["combined", "reconstruction", "kl"];
/** Pictures at every size in both themes of one untrained model and of three that train and are trained. */
const LEAST = sizes.length * 2 * (1 + 2 * objectives.length);
/** Steps after which the map of so small a network has its shape. */
const TRAINED = 600;

/** @type {{ module: typeof import("../e2e/geometry.ts") }} */
const { module: geometry } = await runnerImport("./e2e/geometry.ts");
/** @type {string[]} */
const faults = [];
let drawn = 0;
process.env["PORT"] = String(await freePort());
await import("./serve.mjs");
await mkdir(folder, { recursive: true });
const executablePath = findChromium();
const browser = await chromium.launch({ args: ["--no-sandbox"], ...(executablePath ? { executablePath } : {}) });
try {
  for (const objective of objectives.filter(isWanted)) await drawObjective(objective);
  for (const [name, link] of Object.entries(others)) if (isWanted(name)) await drawOther(name, link);
} finally {
  await browser.close();
}
console.log(`${drawn} pictures lie in ${folder}.`);
for (const fault of faults) console.error(fault);
const isWhole = only.length > 0 || drawn >= LEAST;
if (!isWhole) console.error(`There should be ${LEAST} of them at least.`);
process.exit(faults.length === 0 && isWhole ? 0 : 1);

/** @param {string} name */
function isWanted(name) {
  return only.length === 0 || only.includes(name);
}

/** @param {string} objective */
async function drawObjective(objective) {
  const page = await opened(`${network}&terms=${objective}`);
  if (objective === objectives[0]) {
    await draw(page, "untrained");
    await drawApplications(page, "untrained", someSizes);
  }
  await train(page, TRAINED, () => draw(page, `${objective}-training`));
  await draw(page, `${objective}-trained`);
  if (objective === objectives[0]) {
    await drawApplications(page, "trained", applicationSizes);
    await drawStage(page);
  }
  await page.close();
}

/**
 * The trained model of a link, as a whole and with each application.
 * @param {string} name
 * @param {string} link
 */
async function drawOther(name, link) {
  const page = await opened(link);
  await train(page, TRAINED);
  await draw(page, name);
  await drawApplications(page, name, someSizes);
  await page.close();
}

/** @param {string} link */
async function opened(link) {
  const page = await browser.newPage({ serviceWorkers: "block" });
  await page.goto(`http://localhost:${process.env["PORT"]}/#${link}`);
  await trainButton(page).and(page.locator(":enabled")).waitFor({ timeout: 90_000 });
  return page;
}

/** @param {import("@playwright/test").Page} page */
function trainButton(page) {
  return page.getByRole("button", { name: "Train", exact: true });
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {number} step
 * @param {() => Promise<void>} [look] What is done meanwhile.
 */
async function train(page, step, look) {
  await trainButton(page).click();
  await reach(page, 20);
  await look?.();
  await reach(page, step);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
}

/**
 * @param {import("@playwright/test").Page} page
 * @param {string} name
 * @param {readonly string[]} screens
 */
async function drawApplications(page, name, screens) {
  const open = page.getByRole("button", { name: /^Application / });
  const choices = page.getByRole("menuitemradio");
  await page.setViewportSize({ width: 1440, height: 900 });
  await open.click();
  await choices.first().waitFor();
  await page.screenshot({ path: join(folder, `${name}-applications.jpeg`), type: "jpeg", quality: 60 });
  const count = await choices.count();
  for (let place = 0; place < count; place++) {
    await choices.nth(place).click();
    // Some of them reckon for a while.
    await page.waitForTimeout(2000);
    await draw(page, `${name}-application-${place + 1}`, screens, "Explore");
    await page.setViewportSize({ width: 1440, height: 900 });
    await open.click();
  }
  await page.keyboard.press("Escape");
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
 * @param {readonly string[]} screens
 * @param {string} [seen] The panel that is scrolled to.
 */
async function draw(page, name, screens = sizes, seen) {
  for (const size of screens) {
    const [width = 0, height = 0] = size.split("x").map(Number);
    await page.setViewportSize({ width, height });
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      await page.emulateMedia({ colorScheme });
      if (seen)
        await page.getByRole("region", { name: seen, exact: true }).evaluate((all) => all.scrollIntoView(false));
      await page.waitForTimeout(400);
      const picture = `${name}-${size}-${colorScheme}`;
      await page.screenshot({ path: join(folder, `${picture}.jpeg`), type: "jpeg", quality: 60 });
      drawn++;
      for (const fault of await geometry.layoutFaults(page)) faults.push(`${picture}: ${fault}`);
    }
  }
}
