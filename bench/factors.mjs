// Trains on images of known factors and tells which dimension of the code follows which: `npm run factors -- --help`.
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run factors -- [--source shapes-in-colour] [--latent 10] [--lambda 1,4] [--seeds 42] [--steps 3000]
  [--count 20000] [--threads 2]`;
const { values } = parseArgs({
  options: {
    source: { type: "string", default: "shapes-in-colour" },
    latent: { type: "string", default: "10" },
    lambda: { type: "string", default: "1,4" },
    seeds: { type: "string", default: "42" },
    steps: { type: "string", default: "3000" },
    count: { type: "string", default: "20000" },
    threads: { type: "string", default: "2" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
/** @param {string} list */
const numbers = (list) => list.split(",").map(Number);

await withSources(tellAll);

/** @param {(path: string) => Promise<any>} load */
async function tellAll(load) {
  /** @type {typeof import("./factors/run")} */
  const { factorsOf } = await load("/bench/factors/run.ts");
  for (const lambda of numbers(values.lambda)) {
    for (const seed of numbers(values.seeds)) {
      const steps = Number(values.steps);
      const run = {
        choice: { source: values.source, count: Number(values.count) },
        latentDim: Number(values.latent),
        lambda,
        seed,
        steps,
        threads: Number(values.threads),
      };
      const { factors, table, reconstruction, kl } = await factorsOf(run, (step) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${step} of ${steps}`);
      });
      const nats = `held-out reconstruction ${reconstruction.toFixed(1)}, KL ${kl.toFixed(1)} nats`;
      console.log(
        `\n${values.source}, λ ${lambda}, latent size ${run.latentDim}, seed ${seed}, ${steps} steps: ${nats}`,
      );
      console.log(
        `mutual information gap ${table.gap.toFixed(2)}\n\n| factor | greatest R² | of dimension | over 0.7 |`,
      );
      console.log("|---|---:|---:|---|");
      for (const [factor, name] of factors.entries()) console.log(row(name, factor, table.explained));
    }
  }
}

/**
 * @param {string} name
 * @param {number} factor
 * @param {readonly (readonly number[])[]} explained By dimension and factor.
 */
function row(name, factor, explained) {
  const shares = explained.map((dimension) => dimension[factor] ?? 0);
  const greatest = Math.max(...shares);
  return `| ${name} | ${greatest.toFixed(3)} | ${shares.indexOf(greatest) + 1} | ${greatest > 0.7 ? "yes" : "no"} |`;
}
