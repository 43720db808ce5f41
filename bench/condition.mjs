import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/**
 * Trains a network on MNIST told the class and one told none, and tells whether orders are obeyed and what μ still knows:
 * `npm run quality -- --task condition`.
 * @param {{ readonly preset: string, readonly latentDim: number, readonly steps: number, readonly seed: number, readonly threads: number }} run
 */
export async function tellCondition(run) {
  await withSources(async (load) => {
    /** @type {typeof import("./condition/run")} */
    const { conditionResult } = await load("/bench/condition/run.ts");
    console.log(`MNIST, ${run.preset}, latent ${run.latentDim}, step ${run.steps}, seed ${run.seed}`);
    console.log("| told | class ordered, by kNN on held-out images | kNN on μ | reconstruction | KL |");
    console.log("|------|-----------------------------------------:|---------:|---------------:|---:|");
    for (const isTold of [true, false]) {
      const { obeyed, neighbourAccuracy, reconstruction, kl } = await conditionResult({ ...run, isTold });
      const share = obeyed === null ? "" : `${decimal(100 * obeyed, 1)} %`;
      const cells = [`${decimal(100 * neighbourAccuracy, 1)} %`, decimal(reconstruction, 1), decimal(kl, 1)];
      console.log(`| ${[isTold ? "the class" : "nothing", share, ...cells].join(" | ")} |`);
      if (obeyed !== null && obeyed < 0.95) process.exitCode = 1;
    }
  });
}
