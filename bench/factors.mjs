// Trains on images of known factors and tells which dimension of the code follows which: `npm run factors -- --help`.
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";
import { markdownTable } from "./table.mjs";

const usage = `npm run factors -- [--source shapes-in-colour] [--latent 10] [--first 300:0.02] [--lambda 1,4] [--seeds 42]
  [--steps 1000,3000] [--count 20000] [--side 32] [--vary 0,1,2,3,4] [--likelihood bernoulli] [--classes 0,1,2] [--preset cs3232]
  [--encoder conv16s2r.bn.flat --decoder dense4096r.bn.…] [--rate 0.001] [--batch 128] [--threads 2]
A table is made at each of the steps. Layers written as in links take the place of the preset. With --first so many steps are taken with
another weight of KL before those with λ; several such, as 300:20,300:5, one after the other.`;
const { values } = parseArgs({
  options: {
    source: { type: "string", default: "shapes-in-colour" },
    latent: { type: "string", default: "10" },
    lambda: { type: "string", default: "1,4" },
    first: { type: "string", default: "" },
    seeds: { type: "string", default: "42" },
    steps: { type: "string", default: "1000,3000" },
    count: { type: "string", default: "20000" },
    side: { type: "string", default: "32" },
    vary: { type: "string", default: "" },
    classes: { type: "string", default: "" },
    likelihood: { type: "string", default: "bernoulli" },
    preset: { type: "string", default: "cs3232" },
    encoder: { type: "string", default: "" },
    decoder: { type: "string", default: "" },
    rate: { type: "string", default: "0.001" },
    batch: { type: "string", default: "128" },
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
      const run = {
        choice: {
          source: values.source,
          count: Number(values.count),
          ...(values.side !== "32" && { side: Number(values.side) }),
          ...(values.vary && { varied: numbers(values.vary) }),
          ...(values.classes && { classes: numbers(values.classes) }),
        },
        preset: values.preset,
        ...(values.encoder && { layers: { encoder: values.encoder, decoder: values.decoder } }),
        latentDim: Number(values.latent),
        lambda,
        first: values.first ? values.first.split(",").map(firstOf) : [],
        likelihood:
          values.likelihood === "gaussian" ? /** @type {const} */ ("gaussian") : /** @type {const} */ ("bernoulli"),
        learningRate: Number(values.rate),
        batchSize: Number(values.batch),
        seed,
        steps: numbers(values.steps),
        threads: Number(values.threads),
      };
      const tables = factorsOf(run, (/** @type {number} */ step) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${step} of ${run.steps.at(-1)}`);
      });
      for await (const result of tables) tell(run, result);
    }
  }
}

/**
 * Steps and the weight of KL in them, such as `300:0.02`.
 * @param {string} text
 */
function firstOf(text) {
  const [steps = 0, lambda = 1] = text.split(":").map(Number);
  return { steps, lambda };
}

/**
 * @param {import("./factors/run").FactorRun} run
 * @param {import("./factors/run").FactorResult} result
 */
function tell(run, { step, msAStep, factors, table, reconstruction, kl }) {
  const nats = `held-out reconstruction ${reconstruction.toFixed(1)}, KL ${kl.toFixed(1)} nats`;
  const { latentDim, lambda, seed, choice } = run;
  console.log(`\n${choice.source}, λ ${lambda}, latent size ${latentDim}, seed ${seed}, step ${step}: ${nats}`);
  console.log(`mutual information gap ${table.gap.toFixed(2)}, ${msAStep.toFixed(0)} ms a step\n`);
  const dimensions = table.explained.map((_, dimension) => `z${dimension + 1}`);
  const columns = ["factor", "greatest R²", "next", "over 0.7", ...dimensions];
  const rows = factors.map((name, factor) => row(name, factor, table.explained));
  console.log(markdownTable(columns, rows));
}

/**
 * @param {string} name
 * @param {number} factor
 * @param {readonly (readonly number[])[]} explained By dimension and factor.
 */
function row(name, factor, explained) {
  const shares = explained.map((dimension) => dimension[factor] ?? 0);
  const [greatest = 0, next = 0] = shares.toSorted((one, other) => other - one);
  const told = [greatest.toFixed(3), next.toFixed(3), greatest > 0.7 ? "yes" : "no"];
  return [name, ...told, ...shares.map((share) => share.toFixed(2))];
}
