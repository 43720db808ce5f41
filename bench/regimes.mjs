// Trains the small network on MNIST and tells where its codes lie and how its terms stand against each other:
// `npm run regimes -- --help`.
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const usage = `npm run regimes -- [--terms combined] [--likelihood bernoulli] [--latent 2,16] [--seeds 1,2,3]
  [--steps 0,469,1407] [--rate 0.001] [--lambda 1] [--turn STEP:TERMS]`;
const { values } = parseArgs({
  options: {
    terms: { type: "string", default: "combined" },
    likelihood: { type: "string", default: "bernoulli" },
    latent: { type: "string", default: "2,16" },
    seeds: { type: "string", default: "1,2,3" },
    steps: { type: "string", default: "0,469,1407" },
    rate: { type: "string", default: "0.001" },
    lambda: { type: "string", default: "1" },
    turn: { type: "string", default: "" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(usage);
  process.exit(0);
}
/** @param {string} list */
const numbers = (list) => list.split(",").map(Number);
const [turnStep = "", turnTerms = ""] = values.turn.split(":");

await withSources(tellAll);

/** @param {(path: string) => Promise<any>} load */
async function tellAll(load) {
  /** @type {typeof import("./regimes/run")} */
  const { momentsOf } = await load("/bench/regimes/run.ts");
  console.log(
    "| L | seed | step | out | in | narrow | widen | reconstruction | KL | largest \\|μ\\| | median σ | spread of μ | σ / spread | coverage | s, of images × draws |",
  );
  console.log(`|${"---:|".repeat(15)}`);
  for (const latentDim of numbers(values.latent)) {
    for (const seed of numbers(values.seeds)) {
      const objective = /** @type {any} */ ({
        terms: values.terms,
        likelihood: values.likelihood,
        lambda: Number(values.lambda),
      });
      const turn = values.turn
        ? { step: Number(turnStep), objective: /** @type {any} */ ({ terms: turnTerms }) }
        : null;
      const steps = numbers(values.steps);
      for await (const moment of momentsOf({
        objective,
        latentDim,
        seed,
        learningRate: Number(values.rate),
        steps,
        turn,
      }))
        console.log(row(latentDim, seed, moment));
    }
  }
}

/**
 * @param {number} latentDim
 * @param {number} seed
 * @param {import("./regimes/run").Moment} moment
 */
function row(latentDim, seed, { balance, ...moment }) {
  /** @param {{ mean: number, error: number } | undefined} estimate */
  const told = (estimate) => (estimate ? `${estimate.mean.toFixed(2)} ± ${estimate.error.toFixed(2)}` : "–");
  const { outward, inward, onSigma } = balance;
  const cells = [
    ...[latentDim, seed, moment.step].map(String),
    ...[outward, inward, onSigma?.narrowing, onSigma?.widening].map(told),
    ...[moment.reconstruction, moment.kl, moment.largestMean].map((value) => value.toFixed(2)),
    ...[moment.medianSigma, moment.spread, moment.medianSigma / moment.spread].map((value) => value.toFixed(3)),
    moment.coverage.toFixed(2),
    `${(moment.ms / 1000).toFixed(1)}, ${moment.images} × ${moment.draws}`,
  ];
  return `| ${cells.join(" | ")} |`;
}
