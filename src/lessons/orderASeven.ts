import { withCondition } from "../experiment/architecture";
import { mnistDescription } from "../experiment/mnist";
import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

const untold = smallOnDigits();
const experiment = {
  ...untold,
  architecture: withCondition(untold.architecture, mnistDescription.classNames.length),
};

/** L27: a network that is told the class, what z keeps then, and what other variants do with a label. */
export const orderASeven: Lesson = {
  rows: ["3.10", "conditional variant", "subspace variant"],
  setup: { experiment, sight: { tab: "condition" } },
  parts: ["map", "explore", "model"],
  slide: {
    quote: "Learning Latent Subspaces in Variational Autoencoders",
    lecture: "003",
    text: [
      "Lecture 003 ends with things to read. The one quoted here asks what a model can do with labels.",
      "The simplest way is a conditional VAE. Encoder and decoder are told which digit an image shows, by one number for each class.",
      "To order a 7, draw z from the prior and tell the decoder “7”. Here z has two dimensions.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "The class is told, so z need not hold it. For what share of images do the neighbours of μ still name the digit? This share is the kNN accuracy.",
    name: "kNN accuracy on μ",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "known",
  },
  run: {
    text: "The press trains a small network that is told the class, with two latent dimensions, for two epochs.",
    phases: [{ until: 938 }],
    watch: [
      "On the map the colours mix: at step {surveyStep} the neighbours of μ name {neighbourAccuracy} of the digits.",
      "Below, a row is a class and a column one z. Look at what a column has in common.",
    ],
  },
  figures: [
    { key: "known", measure: "neighbourAccuracy", phase: 0, expected: [0.15, 0.4] },
    { key: "obeyed", measure: "ordersObeyed", phase: 0, expected: [0.75, 1] },
    { key: "reconstruction", measure: "reconstruction", phase: 0, expected: [128, 145] },
    { key: "kl", measure: "kl", phase: 0, expected: [3, 6] },
  ],
  reveal: {
    text: [
      "Guessing is right for one image in ten. The neighbours of μ are right for {figure:known}.",
      "Of images ordered with z from the prior, {figure:obeyed} look like what was ordered, judged by their nearest held-out digits.",
      "It rebuilds at {figure:reconstruction} for {figure:kl} of KL. What it is told costs no nats in this sum.",
      "Repeating the class in z would cost KL and gain nothing. Nothing else drives the class out of z.",
      "The subspace VAE of the reading list goes further. A part of z is for the label, and a term of its loss drives the label out of the rest. This page cannot train it.",
    ],
  },
  puzzle: {
    text: "Have the neighbours of μ name at least 45 % of the digits, with two dimensions.",
    conditions: [{ measure: "neighbourAccuracy", is: "atLeast", value: 0.45 }],
    hint: "Who is told has no need to remember. Train a network that is told nothing.",
    network: untold.architecture,
    solution: [{ until: 469 }],
  },
};
