import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L1: what one pass over the digits teaches, in nats. */
export const withoutLabels: Lesson = {
  rows: ["1.1", "1.16", "1.26", "2.1", "4.2", "convolutional variational autoencoder with batch norm"],
  setup: { experiment: smallOnDigits(), sight: { tab: "generate" } },
  parts: ["loss", "reconstructions", "explore"],
  slide: {
    quote:
      "Variational Autoencoders (VAEs) are a type of autoencoder designed for unsupervised learning of latent variables. VAEs are used to generate new data that is similar to the training data.",
    lecture: "001",
    text: [
      "Nobody tells this model which digit an image shows. It sees images alone.",
      "It has to write each image of 784 grey levels as two numbers, its code, and to draw the image again from them.",
      "The loss counts how badly that goes, in nats per image. Smaller is better.",
      "An untrained decoder gives every pixel about even odds of ink. Even odds cost 784 · log 2, which is {untrained}.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "Each of the 60,000 images is seen once: that is one epoch. Where will the loss on images that were held out stand then?",
    name: "Held-out loss after one epoch",
    least: 0,
    greatest: 550,
    scale: "linear",
    figure: "epoch",
  },
  run: {
    text: "The press sets a small network and trains it for one epoch: 469 steps, of 128 images each but for the last.",
    phases: [{ until: 20 }, { until: 469 }],
    watch: [
      "At step {lossStep} the loss is {total}: {reconstruction} for the image and {kl} for the code.",
      "Always drawing the average of all digits would cost {meanImage}. Always drawing the average of the right digit would cost {classMeans}.",
      "Under Explore there are images of codes drawn at random. They change as the decoder learns.",
    ],
  },
  figures: [
    { key: "early", measure: "total", phase: 0, expected: [200, 620] },
    { key: "epoch", measure: "total", phase: 1, expected: [155, 185] },
    { key: "reconstruction", measure: "reconstruction", phase: 1, expected: [150, 182] },
    { key: "kl", measure: "kl", phase: 1, expected: [2, 6] },
    { key: "mean", measure: "meanImage", phase: 1, expected: [200, 210] },
    { key: "classes", measure: "classMeans", phase: 1, expected: [165, 175] },
    { key: "neighbours", measure: "neighbourAccuracy", phase: 1, expected: [0.3, 0.65] },
  ],
  reveal: {
    text: [
      "After 20 steps the loss was {figure:early}. After one epoch it is {figure:epoch}, {figure:reconstruction} of it for the image.",
      "The average of all digits costs {figure:mean}, the average of the right one {figure:classes}. A model whose images cost less than the latter knows more of them than their digit.",
      "Training used no label. Labels are only asked now, to judge: the nearest codes are mostly of the right digit for {figure:neighbours} of the images.",
    ],
  },
  puzzle: {
    text: "Bring reconstruction and KL together under 165 nats. Leave the pixel likelihood as it is; change what else you like, and train on.",
    conditions: [{ measure: "elbo", is: "atMost", value: 165 }],
    hint: "Train on for another epoch. The loss falls ever more slowly.",
    solution: [{ until: 938 }],
  },
};
