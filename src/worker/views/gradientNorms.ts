import { firstImages } from "../../engine/batch";
import { lossSizesOf } from "../../experiment/experiment";
import { parameterLayout } from "../../experiment/parameters";
import { counted, inNats } from "../../model/objective";
import type { View } from "./view";

/** Lengths ‖∂L/∂φ‖ of the encoder's gradient, heads included, and ‖∂L/∂θ‖ of the decoder's; L in nats per image. */
interface GradientNorms {
  readonly encoder: number;
  readonly decoder: number;
  /** What either term as it is weighed in L adds to the encoder's gradient; null where only one counts. */
  readonly pulls: Pulls | null;
}

/** The two terms' gradients with respect to the encoder. */
interface Pulls {
  /** Their lengths. */
  readonly reconstruction: number;
  readonly kl: number;
  /** Of the angle between them: −1 where they pull against each other, 1 where they pull the same way. */
  readonly cosine: number;
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
    // A label head's term is none of those that are told apart here.
    const objective = { ...inNats(experiment.objective, lossSizesOf(experiment)), labelWeight: 0 };
    const gradient = await trainer.engine.gradients(batch, objective, between);
    const { trainable } = parameterLayout(experiment.architecture);
    const split = trainable.find(({ name }) => name.startsWith("decoder/"))?.offset ?? gradient.length;
    const ofEncoder = gradient.subarray(0, split);
    const counts = counted(objective);
    const isShared = counts.reconstruction && counts.kl;
    const ofKl = isShared && (await trainer.engine.gradients(batch, { ...objective, terms: "kl" }, between));
    return {
      encoder: lengthOf(ofEncoder),
      decoder: lengthOf(gradient.subarray(split)),
      pulls: ofKl ? pullsOf(ofEncoder, ofKl.subarray(0, split)) : null,
    };
  },
  transfers: () => [],
};

/** What of a sum of two gradients is the one and what the other. */
function pullsOf(sum: Float32Array, kl: Float32Array): Pulls {
  const reconstruction = sum.map((value, place) => value - (kl[place] as number));
  const product = reconstruction.reduce((total, value, place) => total + value * (kl[place] as number), 0);
  const lengths = { reconstruction: lengthOf(reconstruction), kl: lengthOf(kl) };
  return { ...lengths, cosine: product / (lengths.reconstruction * lengths.kl) };
}

function lengthOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
