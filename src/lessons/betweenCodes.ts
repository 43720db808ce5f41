import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits({}, 16);

/** L21: halfway between two codes, of a plain autoencoder and of a variational one, and of no model. */
export const betweenCodes: Lesson = {
  rows: ["2.11", "4.10", "interpolation"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [{ terms: "reconstruction", noise: "zero" }, {}]),
  },
  parts: [],
  slide: {
    quote:
      "Q: What would be the appearance of an image that would be mapped with a mean in the overlapping area of x1 and x2? A: Appearance that would be in-between those of x1 and x2",
    lecture: "004",
    text: [
      "Take a 3 and an 8, and decode the code halfway between theirs. Is it something between a 3 and an 8?",
      "Going from one code to another is called interpolation. Lecture 002 doubts it of a plain autoencoder: its latent space “may not be continuous, or allow easy interpolation”.",
      "Whether an image could be a digit, the lesson measures by its distance from the nearest of 2,000 training images.",
      "Without any model there is a blend: each pixel the mean of both.",
    ],
  },
  bet: {
    kind: "order",
    question:
      "Sixty pairs of a 3 and an 8: order these middles by their distance from the nearest training image, the nearest first.",
    choices: [
      { name: "Decoded by the plain autoencoder", figure: "plainMiddle" },
      { name: "Decoded by the variational one", figure: "middle" },
      { name: "Blended pixel by pixel", figure: "blend" },
    ],
  },
  run: {
    text: "The press puts an autoencoder without noise beside a variational one, both with 16 dimensions, for one epoch.",
    phases: [{ until: 469 }],
    watch: ["The first is the plain autoencoder. At step {lossStep} its reconstruction stands at {reconstruction}."],
  },
  figures: [
    { key: "plainEnds", measure: "endsFar", phase: 0, model: 0, expected: [3, 8] },
    { key: "plainMiddle", measure: "middlesFar", phase: 0, model: 0, expected: [3, 8] },
    { key: "ends", measure: "endsFar", phase: 0, model: 1, expected: [3, 8] },
    { key: "middle", measure: "middlesFar", phase: 0, model: 1, expected: [3, 8] },
    { key: "blend", measure: "blendsFar", phase: 0, model: 1, expected: [5, 7] },
    { key: "plainReconstruction", measure: "reconstruction", phase: 0, model: 0, expected: [70, 150] },
    { key: "reconstruction", measure: "reconstruction", phase: 0, model: 1, expected: [70, 150] },
  ],
  reveal: {
    text: [
      "The plain autoencoder's middles lie {figure:plainMiddle} from the nearest digit, those of the variational one {figure:middle}. Blends lie {figure:blend} away.",
      "The decoded 3s and 8s themselves lie {figure:plainEnds} away in the plain one, {figure:ends} in the variational one.",
      "So compare each middle with its own ends. Where it lies no farther out, it passes for a digit by this measure, in spite of lecture 002.",
      "The measure is kind to blur: a blurred image lies near to many digits.",
      "The plain one rebuilds at {figure:plainReconstruction}, the other at {figure:reconstruction}. Whether the smaller loss has the nearer middles, compare.",
    ],
  },
  puzzle: {
    text: "Have the codes of the first model fill the space between them. Cover at least 0.65 of the prior, at 150 nats of held-out reconstruction or less.",
    conditions: [
      { measure: "coverage", is: "atLeast", value: 0.65 },
      { measure: "reconstruction", is: "atMost", value: 150 },
    ],
    hint: "Choose Combined for the first model, with noise, and train on.",
    solution: [{ change: { terms: "combined", noise: "learned" }, until: 769 }],
  },
};
