import type { LossSizes } from "../experiment/conventions";
import type { Losses, Objective } from "../experiment/objective";
import { judgedLoss } from "./objective";
import { median } from "./quantiles";

/** Training steps whose middle loss is how well a model does. */
const WINDOW = 20;
/** Times the run's best level up to which a model counts as good. */
const TOLERANCE = 2;

/** How a run has diverged: its level, and the greatest at which it would be worth keeping; nats per image. */
export interface DivergenceReport {
  readonly level: number;
  readonly limit: number;
}

/**
 * Whether a run is at a moment worth coming back to, by its training losses under one objective. It is not where its level
 * is over twice the run's best and, besides, worse than a model that knows nothing: one that draws the mean image for every
 * image, with a code that tells one nat a dimension. So an objective that is large by nature is no alarm, nor is a level
 * that rose and still beats that; a loss that has left both behind is.
 */
export class Divergence {
  readonly #totalOf: (losses: Losses) => number;
  readonly #knowingNothing: number;
  readonly #latest: number[] = [];
  #best = Number.POSITIVE_INFINITY;

  /** `meanImage` is the reconstruction loss of the mean image under the objective's likelihood, nats per image. */
  constructor(objective: Objective, sizes: LossSizes, meanImage: number) {
    this.#totalOf = (losses) => judgedLoss(losses, objective, sizes);
    this.#knowingNothing = this.#totalOf({ reconstruction: meanImage, kl: sizes.latentDim });
  }

  /** Takes in the losses of training steps, oldest first. */
  add(losses: readonly Losses[]): void {
    for (const each of losses) {
      this.#latest.push(this.#totalOf(each));
      if (this.#latest.length > WINDOW) this.#latest.shift();
    }
    if (losses.length > 0) this.#best = Math.min(this.#best, this.level);
  }

  /** The weights were changed otherwise than by a step: what was reached stays the measure. */
  interrupt(): void {
    this.#latest.length = 0;
  }

  /** Whether no step was taken since it began, or was interrupted. */
  get isUnknown(): boolean {
    return this.#latest.length === 0;
  }

  /** The middle loss of the latest steps, reconstruction + β KL of the terms that count, nats per image; NaN where none was taken. */
  get level(): number {
    return median(Float32Array.from(this.#latest));
  }

  /** The greatest level at which a model is still good. */
  get limit(): number {
    return Math.max(TOLERANCE * this.#best, this.#knowingNothing);
  }

  /**
   * Whether the run is at a moment worth coming back to; so it is while nothing is known of it. One loss that is far beyond
   * the limit says that it is not, before the middle of many does.
   */
  get isGood(): boolean {
    const latest = this.#latest.at(-1);
    return latest === undefined || (this.level <= this.limit && latest <= TOLERANCE * this.limit);
  }
}
