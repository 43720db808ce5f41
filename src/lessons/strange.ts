import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L25: a model's loss as a score of what is unusual, and what fools it. */
export const strange: Lesson = {
  rows: ["anomaly detection"],
  setup: { experiment: smallOnDigits({}, 16), sight: { tab: "unusual" } },
  parts: ["explore"],
  slide: {
    quote: "Applications of autoencoders […] Anomaly Detection",
    lecture: "001",
    text: [
      "A model of digits should copy badly what is no digit. So take its loss of an image as a score: the higher, the stranger.",
      "Then draw one digit and one strange image. How often has the strange one the higher score?",
      "That share is the area under the ROC curve, AUROC. At 1 the score is never wrong, at 0.5 it tosses a coin.",
      "Below 0.5 it finds the digit stranger.",
    ],
  },
  bet: {
    kind: "order",
    question:
      "All but the blank sheet are made of digits the model never saw. Order them by AUROC, the one that the score tells worst first.",
    choices: [
      { name: "Black and white inverted", figure: "inverted" },
      { name: "Turned by a quarter", figure: "quarterTurn" },
      { name: "Upside down", figure: "halfTurn" },
      { name: "Lower half erased", figure: "halfErased" },
      { name: "A blank sheet", figure: "blank" },
    ],
  },
  run: {
    text: "The press trains a small network with 16 latent dimensions for one epoch. Then five kinds of strange images are scored.",
    phases: [{ until: 469 }],
    watch: [
      "A digit costs {elbo} on average at step {lossStep}: reconstruction and KL.",
      "Under Explore, Unusual shows the scores of usual and strange images, and those that fool it.",
    ],
  },
  figures: [
    { key: "inverted", measure: "areaInverted", phase: 0, expected: [0.98, 1] },
    { key: "quarterTurn", measure: "areaQuarterTurn", phase: 0, expected: [0.6, 1] },
    { key: "halfTurn", measure: "areaHalfTurn", phase: 0, expected: [0.5, 0.9] },
    { key: "halfErased", measure: "areaHalfErased", phase: 0, expected: [0.1, 0.8] },
    { key: "blank", measure: "areaBlank", phase: 0, expected: [0, 0.3] },
  ],
  reveal: {
    text: [
      "Over 300 images of each, AUROC is {figure:inverted} for inverted digits, {figure:quarterTurn} for those turned by a quarter and {figure:halfTurn} for those upside down.",
      "For half-erased digits it is {figure:halfErased}, for a blank sheet {figure:blank}.",
      "Where that is below 0.5, the strange image mostly gets the lower loss: it has less ink, and paper is cheap to draw.",
      "So the score counts how hard an image is to copy. Whether it is a digit is another question.",
    ],
  },
  puzzle: {
    text: "Find a network that copies a blank sheet worse: bring its AUROC to at least 0.05.",
    conditions: [{ measure: "areaBlank", is: "atLeast", value: 0.05 }],
    hint: "Sixteen numbers have room for a sheet without ink. Give the code only two: then the decoder hardly ever draws none.",
    network: smallOnDigits().architecture,
    solution: [{ until: 469 }],
  },
};
