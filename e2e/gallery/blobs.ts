import { referenceLevels } from "../../src/data/levels";
import { type Experiment, experimentOn } from "../../src/experiment/experiment";
import { readLayers } from "../../src/experiment/notation";
import type { Losses } from "../../src/experiment/objective";
import type { Posteriors } from "../../src/model/posterior";
import { drawNormals, drawUniforms, Purpose } from "../../src/model/random";
import { described } from "../../src/testing/dataSets";
import type { DataReport } from "../../src/worker/protocol";

const SIDE = 8;
const PIXELS = SIDE * SIDE;
const COUNT = 240;
const classNames = ["a", "b", "c", "d", "e"];
const description = described("blobs", [SIDE, SIDE, 1], classNames, [2000, COUNT]);

const noise = drawNormals(COUNT * 3, { seed: 3, counter: 0, purpose: Purpose.epsilon });
const widths = drawUniforms(COUNT * 3, { seed: 3, counter: 1, purpose: Purpose.epsilon });

/** Codes of held-out images by formula, no two directions or classes alike: what a trained model might have found. */
export function posteriors(latentDim: number): Posteriors {
  const values = (of: (row: number, dimension: number) => number) =>
    Float32Array.from({ length: COUNT * latentDim }, (_, place) =>
      of(Math.floor(place / latentDim), place % latentDim),
    );
  return {
    mu: values(
      (row, dimension) => meanOf(row % classNames.length, dimension) + 0.3 * (noise[3 * row + dimension] ?? 0),
    ),
    logVar: values((row, dimension) => {
      const sigma =
        0.12 + 0.06 * (row % classNames.length) + 0.08 * dimension + 0.1 * (widths[3 * row + dimension] ?? 0);
      return 2 * Math.log(sigma);
    }),
  };
}

function meanOf(label: number, dimension: number): number {
  const angle = 0.4 + (2 * Math.PI * label) / classNames.length;
  const [across, up] = [0.3 + 1.5 * Math.cos(angle), 1.1 * Math.sin(angle) - 0.2];
  return [across, up, 0.8 * across - 0.5 * up][dimension] ?? 0;
}

/** A blob of light for each code z [count, latentDim], its place the first two coordinates; grey levels [count, pixels]. */
export function decode(z: ArrayLike<number>, latentDim: number): Uint8ClampedArray {
  const count = z.length / latentDim;
  return Uint8ClampedArray.from({ length: count * PIXELS }, (_, place) => {
    const code = Math.floor(place / PIXELS) * latentDim;
    const [row, column] = [Math.floor((place % PIXELS) / SIDE), place % SIDE];
    const across = column - 3.5 - 1.4 * (z[code] ?? 0);
    const down = row - 3.5 + 1.4 * (latentDim > 1 ? (z[code + 1] ?? 0) : 0);
    return 255 * Math.exp(-(across ** 2 + down ** 2) / 3);
  });
}

const testImages = Uint8Array.from(decode(posteriors(2).mu, 2));
const testLabels = Uint8Array.from({ length: COUNT }, (_, row) => row % classNames.length);
const strip = classNames.map((_, row) => row);
const heldOut = { count: COUNT, images: testImages, labels: testLabels };

/** Small pictures of one blob of light each, of five classes, as the worker reports them. */
export const blobs: DataReport = {
  ...description,
  testImages,
  testLabels,
  strip,
  stripImages: testImages.slice(0, strip.length * PIXELS),
  levels: referenceLevels({ ...description, train: heldOut, test: heldOut }),
};

/** A network on the blobs with so many latent dimensions. */
export function blobsExperiment(latentDim: number): Experiment {
  return {
    ...experimentOn(description),
    architecture: {
      imageShape: description.imageShape,
      latentDim,
      encoder: readLayers("flat.dense8r"),
      decoder: readLayers(`dense8r.dense${PIXELS}.to${SIDE}x${SIDE}x1`),
    },
    hyperparameters: { batchSize: 16, learningRate: 0.001 },
  };
}

const jitter = drawNormals(4000, { seed: 4, counter: 0, purpose: Purpose.epsilon });

/** Losses at a training step: falling, levelling off, and as jagged as those of batches. */
export function lossesAt(step: number, jaggedness: number): Losses {
  const shaken = (place: number) => 1 + jaggedness * (jitter[(2 * step + place) % jitter.length] ?? 0);
  return {
    reconstruction: (15 + 18 * Math.exp(-step / 70)) * shaken(0),
    kl: (0.02 + 3.5 * (1 - Math.exp(-step / 90))) * shaken(1),
  };
}
