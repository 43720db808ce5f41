import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/**
 * Trains a network on MNIST and tells −log p(x) of held-out images by ever more draws: `npm run quality -- --task likelihood`.
 * @param {import("./digitsRun").DigitsRun & { readonly images: number, readonly draws: number }} run
 */
export async function tellLikelihood(run) {
  await withSources(async (load) => {
    /** @type {typeof import("./likelihood/run")} */
    const { likelihoodResult } = await load("/bench/likelihood/run.ts");
    const { rows, gap } = await likelihoodResult(run);
    console.log(
      `MNIST, ${run.preset}, latent ${run.latentDim}, step ${run.steps}, seed ${run.seed}, ${run.images} held-out images`,
    );
    console.log("| draws | −log p(x), from the posterior | lower by | from the prior |");
    console.log("|------:|------------------------------:|---------:|---------------:|");
    for (const { draws, bound, gain, fromPrior } of rows) {
      console.log(`| ${[decimal(draws), told(bound), gain ? told(gain, 3) : "", told(fromPrior)].join(" | ")} |`);
      if (gain && gain.mean < -2 * gain.error) process.exitCode = 1;
    }
    console.log(`\nThe gap of the ELBO is ${told(gap)} nats.`);
    if (gap.mean < 2 * gap.error) process.exitCode = 1;
  });
}

/**
 * @param {import("../src/model/estimate").Estimate} estimate
 * @param {number} [digits]
 */
function told({ mean, error }, digits = 2) {
  return `${decimal(mean, digits)} ± ${decimal(error, digits)}`;
}
