import { BatchOrder } from "../../src/data/batches";
import { defaultExperiment } from "../../src/experiment/experiment";
import { drawNormals, Purpose } from "../../src/model/random";

/** The input of one training step, ready for a peer. */
export interface Lesson {
  /** Images, 0 to 1, [batch, 784]. */
  readonly x: Float32Array;
  /** Noise from N(0, 1), [batch, latentDim]. */
  readonly epsilon: Float32Array;
}

/** The batches and the noise that our engines take, step by step, so that everyone learns the same. */
export class Course {
  readonly #images: Uint8Array;
  readonly #order: BatchOrder;

  constructor(images: Uint8Array, batchSize: number) {
    this.#images = images;
    this.#order = new BatchOrder(images.length / PIXELS, batchSize, defaultExperiment.seed);
  }

  lesson(step: number): Lesson {
    const indices = this.#order.indices(step);
    const x = new Float32Array(indices.length * PIXELS);
    for (const [row, index] of indices.entries()) {
      const image = this.#images.subarray(index * PIXELS, (index + 1) * PIXELS);
      x.set(
        Float32Array.from(image, (byte) => byte / 255),
        row * PIXELS,
      );
    }
    const { seed, architecture } = defaultExperiment;
    const epsilon = drawNormals(indices.length * architecture.latentDim, {
      seed,
      counter: step,
      purpose: Purpose.epsilon,
    });
    return { x, epsilon };
  }
}

/** Pixels of an MNIST image. */
const PIXELS = 784;
