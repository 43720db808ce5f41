import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L17: whether σ tells how sure an encoder is. */
export const knowsNot: Lesson = {
  rows: ["4.7", "4.9"],
  setup: { experiment: smallOnDigits(), sight: { layers: "posteriors" } },
  parts: ["map"],
  slide: {
    quote:
      "Larger standard deviation => larger range of values z may be the correct code of x => less certainty (probability) each of these z values is the “ideal” code for x.",
    lecture: "004",
    text: [
      "The encoder gives every image a width σ. The lecture reads it as uncertainty: a wide cloud for what could be coded in many ways.",
      "If it is that, images that come out badly should have wide clouds. That can be measured.",
      "Rank both, from least to greatest. The rank correlation is 1 where the ranks agree, 0 where they have nothing to do with each other.",
    ],
  },
  bet: {
    kind: "choice",
    question: "Of these four digits, which has the widest clouds after an epoch? Each is told by its median σ.",
    choices: [
      { name: "0", figure: "zeros" },
      { name: "1", figure: "ones" },
      { name: "4", figure: "fours" },
      { name: "7", figure: "sevens" },
    ],
    right: "greatest",
  },
  run: {
    text: "The press trains a small network for one epoch, 469 steps.",
    phases: [{ until: 469 }],
    watch: [
      "At step {surveyStep} the widest digit has a median σ of {mostUncertainSigma}, the surest one {leastUncertainSigma}.",
      "Choose Colour › σ beside the map: where are the sure images, and where are the others?",
    ],
  },
  figures: [
    { key: "zeros", measure: "sigma0", phase: 0, expected: [0.05, 1] },
    { key: "ones", measure: "sigma1", phase: 0, expected: [0.05, 1] },
    { key: "fours", measure: "sigma4", phase: 0, expected: [0.05, 1] },
    { key: "sevens", measure: "sigma7", phase: 0, expected: [0.05, 1] },
    { key: "most", measure: "mostUncertainClass", phase: 0, expected: [0, 9] },
    { key: "error", measure: "sigmaWithError", phase: 0, expected: [-0.5, 0.8] },
    { key: "distance", measure: "sigmaWithDistance", phase: 0, expected: [-0.5, 0.9] },
  ],
  reveal: {
    text: [
      "Zeros have a median σ of {figure:zeros}, ones {figure:ones}, fours {figure:fours}, sevens {figure:sevens}. Of all ten, {figure:most} has the widest.",
      "Over 1,000 images, the rank correlation of σ, both dimensions together, with the reconstruction loss is {figure:error}. With the distance of μ from the middle it is {figure:distance}.",
      "Well above 0, the first bears the lecture out. Near 0, σ tells little. Below 0 it is the other way round: what is hard to copy is placed finely.",
      "From another seed the sign may turn, and another digit have the widest clouds. So after an epoch σ is no measure of doubt to be trusted.",
      "What σ does say is how finely the decoder must be told: how far z may move before x̂ suffers.",
    ],
  },
  puzzle: {
    text: "Make σ silent: have the clouds of all images equally wide, with a median σ of 1.",
    conditions: [{ measure: "medianSigma", is: "atLeast", value: 0.999 }],
    hint: "Under Objective, unfold More: the encoder's noise can be fixed. Then no image can be coded more finely than another.",
    solution: [{ change: { noise: "one" }, until: 480 }],
  },
};
