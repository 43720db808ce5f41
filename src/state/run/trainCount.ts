import type { State } from "../state";

/** Images of MNIST's training set. */
const MNIST_COUNT = 60_000;

/** Images that an epoch goes through; those of MNIST until the data set has said how many it has. */
export function trainCountOf({ data }: State): number {
  return data?.trainCount ?? MNIST_COUNT;
}
