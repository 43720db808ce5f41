/** Long work that stops again and again so that other work gets its turn; it returns its result. */
export type Sliced<Result> = () => Generator<void, Result>;

/** Milliseconds that a slice takes at most, up to the next stop of the work. */
const SLICE_MS = 5;

/**
 * Does the latest of the works it is given, a slice at a time. One that has begun is finished, so that a stream of new
 * ones cannot keep all from ending; after each there is a rest.
 */
export class Slicer<Result> {
  readonly #onResult: (result: Result) => void;
  readonly #restMs: number;
  #waiting: Sliced<Result> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;

  constructor(onResult: (result: Result) => void, restMs: number) {
    this.#onResult = onResult;
    this.#restMs = restMs;
  }

  /** Takes the place of a work that has not begun. */
  want(work: Sliced<Result>): void {
    this.#waiting = work;
    if (!this.#busy) this.#begin();
  }

  /** Drops all work, that under way too. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.#busy = false;
  }

  #begin(): void {
    const work = this.#waiting;
    this.#waiting = null;
    this.#busy = work !== null;
    if (!work) return;
    const steps = work();
    this.#timer = setTimeout(() => this.#slice(steps), 0);
  }

  #slice(steps: Generator<void, Result>): void {
    const begun = performance.now();
    while (performance.now() - begun < SLICE_MS) {
      const { done, value } = steps.next();
      if (!done) continue;
      this.#onResult(value);
      this.#timer = setTimeout(() => this.#begin(), this.#restMs);
      return;
    }
    this.#timer = setTimeout(() => this.#slice(steps), 0);
  }
}
