import { firstImages } from "../../engine/batch";
import { lossSizesOf } from "../../experiment/experiment";
import { parameterLayout } from "../../experiment/parameters";
import { inNats } from "../../model/objective";
import type { View } from "./view";

/** Lengths ‖∂L/∂φ‖ of the encoder's gradient, heads included, and ‖∂L/∂θ‖ of the decoder's; L in nats per image. */
interface GradientNorms {
  readonly encoder: number;
  readonly decoder: number;
}

/** Most images whose gradient is looked at. */
const MOST_IMAGES = 32;

/** How strongly the objective moves encoder and decoder, on the first images of the batch to come with its own statistics. */
export const gradientNorms: View<true, GradientNorms> = {
  taken: "pieces",
  unasked: true,
  followsObjective: true,
  async look(_, { trainer, between }) {
    const { experiment, nextBatch } = trainer;
    const batch = firstImages(nextBatch, MOST_IMAGES);
    const objective = inNats(experiment.objective, lossSizesOf(experiment));
    const gradient = await trainer.engine.gradients(batch, objective, between);
    const { trainable } = parameterLayout(experiment.architecture);
    const split = trainable.find(({ name }) => name.startsWith("decoder/"))?.offset ?? gradient.length;
    return { encoder: lengthOf(gradient.subarray(0, split)), decoder: lengthOf(gradient.subarray(split)) };
  },
  transfers: () => [],
};

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
