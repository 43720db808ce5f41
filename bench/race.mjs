import { titles } from "./contestants.mjs";
import { entries, startContestant } from "./field.mjs";
import { median } from "./statistics.mjs";
import { decimal, markdownTable } from "./table.mjs";

/** Steps before anything is timed; on them everyone's losses are compared. */
const WARM_UP = 2;
const ROUNDS = 3;
/** In each round no further step begins after this time, in ms. */
const ROUND_BUDGET_MS = 4000;
/** Most that a loss may differ from ours, relative to it. */
const TOLERANCE = 1e-3;

/** @typedef {import("./field.mjs").Starter} Starter */
/** @typedef {Starter & { losses: readonly number[], ms: number[] }} Runner */

/**
 * Times training steps of all contestants in rounds, so that what else this machine does hits them alike.
 * @param {import("./site.mjs").Site} site
 * @param {import("./options.mjs").Options} options
 */
export async function race(site, options) {
  const runners = await warmUp(site, options);
  for (let round = 1; round <= ROUNDS; round++) {
    for (const runner of runners) {
      const { ms } = await runner.train(Math.ceil(options.steps / ROUNDS), ROUND_BUDGET_MS);
      runner.ms.push(...ms);
      console.error(`round ${round}: ${titleOf(runner)} ${decimal(median(ms), 1)} ms`);
    }
  }
  const ours = await ourLosses(site, runners);
  for (const runner of runners) await runner.stop();
  return rowsOf(runners, ours);
}

/**
 * @param {import("./site.mjs").Site} site
 * @param {import("./options.mjs").Options} options
 */
async function warmUp(site, options) {
  /** @type {Runner[]} */
  const runners = [];
  for (const entry of entries(options)) {
    try {
      const starter = await startContestant(site, entry);
      const { losses, ms } = await starter.train(WARM_UP, Number.MAX_VALUE);
      runners.push({ ...starter, losses, ms: [] });
      console.error(`warm-up: ${titles[entry.name]}, ${starter.hardware}: ${decimal(ms.at(-1), 1)} ms`);
    } catch (error) {
      console.error(`left out: ${titles[entry.name]}: ${error instanceof Error ? error.message : error}`);
    }
  }
  return runners;
}

/**
 * Losses of our WASM engine on the warm-up steps, by batch size: what everyone else's must be.
 * @param {import("./site.mjs").Site} site
 * @param {readonly Runner[]} runners
 */
async function ourLosses(site, runners) {
  /** @type {Map<number, readonly number[]>} */
  const losses = new Map();
  for (const batchSize of new Set(runners.map(({ entry }) => entry.batchSize))) {
    const starter = await startContestant(site, { name: "wasm", threads: 1, batchSize });
    losses.set(batchSize, (await starter.train(WARM_UP, Number.MAX_VALUE)).losses);
    await starter.stop();
  }
  return losses;
}

/**
 * @param {readonly Runner[]} runners
 * @param {ReadonlyMap<number, readonly number[]>} ours
 */
function rowsOf(runners, ours) {
  const paces = runners.map(({ entry, ms }) => (1000 * entry.batchSize) / median(ms));
  /** @param {string} prefix */
  const fastest = (prefix) =>
    Math.max(...paces.filter((_, index) => runners[index]?.entry.name.startsWith(prefix)), Number.NEGATIVE_INFINITY);
  return runners.map((runner, index) => {
    const { name, threads, batchSize } = runner.entry;
    const imagesPerSecond = paces[index] ?? Number.NaN;
    return {
      engine: titles[name],
      name,
      hardware: runner.hardware,
      threads,
      batch: batchSize,
      steps: runner.ms.length,
      msPerStep: median(runner.ms),
      fastestMs: Math.min(...runner.ms),
      imagesPerSecond,
      ratioToPyTorch: ratio(imagesPerSecond, fastest("pytorch")),
      ratioToTensorFlow: ratio(imagesPerSecond, fastest("tfjs-")),
      lossDifference: difference(runner.losses, ours.get(batchSize) ?? []),
    };
  });
}

/** @typedef {ReturnType<typeof rowsOf>[number]} Row */

/** @param {readonly Row[]} rows */
export function raceTable(rows) {
  return markdownTable(
    [
      "engine",
      "threads",
      "batch",
      "steps",
      "ms a step",
      "least ms",
      "images/s",
      "× PyTorch",
      "× TensorFlow.js",
      "loss differs by",
    ],
    rows.map((row) => [
      row.engine,
      String(row.threads),
      String(row.batch),
      String(row.steps),
      decimal(row.msPerStep, 1),
      decimal(row.fastestMs, 1),
      decimal(row.imagesPerSecond, row.imagesPerSecond < 20 ? 1 : 0),
      decimal(row.ratioToPyTorch ?? Number.NaN, 2),
      decimal(row.ratioToTensorFlow ?? Number.NaN, 1),
      row.lossDifference.toExponential(1),
    ]),
  );
}

/** Those that did not reduce the loss that our engine reduces. @param {readonly Row[]} rows */
export function strayed(rows) {
  return rows.filter(({ lossDifference }) => !(lossDifference <= TOLERANCE));
}

/**
 * How many times as fast; null where there is nothing to compare with.
 * @param {number} pace
 * @param {number} other
 */
function ratio(pace, other) {
  return other > 0 ? pace / other : null;
}

/**
 * Greatest relative difference of losses.
 * @param {readonly number[]} losses
 * @param {readonly number[]} ours
 */
function difference(losses, ours) {
  return Math.max(...losses.map((loss, step) => Math.abs(loss / (ours[step] ?? Number.NaN) - 1)));
}

/** @param {Starter} starter */
function titleOf({ entry }) {
  return `${titles[entry.name]} (${entry.threads})`;
}
