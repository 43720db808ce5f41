import type { Losses } from "../../experiment/objective";
import { CHUNK, type Trainer } from "../../training/trainer";

/** Mean losses of the first `count` held-out images, in pieces: nats per image. */
export async function* evaluate(trainer: Trainer, count: number): AsyncGenerator<void, Losses, void> {
  let sum: Losses = { reconstruction: 0, kl: 0 };
  for (let start = 0; start < count; start += CHUNK) {
    sum = plus(sum, await trainer.evaluateHeldOut(start, count), Math.min(CHUNK, count - start) / count);
    yield;
  }
  return sum;
}

/** Mean reconstruction loss of the first `count` held-out images at z = μ, in pieces: nats per image. */
export async function* evaluateAtMean(trainer: Trainer, count: number): AsyncGenerator<void, number, void> {
  let sum = 0;
  for (let start = 0; start < count; start += CHUNK) {
    sum += (await trainer.evaluateAtMean(start, count)) * (Math.min(CHUNK, count - start) / count);
    yield;
  }
  return sum;
}

function plus(sum: Losses, { reconstruction, kl, mistakenKl, crossEntropy }: Losses, share: number): Losses {
  return {
    reconstruction: sum.reconstruction + share * reconstruction,
    kl: sum.kl + share * kl,
    ...(mistakenKl !== undefined && { mistakenKl: (sum.mistakenKl ?? 0) + share * mistakenKl }),
    ...(crossEntropy !== undefined && { crossEntropy: (sum.crossEntropy ?? 0) + share * crossEntropy }),
  };
}
