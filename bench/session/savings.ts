import { defaultExperiment } from "../../src/experiment/experiment";
import { type NewSave, runLibrary } from "../../src/library/runs";

/** A task of the page's thread that took over 50 ms, and what was written to the browser's database in it. */
interface WritingTask {
  readonly ms: number;
  readonly wrote: string;
}

/** What the page writes to the browser's database, and its long tasks meanwhile; writing can be refused. */
export class Savings {
  #isKept = true;
  #prepared: NewSave | null = null;
  #written = 0;
  readonly #puts: { readonly at: number; readonly ms: number; readonly store: string }[] = [];
  readonly #tasks: PerformanceEntry[] = [];

  constructor() {
    const { put } = IDBObjectStore.prototype;
    const write = (store: IDBObjectStore, given: Parameters<typeof put>) =>
      this.#timed(store, () => put.apply(store, given));
    IDBObjectStore.prototype.put = function (...given) {
      return write(this, given);
    };
    new PerformanceObserver((list) => this.#tasks.push(...list.getEntries())).observe({ type: "longtask" });
  }

  /** Lets the page keep what it writes, or refuses it as a browser without room does. */
  allow(isKept: boolean): void {
    this.#isKept = isKept;
  }

  clear(): void {
    this.#puts.length = 0;
    this.#tasks.length = 0;
  }

  /** How long the page was held up by each piece of a moment that it wrote, in ms. */
  get pieces(): number[] {
    return this.#puts.filter(({ store }) => store === "pieces").map(({ ms }) => ms);
  }

  /** Makes a moment of a run, to be written: of so many parameters. */
  prepare(parameters: number): void {
    const [weights, firstMoments, secondMoments] = [1, 2, 3].map((value) => new Float32Array(parameters).fill(value));
    if (!weights || !firstMoments || !secondMoments) return;
    const state = {
      parameters: weights,
      firstMoments,
      secondMoments,
      runningStatistics: new Float32Array(),
      updates: 1,
    };
    const run = { id: "bench", savedAt: 0, step: 1, experiment: defaultExperiment, heldOut: null, picture: null };
    this.#prepared = { run, record: "", moments: new Map([[++this.#written, { step: 1, state }]]) };
  }

  /** Writes what was prepared as the page writes a save. */
  async write(): Promise<void> {
    if (this.#prepared) await runLibrary.save(this.#prepared, this.#written === 1 ? null : this.#written - 1);
  }

  get tasks(): WritingTask[] {
    return this.#tasks.map(({ startTime, duration }) => {
      const puts = this.#puts.filter(({ at }) => at >= startTime && at <= startTime + duration);
      return { ms: duration, wrote: puts.map(({ store, ms }) => `${store} ${Math.round(ms)} ms`).join(", ") };
    });
  }

  #timed({ name }: IDBObjectStore, put: () => IDBRequest<IDBValidKey>): IDBRequest<IDBValidKey> {
    if (!this.#isKept) throw new DOMException("There is no room.", "QuotaExceededError");
    const at = performance.now();
    const request = put();
    this.#puts.push({ at, ms: performance.now() - at, store: name });
    return request;
  }
}
