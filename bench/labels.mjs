import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/** Shares by which joint training is to be ahead of what sees pixels. */
const AHEAD = 0.1;

/**
 * Trains networks on MNIST with a label head by several seeds, and tells how many held-out images it tells right beside
 * classifiers on pixels that saw the same labels: `npm run quality -- --task labels`.
 * @param {Omit<import("./labels/run").LabelRun, "seed"> & { readonly seeds: readonly number[] }} run
 */
export async function tellLabels({ seeds, ...run }) {
  await withSources(async (load) => {
    /** @type {typeof import("./labels/run")} */
    const { labelResults } = await load("/bench/labels/run.ts");
    const { preset, latentDim, labels, alpha, lambda, corruption } = run;
    const seen = corruption ? `${corruption.kind} ${corruption.strength}` : "clean images";
    console.log(`MNIST, ${preset}, latent ${latentDim}, ${labels} labels, α = ${alpha}, λ = ${lambda}, ${seen}`);
    console.log(
      "| seed | step | label head, jointly | labels spread over its μ | regression on pixels | kNN on pixels | reconstruction | KL |",
    );
    console.log(
      "|-----:|-----:|--------------------:|-------------------------:|---------------------:|--------------:|---------------:|---:|",
    );
    /** @type {import("./labels/run").LabelResult[]} */
    const ends = [];
    for (const seed of seeds) {
      for await (const result of labelResults({ ...run, seed })) {
        tell(seed, result);
        if (result.step === run.steps) ends.push(result);
      }
    }
    const gainsOf = (/** @type {"jointly" | "spreading"} */ name) =>
      ends.map((each) => each[name] - Math.max(each.regression, each.neighbours));
    for (const name of /** @type {const} */ (["jointly", "spreading", "regression", "neighbours"])) {
      console.log(`${name}: ${spread(ends.map((each) => each[name]))} %`);
    }
    console.log(`Ahead of the better one on pixels: the head by ${spread(gainsOf("jointly"))} points,`);
    console.log(`labels spread over its μ by ${spread(gainsOf("spreading"))}.`);
    if (meanOf(gainsOf("jointly")) < AHEAD) process.exitCode = 1;
  });
}

/**
 * @param {number} seed
 * @param {import("./labels/run").LabelResult} result
 */
function tell(seed, { step, jointly, spreading, regression, neighbours, reconstruction, kl }) {
  const shares = [jointly, spreading, regression, neighbours].map((share) => `${decimal(100 * share, 1)} %`);
  console.log(`| ${[seed, step, ...shares, decimal(reconstruction, 1), decimal(kl, 1)].join(" | ")} |`);
}

/**
 * Mean and standard deviation in hundredths.
 * @param {readonly number[]} shares
 */
function spread(shares) {
  const mean = meanOf(shares);
  const squares = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0);
  return `${decimal(100 * mean, 1)} ± ${decimal(100 * Math.sqrt(squares / (shares.length - 1)), 1)}`;
}

/** @param {readonly number[]} values */
function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
