import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/** Most nats by which a network with skip connections may reconstruct worse than a perfect copy. */
const NEAR_THE_FLOOR = 10;

/**
 * Trains a network on MNIST with skip connections and one without, and tells how well either copies and how far its samples lie
 * from real images: `npm run quality -- --task skips`.
 * @param {{ readonly preset: string, readonly latentDim: number, readonly steps: number, readonly seed: number, readonly threads: number }} run
 */
export async function tellSkips(run) {
  await withSources(async (load) => {
    /** @type {typeof import("./skips/run")} */
    const { skipsResult } = await load("/bench/skips/run.ts");
    console.log(`MNIST, ${run.preset}, latent ${run.latentDim}, step ${run.steps}, seed ${run.seed}`);
    console.log(
      "| skip connections | reconstruction | a perfect copy | KL | held-out to sample | to training | sample to held-out | training to held-out | sample's shape to held-out | training image's | ms a step |",
    );
    console.log(`|------------------|${"---:|".repeat(10)}`);
    for (const skips of [true, false]) {
      const { reconstruction, floor, kl, distances, unlike, msPerStep } = await skipsResult({ ...run, skips });
      const { toSample, toTraining, fromSample, fromTraining } = distances;
      const far = [toSample, toTraining, fromSample, fromTraining, unlike.sample, unlike.training].map((distance) =>
        decimal(distance, 2),
      );
      const cells = [decimal(reconstruction, 1), decimal(floor, 1), decimal(kl, 3), ...far, decimal(msPerStep, 1)];
      console.log(`| ${[skips ? "yes" : "no", ...cells].join(" | ")} |`);
      if (skips && reconstruction > floor + NEAR_THE_FLOOR) process.exitCode = 1;
    }
  });
}
