import type { EngineName, Failure } from "../../worker/protocol";
import type { State } from "../state";

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

/** Whether nothing computes and nothing is under way that will: it is for the user to go on. */
export function isStranded({ engine, activity }: State): boolean {
  return engine === null && activity === null;
}

/** What is said of a worker that died. */
export function deathOf({ checkpoint, step }: State, reason: string): Extract<Failure, { consequence: "broken" }> {
  const keptStep = checkpoint?.step ?? null;
  return { code: "workerDied", consequence: "broken", reason, step, keptStep, givenUp: false };
}
