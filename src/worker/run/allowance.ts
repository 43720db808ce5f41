/** What held-out images may cost with one look at every model, in ms, before fewer are looked at. */
const MOST_MS = 400;
/** How much dearer it may become before fewer are looked at again, so that their number does not go up and down. */
const LENIENCY = 1.5;

/** How many images one look can take in while training goes on, judging by what the look before has cost. */
export class Allowance {
  #msPerImage = Number.POSITIVE_INFINITY;
  #last = 0;

  /** A look has taken so long. */
  spent(ms: number, images: number): void {
    this.#msPerImage = ms / images;
  }

  /** The first of some counts, greatest first, not too dear for a model and each of `others`; the least where all are. */
  choose(counts: readonly number[], others = 0): number {
    const chosen = counts.find((count) => this.#affords(count, others)) ?? counts.at(-1) ?? 0;
    this.#last = chosen;
    return chosen;
  }

  #affords(count: number, others: number): boolean {
    return (1 + others) * count * this.#msPerImage <= (count <= this.#last ? LENIENCY : 1) * MOST_MS;
  }
}
