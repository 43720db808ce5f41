import type { Lesson } from "./lesson";
import { smallOnDigits } from "./setups";

/** L26: classifiers that have few labels, on an encoder's μ and on pixels. */
export const hundredLabels: Lesson = {
  rows: ["2.4", "encoder as a feature extractor with few labels"],
  setup: { experiment: smallOnDigits({}, 16), sight: { tab: "fewLabels" } },
  parts: ["explore", "training"],
  slide: {
    quote: "Remove the decoder part, use only the encoder as feature extractor.",
    lecture: "002",
    text: [
      "An encoder is trained on images alone. Then a few images get a label, the same number of each class.",
      "kNN gives a new image the class that its nearest labelled neighbours have. Logistic regression draws straight borders between the classes.",
      "Both can work on the pixels, or on μ, the code that the encoder gives.",
    ],
  },
  bet: {
    kind: "axis",
    question:
      "An epoch without labels, then 10 labels for each digit. What share of new digits does kNN on μ name rightly?",
    name: "Accuracy of kNN on μ, 100 labels in all",
    least: 0,
    greatest: 1,
    scale: "linear",
    figure: "codes100",
  },
  run: {
    text: "The press trains a small network with 16 latent dimensions for one epoch, without labels. Then the classifiers are tried.",
    phases: [{ until: 469 }],
    watch: [
      "With the labels of all looked-at images kNN on μ is right for {neighbourAccuracy} of them at step {surveyStep}.",
      "The lesson labels at random three times, and takes the mean.",
    ],
  },
  figures: [
    { key: "codes10", measure: "neighboursMu10", phase: 0, expected: [0.2, 0.7] },
    { key: "codes100", measure: "neighboursMu100", phase: 0, expected: [0.4, 0.9] },
    { key: "pixels10", measure: "neighboursPixels10", phase: 0, expected: [0.3, 0.4] },
    { key: "pixels100", measure: "neighboursPixels100", phase: 0, expected: [0.6, 0.7] },
    { key: "lines100", measure: "regressionMu100", phase: 0, expected: [0.4, 0.9] },
    { key: "linesOfPixels100", measure: "regressionPixels100", phase: 0, expected: [0.68, 0.78] },
  ],
  reveal: {
    text: [
      "With 10 labels kNN is right for {figure:codes10} on μ and {figure:pixels10} on pixels. With 100 it is {figure:codes100} and {figure:pixels100}.",
      "Logistic regression with 100 labels comes to {figure:lines100} on μ and {figure:linesOfPixels100} on pixels.",
      "Where μ is ahead, images without labels have taught the encoder which of them are alike. Where it is behind, the code lost what the classifier needed.",
      "The encoder's weights stayed as they were. The lecture also proposes to tune encoder and classifier jointly.",
    ],
  },
  puzzle: {
    text: "Have kNN on μ name at least 75 % of the digits with 100 labels.",
    conditions: [{ measure: "neighboursMu100", is: "atLeast", value: 0.75 }],
    hint: "Labels are not what lacks. Train on without any.",
    solution: [{ until: 938 }],
  },
};
