import { withSources } from "../scripts/sources.mjs";
import { decimal } from "./table.mjs";

/** Least dB by which a network that is trained on noise lifts the PSNR of noisy images. */
const LIFT = 6;

/**
 * Trains a network on MNIST under Gaussian noise of standard deviation 0.5 and one on clean images, and tells what either makes of
 * noisy held-out images: `npm run quality -- --task denoise`.
 * @param {import("./digitsRun").DigitsRun & { readonly lambda: number, readonly every: number }} run
 */
export async function tellDenoise(run) {
  await withSources(async (load) => {
    /** @type {typeof import("./denoise/run")} */
    const { denoiseResults } = await load("/bench/denoise/run.ts");
    console.log(
      `MNIST, ${run.preset}, latent ${run.latentDim}, λ = ${run.lambda}, seed ${run.seed}, Gaussian noise of 0.5`,
    );
    console.log("| trained on | step | noisy, dB | denoised, dB | lift, dB | clean images from noisy ones, nats |");
    console.log("|------------|-----:|----------:|-------------:|---------:|-----------------------------------:|");
    /** @type {number[]} */
    const ends = [];
    for (const trainedOnIt of [true, false]) {
      const corruption = /** @type {const} */ ({ kind: "gaussian", strength: 0.5 });
      let lift = 0;
      for await (const { step, corrupted, denoised, reconstruction } of denoiseResults({
        ...run,
        corruption,
        trainedOnIt,
      })) {
        lift = denoised - corrupted;
        const cells = [corrupted, denoised, lift].map((ratio) => decimal(ratio, 2));
        console.log(
          `| ${[trainedOnIt ? "noise" : "clean images", step, ...cells, decimal(reconstruction, 1)].join(" | ")} |`,
        );
      }
      ends.push(lift);
    }
    const [onNoise = 0, onClean = 0] = ends;
    if (onNoise < LIFT || onNoise <= onClean) process.exitCode = 1;
  });
}
