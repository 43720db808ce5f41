import type { Lesson } from "./lesson";
import { lectureOnDigits, smallOnDigits } from "./setups";

/** L2: shapes and weights of the lecture's network, layer by layer. */
export const throughLayers: Lesson = {
  rows: [
    ...["0.7", "0.8", "0.9", "1.9", "1.13", "1.14", "1.15", "2.2", "4.6", "I-16"],
    ...["dense variational autoencoder", "recurrent encoders"],
  ],
  setup: { experiment: lectureOnDigits(), sight: { pin: "0" } },
  parts: ["model", "flow"],
  slide: {
    quote: "For z of dimension v, z ∈ ℝᵛ, encoder of VAE has 2 × v neurons.",
    lecture: "004",
    text: [
      "Lecture 001 gives a network whole. Two convolutions with stride 2 halve the image twice: 28, 14, 7 pixels a side.",
      "Its 64 channels of 7 × 7 are laid in a row. A dense layer makes 20 numbers of them.",
      "Two heads make μ and log σ² of these. Two heads of v numbers, as 001 has them, are one layer of 2 v, cut in half.",
      "The decoder goes back: dense, reshape, transposed convolutions. It must know what shape to begin with: that is why the lectures hand over conv_shape.",
      "Lecture 002 names other networks. Dense ones are under Model, too. Recurrent ones, which read an image piece by piece, this page does not have.",
    ],
  },
  bet: {
    kind: "choice",
    question: "Which of these layers has the most weights to be learned?",
    choices: [
      { name: "First convolution, 1 to 32 channels", figure: "first" },
      { name: "Second convolution, 32 to 64", figure: "second" },
      { name: "Dense layer to 20 numbers", figure: "dense" },
      { name: "The decoder's dense layer, v to 3,136", figure: "back" },
      { name: "First transposed convolution, 64 to 64", figure: "transposed" },
    ],
    right: "greatest",
  },
  run: {
    text: "The press builds the lecture's network and trains it for 10 steps.",
    phases: [{ until: 10 }],
    watch: [
      "The panel Flow shows what the pinned image becomes in each layer. Go through it from left to right.",
      "The network has {parameters} parameters. Training changes what they are, not how many.",
    ],
  },
  figures: [
    { key: "parameters", measure: "parameters", phase: 0, expected: [153_425, 153_425] },
    { key: "first", measure: "weightsFirstConvolution", phase: 0, expected: [320, 320] },
    { key: "second", measure: "weightsSecondConvolution", phase: 0, expected: [18_496, 18_496] },
    { key: "dense", measure: "weightsEncoderDense", phase: 0, expected: [62_740, 62_740] },
    { key: "back", measure: "weightsDecoderDense", phase: 0, expected: [9408, 9408] },
    { key: "transposed", measure: "weightsFirstTransposed", phase: 0, expected: [36_928, 36_928] },
    { key: "flat", measure: "flatLength", phase: 0, expected: [3136, 3136] },
    { key: "heads", measure: "headOutputs", phase: 0, expected: [4, 4] },
  ],
  reveal: {
    text: [
      "The dense layer has {figure:dense} weights, of {figure:parameters} in all. Each of its 20 units looks at all {figure:flat} numbers.",
      "A convolution uses the same small kernels everywhere. So the first has only {figure:first} weights, and the second {figure:second}.",
      "Both heads together give {figure:heads} numbers: a μ and a log σ² for each latent dimension.",
      "The count is of what is trained. Batch norm's running averages move along, but no gradient trains them.",
    ],
  },
  puzzle: {
    text: "Build a network for these images with at most 40,000 parameters.",
    conditions: [{ measure: "parameters", is: "atMost", value: 40_000 }],
    hint: "Fewer channels make all that comes after them smaller. Under Model there is a small network ready-made, and Edit layers.",
    network: smallOnDigits().architecture,
    solution: [{ until: 1 }],
  },
};
