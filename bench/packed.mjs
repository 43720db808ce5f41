// Trains the proposed network on each packed data set here and in PyTorch, from the same weights on the same batches with
// the same noise, and holds the held-out losses against each other: `npm run packed -- --help`.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run packed -- [--sets fashion-mnist,doodles,emoji] [--steps 590] [--threads 2]
PyTorch is that of PYTHON, or of /usr/bin/python3 (apt install python3-torch).`;
const { values } = parseArgs({
  options: {
    sets: { type: "string", default: "fashion-mnist,doodles,emoji" },
    steps: { type: "string", default: "590" },
    threads: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
/** Most nats that the totals may differ by. */
const MOST_APART = 3;
const python = process.env["PYTHON"] ?? "/usr/bin/python3";
const script = fileURLToPath(new URL("packed/compare.py", import.meta.url));

await withSources(compareAll);

/** @param {(path: string) => Promise<any>} load */
async function compareAll(load) {
  /** @type {typeof import("./packed/run")} */
  const { packedRun, trainOurs, writeRun } = await load("/bench/packed/run.ts");
  const [steps, threads] = [Number(values.steps), Number(values.threads)];
  console.log("| data set | steps | held-out total here | of it KL | PyTorch's total | of it KL | apart |");
  console.log("|---|---:|---:|---:|---:|---:|---:|");
  for (const name of values.sets.split(",")) {
    const run = packedRun(name);
    const folder = fileURLToPath(new URL(`../.build/bench-packed/${name}/`, import.meta.url));
    writeRun(run, steps, folder);
    const { imageShape, latentDim } = run.experiment.architecture;
    const [side, , channels] = imageShape;
    const ours = await trainOurs(run, steps, threads);
    const sizes = [side, channels, latentDim, threads].map(String);
    const theirs = JSON.parse(execFileSync(python, [script, folder, ...sizes], { encoding: "utf8" }));
    const total = (/** @type {{ reconstruction: number, kl: number }} */ losses) => losses.reconstruction + losses.kl;
    const apart = Math.abs(total(ours) - total(theirs));
    const cells = [total(ours), ours.kl, total(theirs), theirs.kl, apart].map((nats) => nats.toFixed(2));
    console.log(`| ${[name, steps, ...cells].join(" | ")} |`);
    if (apart > MOST_APART) process.exitCode = 1;
  }
}
