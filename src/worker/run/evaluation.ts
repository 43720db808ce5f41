import type { Losses } from "../../experiment/objective";
import { CHUNK, type Trainer } from "../../training/trainer";

/** Mean losses of the first `count` held-out images, in pieces: nats per image. */
export async function* evaluate(trainer: Trainer, count: number): AsyncGenerator<void, Losses, void> {
  let reconstruction = 0;
  let kl = 0;
  for (let start = 0; start < count; start += CHUNK) {
    const share = Math.min(CHUNK, count - start) / count;
    const losses = await trainer.evaluateHeldOut(start, count);
    reconstruction += share * losses.reconstruction;
    kl += share * losses.kl;
    yield;
  }
  return { reconstruction, kl };
}
