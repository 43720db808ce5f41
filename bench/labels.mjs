import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/**
 * Trains networks on MNIST with a label head by several seeds, and tells how many held-out images it tells right beside
 * classifiers on pixels that saw the same labels: `npm run quality -- --task labels`.
 * @param {{ readonly preset: string, readonly latentDim: number, readonly steps: number, readonly seeds: readonly number[], readonly threads: number, readonly labels: number, readonly alpha: number }} run
 */
export async function tellLabels({ seeds, ...run }) {
  await withSources(async (load) => {
    /** @type {typeof import("./labels/run")} */
    const { labelResult } = await load("/bench/labels/run.ts");
    const { preset, latentDim, labels, alpha, steps } = run;
    console.log(`MNIST, ${preset}, latent ${latentDim}, ${labels} labels, α = ${alpha}, step ${steps}`);
    console.log("| seed | label head, jointly | regression on pixels | kNN on pixels | reconstruction | KL |");
    console.log("|-----:|--------------------:|---------------------:|--------------:|---------------:|---:|");
    /** @type {import("./labels/run").LabelResult[]} */
    const results = [];
    for (const seed of seeds) {
      const result = await labelResult({ ...run, seed });
      results.push(result);
      tell(String(seed), result);
    }
    const mean = (/** @type {keyof import("./labels/run").LabelResult} */ name) =>
      results.reduce((sum, each) => sum + each[name], 0) / results.length;
    tell("mean", {
      jointly: mean("jointly"),
      regression: mean("regression"),
      neighbours: mean("neighbours"),
      reconstruction: mean("reconstruction"),
      kl: mean("kl"),
    });
    const gain = mean("jointly") - Math.max(mean("regression"), mean("neighbours"));
    console.log(`\n${decimal(100 * gain, 1)} points more than the better one on pixels.`);
    if (gain < 0.1) process.exitCode = 1;
  });
}

/**
 * @param {string} name
 * @param {import("./labels/run").LabelResult} result
 */
function tell(name, { jointly, regression, neighbours, reconstruction, kl }) {
  const shares = [jointly, regression, neighbours].map((share) => `${decimal(100 * share, 1)} %`);
  console.log(`| ${[name, ...shares, decimal(reconstruction, 1), decimal(kl, 1)].join(" | ")} |`);
}
