import type { Lesson } from "./lesson";
import { objectivesOf, smallOnDigits } from "./setups";

const experiment = smallOnDigits();

/** L4: a plain autoencoder beside a variational one. */
export const pointOrCloud: Lesson = {
  rows: ["0.1", "0.2", "1.2", "1.4", "2.14", "4.4", "4.5", "4.8", "basic autoencoder"],
  setup: {
    experiment,
    compared: objectivesOf(experiment, [{ terms: "reconstruction", noise: "zero" }, {}]),
    sight: { layers: "posteriors,prior" },
  },
  parts: ["map"],
  slide: {
    quote: "Instead of mapping input to a fixed latent vector, we map it to a distribution.",
    lecture: "001",
    text: [
      "A plain autoencoder writes an image as one point. Here its noise is switched off: σ = 0.",
      "A variational one writes it as a cloud, a bell of mean μ and width σ. The decoder is given a random point of that cloud.",
      "So the decoder of the second model never knows exactly where the image was put.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "The decoder of the variational autoencoder is given noisy codes. To how many nats does its reconstruction loss come after one epoch?",
    name: "Reconstruction loss of the variational autoencoder",
    least: 140,
    greatest: 260,
    scale: "linear",
    figure: "cloud",
  },
  run: {
    text: "The press puts both side by side and trains them on the same batches for one epoch.",
    phases: [{ until: 469 }],
    watch: [
      "The first model is the autoencoder: its codes are dots, and its reconstruction stands at {reconstruction}.",
      "The second has an ellipse around every dot. Ellipses stand upright, since σ has one number a dimension and none for a slant.",
    ],
  },
  figures: [
    { key: "point", measure: "reconstruction", phase: 0, model: 0, expected: [150, 185] },
    { key: "cloud", measure: "reconstruction", phase: 0, model: 1, expected: [150, 185] },
    { key: "pointSpread", measure: "spread", phase: 0, model: 0, expected: [0.1, 1] },
    { key: "cloudSpread", measure: "spread", phase: 0, model: 1, expected: [1, 2.6] },
    { key: "cloudSigma", measure: "medianSigma", phase: 0, model: 1, expected: [0.1, 0.6] },
    { key: "pointCoverage", measure: "coverage", phase: 0, model: 0, expected: [0, 0.45] },
    { key: "cloudCoverage", measure: "coverage", phase: 0, model: 1, expected: [0.4, 1] },
  ],
  reveal: {
    text: [
      "Without noise it is {figure:point}, with noise {figure:cloud}. Noise and KL together make that difference.",
      "What it changes is the map. The points spread by {figure:pointSpread} around their middle, the clouds by {figure:cloudSpread}.",
      "Nothing tells the autoencoder how large its map is to be. Noise and KL do. Codes closer than a cloud's width, {figure:cloudSigma}, are easily confused; codes far out cost KL.",
      "Of the prior the points cover {figure:pointCoverage}, the clouds {figure:cloudCoverage}.",
    ],
  },
  puzzle: {
    text: "The first model has no noise. Turn it into one whose codes cover at least half of the prior.",
    conditions: [{ measure: "coverage", is: "atLeast", value: 0.5 }],
    hint: "Give it back its noise and its KL: Learned σ and Combined, in the first column. Then train on.",
    solution: [{ change: { noise: "learned", terms: "combined" }, until: 769 }],
  },
};
