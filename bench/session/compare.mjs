import { median } from "../statistics.mjs";
import { measurePace } from "./pace.mjs";
import { isBuilt, pause, train } from "./site.mjs";
import { begin } from "./tour.mjs";

/** Rounds of one model alone and three in step, how long each is timed, and how long it trains before that. */
const ROUNDS = 3;
const ROUND_MS = 15_000;
const WARM_MS = 4000;

/**
 * The pace of one model alone and of each of three in step, in turns, and tasks over 50 ms.
 * @param {import("./site.mjs").Page} page
 */
export async function measureComparison(page) {
  /** @type {number[]} */
  const alone = [];
  /** @type {number[]} */
  const each = [];
  const compare = page.getByRole("button", { name: "Compare", exact: true });
  for (let round = 0; round < ROUNDS; round++) {
    await begin(page, "one model");
    alone.push(await paceOf(page));
    await begin(page, "comparison begins");
    await compare.click();
    await isBuilt(page);
    await begin(page, "three models");
    each.push(await paceOf(page));
    await begin(page, "comparison ends");
    await compare.click();
    await isBuilt(page);
  }
  const costs = alone.map((pace, round) => pace / (each[round] ?? Number.NaN));
  const tasks = await page.evaluate(() => window.probe.tasks.long);
  const visits = ["one model", "comparison begins", "three models", "comparison ends"];
  return { alone: median(alone), each: median(each), cost: median(costs), costs, visits, tasks };
}

/** @param {import("./site.mjs").Page} page */
async function paceOf(page) {
  await page.evaluate(() => window.probe.steps.clear());
  await train(page);
  await page.waitForTimeout(WARM_MS);
  const { imagesPerSecond } = await measurePace(page, () => page.waitForTimeout(ROUND_MS));
  await pause(page);
  return imagesPerSecond;
}
