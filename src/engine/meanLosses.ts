import type { Losses } from "../experiment/objective";

/** Sums of losses over some images, in nats. */
export type LossSums = Required<Pick<Losses, "reconstruction" | "kl" | "crossEntropy">>;

/** Sums of no images. */
export const noSums: LossSums = { reconstruction: 0, kl: 0, crossEntropy: 0 };

/** The sums over some images and over others. */
export function addedSums(some: LossSums, others: LossSums): LossSums {
  return {
    reconstruction: some.reconstruction + others.reconstruction,
    kl: some.kl + others.kl,
    crossEntropy: some.crossEntropy + others.crossEntropy,
  };
}

/** Mean losses from sums over `count` images, of which `labelled` have a class that a label head is to tell. */
export function meanLosses({ reconstruction, kl, crossEntropy }: LossSums, count: number, labelled: number): Losses {
  return {
    reconstruction: reconstruction / count,
    kl: kl / count,
    ...(labelled > 0 && { crossEntropy: crossEntropy / labelled }),
  };
}
