import { mnistDescription } from "../../experiment/mnist";
import type { Dataset } from "../dataset";
import { type FileNames, fetchDataset, fetchedSource } from "../fetched";
import type { OnProgress } from "../source";

/** The files as their makers named them. */
const names: FileNames = {
  trainImages: "train-images-idx3-ubyte",
  trainLabels: "train-labels-idx1-ubyte",
  testImages: "t10k-images-idx3-ubyte",
  testLabels: "t10k-labels-idx1-ubyte",
};

/** MNIST out of the files that the site serves. */
export const mnist = fetchedSource(mnistDescription, names);

/**
 * MNIST (LeCun, Cortes and Burges): 60,000 training and 10,000 held-out images of 28 × 28 handwritten digits, fetched
 * gzipped from `folder` and checked against the manifest there. An aborted signal ends the fetching.
 * @throws DataError where a file is missing, cut short or altered
 */
export function loadMnist(folder: URL, onProgress?: OnProgress, cancelled?: AbortSignal): Promise<Dataset> {
  return fetchDataset(mnistDescription, names, folder, onProgress, cancelled);
}
