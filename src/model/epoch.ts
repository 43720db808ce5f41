/**
 * Steps of an epoch over `count` training images in batches of `batchSize`. Its last batch may be smaller, but a single
 * image that remains is left out: of one image batch norm has no statistics, for its variance is 0.
 */
export function stepsOfEpoch(count: number, batchSize: number): number {
  const isLeftOut = count % batchSize === 1 && count > 1;
  return isLeftOut ? Math.floor(count / batchSize) : Math.ceil(count / batchSize);
}
