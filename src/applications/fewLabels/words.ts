import type { Classifier } from "./labelCurves";

/** What a classifier is called. */
export function classifierName(classifier: Classifier): string {
  return names[classifier];
}

const names: Readonly<Record<Classifier, string>> = {
  labelHead: "label head, fine-tuned jointly",
  neighboursMu: "neighbours of μ",
  regressionMu: "regression on μ",
  spreadingMu: "labels spread over μ",
  neighboursPixels: "neighbours of pixels",
  regressionPixels: "regression on pixels",
};
