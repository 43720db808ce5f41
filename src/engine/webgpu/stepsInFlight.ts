/** Milliseconds of work that may wait on the device: what is asked for next comes no later than a frame after it. */
const LATENCY = 16;
/** Share of the latest step in the estimated duration of all. */
const WEIGHT = 0.25;

/**
 * The training steps on their way through a device: as many at once as it computes within a frame, so that the device
 * does not idle and a decode does not queue behind a train of them; one at a time where a step takes longer.
 */
export class StepsInFlight {
  readonly #now: () => number;
  readonly #underWay: Promise<void>[] = [];
  #endedAt = Number.NEGATIVE_INFINITY;
  /** Milliseconds that a step takes; unknown before the first has ended. */
  #duration: number | null = null;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Most steps at once. */
  get limit(): number {
    if (this.#duration === null) return 1;
    return Math.max(1, Math.floor(LATENCY / Math.max(this.#duration, LATENCY / GREATEST)));
  }

  /** Settles once one more step may be submitted. */
  async free(): Promise<void> {
    while (this.#underWay.length >= this.limit) await this.#underWay[0];
  }

  /** Takes up a step that was submitted just now and is over when `done` settles. */
  add(done: Promise<unknown>): void {
    const begunAt = this.#now();
    // A device that is lost ends its steps by rejections; the loss itself is reported elsewhere.
    const step = done.then(
      () => this.#end(begunAt),
      () => this.#end(begunAt),
    );
    this.#underWay.push(step);
  }

  /** Steps end in the order in which they began; a step that waited for another began when that one ended. */
  #end(begunAt: number): void {
    const now = this.#now();
    const latest = now - Math.max(begunAt, this.#endedAt);
    this.#endedAt = now;
    this.#duration = this.#duration === null ? latest : this.#duration + WEIGHT * (latest - this.#duration);
    this.#underWay.shift();
  }
}

/** Most steps at once on any device. */
const GREATEST = 32;
