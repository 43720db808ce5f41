import { type Dataset, heldOutImages, stripRows } from "../../data/dataset";
import { referenceLevels } from "../../data/levels";
import type { DataReport } from "../protocol";

/** What the page is told of a data set. */
export function reportOf(dataset: Dataset): DataReport {
  const { train, test, leftOut, ...description } = dataset;
  const strip = stripRows(dataset);
  return {
    ...description,
    trainCount: train.count,
    testCount: test.count,
    testImages: test.images,
    testLabels: test.labels,
    ...(test.factors && { testFactors: test.factors }),
    ...(leftOut && { leftOut }),
    strip,
    stripImages: heldOutImages(dataset, strip),
    levels: referenceLevels(dataset),
  };
}
