import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/**
 * Areas under the curve by −ELBO on MNIST with 2 and 32 latent dimensions, digit by digit: L. Tonnaer, “Linearly Symmetry-Based
 * Disentangled Representations and their Out-of-Distribution Behaviour”, PhD thesis, TU Eindhoven 2023, table 3.3.
 */
const published = {
  two: [0.96, 0.73, 0.97, 0.94, 0.73, 0.92, 0.95, 0.77, 0.92, 0.66],
  thirtyTwo: [0.81, 0.09, 0.92, 0.87, 0.78, 0.86, 0.87, 0.51, 0.89, 0.58],
};

/**
 * Trains networks on MNIST, each without one of the digits, and tells how well scores tell that digit from the others: `npm run
 * quality -- --task unusual`.
 * @param {import("./digitsRun").DigitsRun & { readonly digits: readonly number[] }} options
 */
export async function tellUnusual({ digits, ...run }) {
  await withSources(async (load) => {
    /** @type {typeof import("./unusual/run")} */
    const { unusualResult } = await load("/bench/unusual/run.ts");
    console.log(
      `MNIST, ${run.preset}, latent ${run.latentDim}, step ${run.steps}, seed ${run.seed}; areas under the curve`,
    );
    console.log(
      "| left out | −ELBO | reconstruction | KL | ‖μ‖ | nearest code | nearest of 1,000 images | of 10,000 | Tonnaer, 2 | Tonnaer, 32 |",
    );
    console.log(`|---:|${"---:|".repeat(9)}`);
    for (const leftOut of digits) {
      const { areas, nearestOfMany, error } = await unusualResult({ ...run, leftOut });
      const { negativeElbo, reconstruction, kl, norm, nearestCode, nearestImage } = areas;
      const others = [reconstruction, kl, norm, nearestCode, nearestImage, nearestOfMany].map((area) =>
        decimal(area, 2),
      );
      const others2 = [published.two[leftOut], published.thirtyTwo[leftOut]].map((area) => decimal(area, 2));
      console.log(
        `| ${[leftOut, `${decimal(negativeElbo, 3)} ± ${decimal(error, 3)}`, ...others, ...others2].join(" | ")} |`,
      );
    }
  });
}
