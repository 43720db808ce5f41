import { ranges } from "../experiment/ranges";

/**
 * Steps of an epoch over `count` training images in batches of `batchSize`. Its last batch may be smaller, but a remainder
 * below the smallest batch is left out: batch norm goes astray on the statistics of an image or a few.
 */
export function stepsOfEpoch(count: number, batchSize: number): number {
  const remainder = count % batchSize;
  const isLeftOut = remainder < ranges.batchSize.least && count > remainder;
  return Math.floor(count / batchSize) + (remainder === 0 || isLeftOut ? 0 : 1);
}
