import { presets } from "../experiment/presets";
import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

const experiment = smallOnDigits();
const { imageShape, latentDim } = experiment.architecture;

/** L20: what batch norm makes of its channels, and the same network without it. */
export const batchNorm: Lesson = {
  rows: ["1.8", "I-15", "the same without batch norm"],
  setup: { experiment, sight: { pin: "0" } },
  parts: ["model", "flow"],
  slide: {
    quote:
      "To make the training faster and more stable through normalization of the layers' inputs by re-centering and re-scaling",
    lecture: "001",
    text: [
      "Batch norm takes each channel of a batch to mean 0 and deviation 1. Then it multiplies by γ and adds β, which are trained.",
      "So the network may undo it, channel by channel, where that pays. γ begins at 1 and β at 0.",
      "A held-out image has no batch. There running averages of mean and variance take the batch's place.",
      "Lecture 001 has it after every ReLU, lecture 004 nowhere. A tutorial of TensorFlow calls it common to do without in such models.",
    ],
  },
  bet: {
    kind: "axis",
    question: "γ begins at 1 in all 8 channels of the first batch norm. What is the greatest of them after an epoch?",
    name: "Greatest γ after an epoch",
    least: 0,
    greatest: 4,
    scale: "linear",
    figure: "gammaGreatest",
  },
  run: {
    text: "The press trains a small network with batch norm after every ReLU for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "At step {lossStep} reconstruction stands at {reconstruction}.",
      "The panel Flow shows γ, β and both running averages: choose a batch norm there.",
    ],
  },
  figures: [
    { key: "beforeLeast", measure: "deviationBeforeLeast", phase: 0, expected: [0, 1] },
    { key: "beforeGreatest", measure: "deviationBeforeGreatest", phase: 0, expected: [0.1, 4] },
    { key: "afterLeast", measure: "deviationAfterLeast", phase: 0, expected: [0, 2] },
    { key: "afterGreatest", measure: "deviationAfterGreatest", phase: 0, expected: [0.5, 4] },
    { key: "gammaLeast", measure: "gammaLeast", phase: 0, expected: [0, 1.5] },
    { key: "gammaGreatest", measure: "gammaGreatest", phase: 0, expected: [0.9, 3] },
    { key: "betaLeast", measure: "betaLeast", phase: 0, expected: [-1, 0.2] },
    { key: "betaGreatest", measure: "betaGreatest", phase: 0, expected: [-0.2, 1] },
    { key: "reconstruction", measure: "reconstruction", phase: 0, expected: [150, 185] },
  ],
  reveal: {
    text: [
      "Over 50 held-out images, the 8 channels before the first batch norm deviate by {figure:beforeLeast} to {figure:beforeGreatest}. After it, γ and β included, by {figure:afterLeast} to {figure:afterGreatest}.",
      "γ has become {figure:gammaLeast} to {figure:gammaGreatest}, β {figure:betaLeast} to {figure:betaGreatest}.",
      "With batch norm, reconstruction is {figure:reconstruction} after an epoch. What it is without is for you to measure, below.",
      "A cost besides: with batch norm an image's code depends on the others in its batch, as long as the model trains.",
    ],
  },
  puzzle: {
    text: "Take batch norm away, begin again, and come to at most 250 nats of reconstruction within an epoch. Was it faster, or slower?",
    conditions: [
      { measure: "normalizations", is: "atMost", value: 0 },
      { measure: "reconstruction", is: "atMost", value: 250 },
      { measure: "step", is: "atMost", value: 469 },
    ],
    hint: "The switch is under Model, and begins the model anew. Pause at step 469, or have it paused there by Training.",
    network: smallWithout(),
    solution: [{ until: 469 }],
  },
};

function smallWithout() {
  const small = presets.find(({ name }) => name === "small");
  if (!small) throw new RangeError("There is no small network.");
  return small.build({ imageShape, latentDim, batchNormalization: false });
}
