// Plays the run of every lesson without a browser and holds what it measures to the lesson's ranges:
// `npm run lessons -- --help`.
import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run lessons -- [--seeds 3] [--only 1,11] [--write]
  --seeds N   plays each lesson from N seeds, the page's own (42) first
  --only LIST plays these lessons alone
  --write     writes their tables to docs/lessons.md, and leaves those of other lessons there as they are`;
const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "1" },
    only: { type: "string", default: "" },
    write: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
const FIRST_SEED = 42;
const seeds = Array.from({ length: Number(values.seeds) }, (_, index) => FIRST_SEED + index);
const only = values.only === "" ? null : new Set(values.only.split(",").map(Number));
await withSources(playAll);

/** @param {(path: string) => Promise<any>} load */
async function playAll(load) {
  /** @type {typeof import("./lessons/runs")} */
  const { lessonsOfCourse } = await load("/bench/lessons/runs.ts");
  /** @type {typeof import("./lessons/measure")} */
  const { play } = await load("/bench/lessons/measure.ts");
  /** @type {typeof import("./lessons/table")} */
  const { tableOf } = await load("/bench/lessons/table.ts");
  const course = await lessonsOfCourse();
  const lessons = course.filter(({ number }) => !only || only.has(number));
  const played = [];
  for (const seed of seeds) played.push(await play(lessons, seed, console.error));
  const file = new URL("../docs/lessons.md", import.meta.url);
  const { text, faults } = tableOf(course, { lessons, seeds, played }, await readFile(file, "utf8"));
  console.log(text);
  for (const fault of faults) console.error(fault);
  if (values.write) await writeFile(file, text);
  if (faults.length > 0) process.exitCode = 1;
}
