import type { Losses } from "../../experiment/objective";
import { addedSums, type LossSums, meanLosses, noSums } from "../meanLosses";

/** Numbers of a row: reconstruction, KL and, of a network with a label head, the sum of its cross-entropies. */
const ROW = 3;

/** The losses in a row of numbers, [rows, 3], of which a cross-entropy is summed over so many images. */
export function lossesAt(numbers: Float32Array, row: number, labelled: number): Losses {
  return meanLosses(rowAt(numbers, row), 1, labelled);
}

/** Mean losses over `count` images, of which so many are labelled, from the sums of their chunks. */
export function meanOfChunks(sums: Float32Array, count: number, labelled: number): Losses {
  let whole = noSums;
  for (let row = 0; ROW * row < sums.length; row++) whole = addedSums(whole, rowAt(sums, row));
  return meanLosses(whole, count, labelled);
}

function rowAt(numbers: Float32Array, row: number): LossSums {
  const [reconstruction = Number.NaN, kl = Number.NaN, crossEntropy = Number.NaN] = numbers.subarray(ROW * row);
  return { reconstruction, kl, crossEntropy };
}
