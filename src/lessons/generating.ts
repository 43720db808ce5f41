import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L5: codes drawn from the prior, of an autoencoder that then becomes a variational one. */
export const generating: Lesson = {
  rows: ["1.3", "1.5", "2.5", "2.12", "3.3", "4.3", "generation"],
  setup: {
    experiment: smallOnDigits({ terms: "reconstruction", noise: "zero" }),
    sight: { tab: "generate", layers: "prior,gaps" },
  },
  parts: ["map", "explore", "objective"],
  slide: {
    quote: "If you generate from gap area, your generative network has no idea what to generate",
    lecture: "002",
    text: [
      "To make a new image, draw a code and decode it. The draw comes from the prior: a bell of width 1 around the middle.",
      "That works where the decoder was trained: where codes of images lie. Elsewhere it has never been told what to draw.",
      "The page counts how far the codes cover the prior: 1 is all of it, 0 nothing.",
    ],
  },
  bet: {
    kind: "axis",
    question: "An autoencoder without noise is trained for one epoch. How much of the prior do its codes cover?",
    name: "Share of the prior that is covered",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "before",
  },
  run: {
    text: "The press trains an autoencoder for one epoch. Then it gives it noise and KL, and trains 300 steps more.",
    phases: [{ until: 469 }, { change: { terms: "combined", noise: "learned" }, until: 769 }],
    watch: [
      "At step {surveyStep} the codes cover {coverage} of the prior. Grey on the map is gap.",
      "Under Explore, images are drawn from the prior. Drag the ring into a gap to see what is drawn there.",
    ],
  },
  figures: [
    { key: "before", measure: "coverage", phase: 0, expected: [0, 0.45] },
    { key: "spreadBefore", measure: "spread", phase: 0, expected: [0.1, 1] },
    { key: "reconstructionBefore", measure: "reconstruction", phase: 0, expected: [150, 185] },
    { key: "after", measure: "coverage", phase: 1, expected: [0.5, 1] },
    { key: "spreadAfter", measure: "spread", phase: 1, expected: [0.5, 2.6] },
    { key: "reconstructionAfter", measure: "reconstruction", phase: 1, expected: [150, 185] },
  ],
  reveal: {
    text: [
      "The autoencoder covers {figure:before} of the prior: its codes spread by {figure:spreadBefore}, and the prior by 1.",
      "With noise and KL the same network covers {figure:after}. Its codes now spread by {figure:spreadAfter}.",
      "Compare what images cost: {figure:reconstructionBefore} before, and {figure:reconstructionAfter} after 300 steps more.",
      "So a small loss does not make a model one that can generate. Its codes must lie where it will be asked.",
    ],
  },
  puzzle: {
    text: "Have the codes cover at least 0.72 of the prior while held-out reconstruction stays under 190 nats.",
    conditions: [
      { measure: "coverage", is: "atLeast", value: 0.72 },
      { measure: "reconstruction", is: "atMost", value: 190 },
    ],
    hint: "More weight on KL packs the codes closer to the prior. Try λ between 2 and 6, and train on.",
    solution: [{ change: { lambda: 4 }, until: 1069 }],
  },
};
