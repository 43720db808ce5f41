import type { Losses } from "../../experiment/objective";

/** The losses in a row of numbers, [rows, 2]. */
export function lossesAt(numbers: Float32Array, row: number): Losses {
  return { reconstruction: numbers[2 * row] as number, kl: numbers[2 * row + 1] as number };
}

/** Mean losses over `count` images from the sums of their chunks. */
export function meanLosses(sums: Float32Array, count: number): Losses {
  let reconstruction = 0;
  let kl = 0;
  for (let row = 0; 2 * row < sums.length; row++) {
    const chunk = lossesAt(sums, row);
    reconstruction += chunk.reconstruction;
    kl += chunk.kl;
  }
  return { reconstruction: reconstruction / count, kl: kl / count };
}
