import type { Architecture } from "../experiment/architecture";
import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

const experiment = smallOnDigits();

/** The small network without the stride of its first convolution, and of the last but one that mirrors it. */
const halvedOnce: Architecture = {
  ...experiment.architecture,
  encoder: experiment.architecture.encoder.map((layer, place) => (place === 0 ? { ...layer, stride: 1 } : layer)),
  decoder: [
    { kind: "dense", units: 14 * 14 * 16, activation: "relu" },
    { kind: "reshape", shape: [14, 14, 16] },
    { kind: "conv2dTranspose", filters: 8, stride: 2, activation: "relu" },
    { kind: "conv2dTranspose", filters: 1, stride: 1, activation: "linear" },
  ],
};

/** L3: a convolution of stride 2 and its transpose, with the kernels of the model. */
export const strideAndTranspose: Lesson = {
  rows: ["0.6", "0.11"],
  setup: { experiment, sight: { pin: "0" } },
  parts: ["model", "flow"],
  slide: {
    quote: "No maxpooling here why ?",
    lecture: "000",
    text: [
      "Max pooling keeps the greatest of four numbers and forgets the rest. A convolution that moves by two pixels halves the image too, by weights that are learned.",
      "The decoder goes the other way by transposed convolutions. Lecture 001 says that they invert the filters.",
      "Write the convolution as a matrix K: it makes 14 × 14 numbers of 28 × 28. Its transpose Kᵀ has the same weights, and makes 28 × 28 of 14 × 14.",
      "A transpose is known by this: ⟨Kx, y⟩ = ⟨x, Kᵀy⟩ for any x and y. ⟨ , ⟩ is the sum of products. An inverse would give x back.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "Digits go through K and then Kᵀ, and are scaled as well as can be. How far from x do they end, as a share of x?",
    name: "Distance of KᵀKx from x",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "error",
  },
  run: {
    text: "The press trains a small network for 100 steps. Then the kernels of its first convolution are tried.",
    phases: [{ until: 100 }],
    watch: [
      "Reconstruction stands at {reconstruction} at step {lossStep}.",
      "The panel Flow shows what each kernel of the first convolution makes of the pinned image.",
    ],
  },
  figures: [
    { key: "forward", measure: "forwardProduct", phase: 0, expected: [-1000, 1000] },
    { key: "backward", measure: "backwardProduct", phase: 0, expected: [-1000, 1000] },
    { key: "error", measure: "roundTripError", phase: 0, expected: [0.3, 0.95] },
    { key: "flat", measure: "flatLength", phase: 0, expected: [784, 784] },
  ],
  reveal: {
    text: [
      "For a digit x and random y, ⟨Kx, y⟩ sums to {figure:forward} over all kernels, and ⟨x, Kᵀy⟩ to {figure:backward}. It is one number, by two ways.",
      "Yet KᵀKx, scaled at its best, is {figure:error} of x away from x. That is a mean over ten digits and all kernels; at 0 Kᵀ would be an inverse.",
      "So 001's “inverts” holds for shapes: what was halved is doubled. The image itself the decoder has to draw with weights of its own.",
      "Both strides together leave {figure:flat} numbers for the dense layer.",
    ],
  },
  puzzle: {
    text: "Have the encoder halve the image only once, so that at least 3,000 numbers reach its dense layer.",
    conditions: [{ measure: "flatLength", is: "atLeast", value: 3000 }],
    hint: "Under Model, Edit layers: give the first convolution stride 1. The decoder must end at 28 × 28 too, so it starts from 14 × 14.",
    network: halvedOnce,
    solution: [{ until: 1 }],
  },
};
