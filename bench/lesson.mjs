import { measurePace } from "./session/pace.mjs";
import { openPlayground, train } from "./session/site.mjs";
import { median, quantile } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** How long training warms up at first, and after the sheet is opened or shut, in ms. */
const WARM_MS = 15_000;
const SETTLE_MS = 2_000;
/** How long each pace is measured, in ms, and how often each. */
const MEASURE_MS = 10_000;
const ROUNDS = 8;
/** A lesson whose puzzle is played on any model. */
const LESSON = 16;

/** @typedef {import("./session/site.mjs").Page} Page */

/**
 * Prints the pace of one model, with Learn shut and with a lesson open in turns, and how many tasks of the page's thread took
 * over 50 ms in each.
 */
export async function measureLesson() {
  const { page, close } = await openPlayground();
  try {
    await page.getByRole("status", { name: "Engine in use" }).getByText("WASM").waitFor();
    await train(page);
    await page.waitForTimeout(WARM_MS);
    const shut = [];
    const open = [];
    for (let round = 0; round < ROUNDS; round++) {
      shut.push(await paceWith(page, "shut"));
      await openLesson(page);
      open.push(await paceWith(page, "open"));
      await page.getByRole("button", { name: "Close Learn", exact: true }).click();
    }
    await print(page, shut, open);
  } finally {
    await close();
  }
}

/**
 * @param {Page} page
 * @param {string} learn
 */
async function paceWith(page, learn) {
  await page.waitForTimeout(SETTLE_MS);
  await page.evaluate((learn) => window.probe.tasks.begin(learn), learn);
  const { imagesPerSecond } = await measurePace(page, () => page.waitForTimeout(MEASURE_MS));
  await page.evaluate(() => window.probe.tasks.begin("between"));
  return imagesPerSecond;
}

/** Opens the lesson at its puzzle, which follows the numbers of the model. @param {Page} page */
async function openLesson(page) {
  await page.getByRole("button", { name: "Learn", exact: true }).click();
  const learn = page.getByRole("region", { name: "Learn" });
  const puzzle = learn.getByRole("button", { name: "5: Break it", exact: true });
  const link = learn.locator(`a[href^="#lesson=${LESSON}&"]`);
  await puzzle.or(link).first().waitFor();
  if (await link.isVisible()) await link.click();
  await puzzle.click();
  await learn.getByRole("status", { name: "Goal", exact: true }).waitFor();
}

/**
 * @param {Page} page
 * @param {readonly number[]} shut Images a second.
 * @param {readonly number[]} open
 */
async function print(page, shut, open) {
  const tasks = await page.evaluate(() => window.probe.tasks.long);
  const count = (/** @type {string} */ when) => String(tasks.filter(({ activity }) => activity === when).length);
  const rows = [
    ["shut", decimal(median(shut)), count("shut")],
    ["open", decimal(median(open)), count("open")],
  ];
  console.log(markdownTable(["Learn", "images/s", "tasks over 50 ms"], rows));
  const shares = open.map((pace, round) => pace / (shut[round] ?? Number.NaN));
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => decimal(100 * quantile(shares, share), 1));
  console.log(`\nPace with a lesson open: ${middle} % (quartiles ${low} to ${high}).`);
}
