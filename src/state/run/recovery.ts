import type { EngineName } from "../../engine/engineReport";
import type { Failure, WorkerDeath } from "../../worker/failure";
import type { Origin } from "../../worker/protocol";
import type { State } from "../state";

/** Crashes of one engine after which it is no longer chosen automatically. */
const CRASHES_PER_ENGINE = 2;
/** Crashes without a checkpoint in between after which only the user starts another attempt. */
const RETRY_BUDGET = 4;

/** The failure of a worker that can no longer compute. */
export type Crash = Extract<Failure, { consequence: "broken" }>;

/** The crashes of one model's engines, and what they leave to be tried. */
export class Recovery {
  readonly #crashes = new Map<EngineName, number>();
  #sinceCheckpoint = 0;
  /** Whether training goes on by itself as soon as the model is built again. */
  resumesTraining = false;
  /** The weights that the build under way begins with, or null where none is. */
  builtFrom: Origin | null = null;

  /** The engines that have crashed too often to be chosen automatically. */
  get avoided(): EngineName[] {
    return [...this.#crashes].filter(([, count]) => count >= CRASHES_PER_ENGINE).map(([name]) => name);
  }

  /** Counts a crash; gives whether the retry budget allows another attempt. */
  countCrash(engine: EngineName | undefined): boolean {
    if (engine) this.#crashes.set(engine, (this.#crashes.get(engine) ?? 0) + 1);
    this.#sinceCheckpoint += 1;
    return this.#sinceCheckpoint < RETRY_BUDGET;
  }

  /** Renews the retry budget: a checkpoint was saved, so the next crash is a new trouble. */
  renewBudget(): void {
    this.#sinceCheckpoint = 0;
  }

  /** Forgets all crashes: the user has decided anew. */
  restart(): void {
    this.#crashes.clear();
    this.#sinceCheckpoint = 0;
  }
}

/** Whether nothing computes and nothing is under way that will, so that only the user can start another attempt. */
export function isUnrecovered({ engine, activity }: Pick<State, "engine" | "activity">): boolean {
  return engine === null && activity === null;
}

/** The failure that the death of a worker is. */
export function crashOf({ checkpoint, step }: Pick<State, "checkpoint" | "step">, reason: WorkerDeath): Crash {
  const keptStep = checkpoint?.step ?? null;
  return { code: "workerDied", consequence: "broken", reason, step, keptStep, givenUp: false };
}
