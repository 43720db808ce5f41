import type { EngineName } from "../worker/protocol";

/** How often an engine may die without a weight saved in between before another one is taken. */
const CHANCES = 2;
/** How many deaths without a weight saved in between end the attempts. */
const PATIENCE = 4;

/** The deaths of engines since weights were last saved, and those engines that have used up their chances. */
export class Casualties {
  readonly #deaths = new Map<string, number>();
  #total = 0;

  /** Engines not to be chosen again by themselves. */
  get avoided(): EngineName[] {
    return [...this.#deaths].filter(([, deaths]) => deaths >= CHANCES).map(([name]) => name as EngineName);
  }

  /** Notes a death; true where going on is hopeless. */
  count(engine: string | undefined): boolean {
    if (engine) this.#deaths.set(engine, (this.#deaths.get(engine) ?? 0) + 1);
    this.#total += 1;
    return this.#total >= PATIENCE;
  }

  /** Weights were saved: what comes next is a new trouble. */
  forgive(): void {
    this.#total = 0;
  }

  /** The user has decided anew. */
  forget(): void {
    this.#deaths.clear();
    this.#total = 0;
  }
}
