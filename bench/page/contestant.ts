import type { HeldOut, Profile } from "./protocol";

/** Someone who trains the default experiment from our initial weights, on our batches, with our noise. */
export interface Contestant {
  /** What it runs on, in words. */
  readonly hardware: string;
  /** Fetches what the next step needs but is not to be timed; given the number of the step, from 0. */
  prepare?(step: number): void;
  /**
   * Takes the next training step and waits for its end; its loss in nats per image, before the update. Where it `reads`
   * nothing, a peer outside the page need not wait, and the loss is NaN.
   */
  train(reads?: boolean): Promise<number>;
  evaluate?(count: number): Promise<HeldOut>;
  profile?(count: number): Promise<Profile>;
}
