// Trains a network on each packed data set here and in PyTorch, from the same weights on the same batches with the same
// noise, and holds the held-out losses against each other: `npm run packed -- --help`.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run packed -- [--sets fashion-mnist,doodles,emoji] [--preset cs3232] [--steps 590] [--every 590] [--seeds 42] [--threads 2]
The losses are told every so many steps; those at the end must be within 3 nats of each other.
PyTorch is that of PYTHON, or of /usr/bin/python3 (apt install python3-torch).`;
const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "fashion-mnist,doodles,emoji" },
    preset: { type: "string", default: "cs3232" },
    steps: { type: "string", default: "590" },
    every: { type: "string", default: "" },
    seeds: { type: "string", default: "42" },
    threads: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
/** Most nats that the totals may differ by at the end. */
const MOST_APART = 3;
/** Filters of the presets that compare.py can build. */
const filtersOf = new Map([
  ["cs3232", [32, 64]],
  ["small", [8, 16]],
]);
const python = process.env["PYTHON"] ?? "/usr/bin/python3";
const script = fileURLToPath(new URL("packed/compare.py", import.meta.url));

await withSources(compareAll);

/** @param {(path: string) => Promise<any>} load */
async function compareAll(load) {
  /** @type {typeof import("./packed/run")} */
  const { packedRun, trainOurs, writeRun } = await load("/bench/packed/run.ts");
  const [last, threads] = [Number(values.steps), Number(values.threads)];
  const every = Number(values.every || last);
  const steps = Array.from({ length: Math.ceil(last / every) }, (_, index) => Math.min(last, (index + 1) * every));
  console.log("| data set | seed | steps | held-out total here | of it KL | PyTorch's total | of it KL | apart |");
  console.log("|---|---:|---:|---:|---:|---:|---:|---:|");
  for (const name of values.sets.split(",")) {
    for (const seed of values.seeds.split(",").map(Number)) {
      const run = packedRun(name, values.preset, seed);
      const folder = fileURLToPath(new URL(`../.build/bench-packed/${name}-${seed}/`, import.meta.url));
      writeRun(run, last, folder);
      const ours = [];
      for await (const losses of trainOurs(run, steps, threads)) ours.push(losses);
      const theirs = trainTheirs(run, folder, steps, threads);
      for (const [index, step] of steps.entries()) tell([name, seed, step], ours[index], theirs[index]);
      if (!(apart(ours.at(-1), theirs.at(-1)) <= MOST_APART)) process.exitCode = 1;
    }
  }
}

/** @typedef {import("./packed/run").HeldOutLosses} HeldOutLosses */

/**
 * What PyTorch comes to at each of the steps.
 * @param {import("./packed/run").PackedRun} run
 * @param {string} folder
 * @param {readonly number[]} steps
 * @param {number} threads
 * @returns {HeldOutLosses[]}
 */
function trainTheirs({ experiment }, folder, steps, threads) {
  const { imageShape, latentDim } = experiment.architecture;
  const [side, , channels] = imageShape;
  const sizes = [side, channels, latentDim, filtersOf.get(values.preset), threads, steps].map(String);
  const told = execFileSync(python, [script, folder, ...sizes], { encoding: "utf8" });
  return told
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/**
 * @param {readonly (string | number)[]} what
 * @param {HeldOutLosses | undefined} ours
 * @param {HeldOutLosses | undefined} theirs
 */
function tell(what, ours, theirs) {
  if (!ours || !theirs) throw new Error("PyTorch told fewer losses than were asked for.");
  const nats = [totalOf(ours), ours.kl, totalOf(theirs), theirs.kl, apart(ours, theirs)];
  console.log(`| ${[...what, ...nats.map((each) => each.toFixed(2))].join(" | ")} |`);
}

/** @param {HeldOutLosses} losses */
function totalOf({ reconstruction, kl }) {
  return reconstruction + kl;
}

/**
 * @param {HeldOutLosses | undefined} ours
 * @param {HeldOutLosses | undefined} theirs
 */
function apart(ours, theirs) {
  return ours && theirs ? Math.abs(totalOf(ours) - totalOf(theirs)) : Number.NaN;
}
