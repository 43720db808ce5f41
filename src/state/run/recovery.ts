import type { EngineName } from "../../engine/engineReport";
import type { Crashed, PassedOver, WorkerDeath } from "../../engine/reasons";
import type { Failure } from "../../worker/failure";
import type { Origin, Report } from "../../worker/protocol";
import type { State } from "../state";

/** Crashes of one engine after which it is no longer chosen automatically. */
const CRASHES_PER_ENGINE = 2;
/** Crashes without a checkpoint in between after which only the user starts another attempt. */
const RETRY_BUDGET = 4;
/** Training steps without a crash, or ms of training, after which the crashes before them are forgiven. */
const FORGIVEN_AFTER = { steps: 500, ms: 30_000 };
/** Most ms between two reports that count as training; more is a machine that slept. */
const GREATEST_GAP = 5000;

/** The failure of a worker that can no longer compute. */
export type Crash = Extract<Failure, { consequence: "broken" }>;

/** A crash, and what comes of it. */
export type AnsweredCrash = Crash & {
  /** The step whose weights are kept; null where only the experiment is. */
  readonly keptStep: number | null;
  /** Whether no further worker is tried. */
  readonly givenUp: boolean;
};

/** The crashes of one model's engines, and what they leave to be tried. */
export class Recovery {
  readonly #crashes = new Map<EngineName, Crashed>();
  readonly #now: () => number;
  #sinceCheckpoint = 0;
  /** The engine that is being started; of which a worker dies that has built nothing yet. */
  #starting: EngineName | null = null;
  #good = { steps: 0, ms: 0 };
  #heardAt: number | null = null;
  /** Whether training goes on by itself as soon as the model is built again. */
  resumesTraining = false;
  /** Whether the user has asked for a pause that no worker has told yet: until then the model counts as training. */
  isPausing = false;
  /** The weights that the build under way begins with, or null where none is. */
  builtFrom: Origin | null = null;

  /** `now` is the time in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** The engines that have crashed too often to be chosen automatically, and why. */
  get avoided(): PassedOver[] {
    return [...this.#crashes].flatMap(([name, reason]) =>
      reason.times >= CRASHES_PER_ENGINE ? [{ name, reason }] : [],
    );
  }

  /** Takes in what a worker says before it is known to the state. */
  hear(report: Report, { engine, checkpoint }: Pick<State, "engine" | "checkpoint">): void {
    if (report.kind === "progressed" && "name" in report.activity) this.#starting = report.activity.name;
    if (report.kind === "built") {
      this.#starting = null;
      this.#beginAnew();
    }
    if (report.kind === "started") this.#heardAt = this.#now();
    if (report.kind === "paused" || report.kind === "built") this.isPausing = false;
    if (report.kind === "stepped" && engine) this.#credit(engine.name, report.losses.length);
    // A checkpoint that is newer than the one gone back to: the next crash is a new trouble.
    if (report.kind === "saved" && !report.divergence && report.checkpoint.step > (checkpoint?.step ?? 0))
      this.#sinceCheckpoint = 0;
  }

  /** Counts a crash of the engine in use or being started; gives whether the retry budget allows another attempt. */
  countCrash(engine: EngineName | undefined, last: Crashed["last"]): boolean {
    const name = engine ?? this.#starting;
    if (name) this.#crashes.set(name, { code: "crashed", times: (this.#crashes.get(name)?.times ?? 0) + 1, last });
    this.#starting = null;
    this.#beginAnew();
    this.#sinceCheckpoint += 1;
    return this.#sinceCheckpoint < RETRY_BUDGET;
  }

  /** Forgets all crashes: the user has decided anew. */
  restart(): void {
    this.#crashes.clear();
    this.#sinceCheckpoint = 0;
  }

  #beginAnew(): void {
    this.#good = { steps: 0, ms: 0 };
    this.#heardAt = null;
  }

  /** So many good steps of an engine: enough of them, or enough time, and its crashes are forgiven. */
  #credit(name: EngineName, steps: number): void {
    const now = this.#now();
    const ms = this.#heardAt === null ? 0 : Math.min(now - this.#heardAt, GREATEST_GAP);
    this.#good = { steps: this.#good.steps + steps, ms: this.#good.ms + ms };
    this.#heardAt = now;
    if (this.#good.steps >= FORGIVEN_AFTER.steps || this.#good.ms >= FORGIVEN_AFTER.ms) this.#crashes.delete(name);
  }
}

/** Whether nothing computes and nothing is under way that will, so that only the user can start another attempt. */
export function isUnrecovered({ engine, activity }: Pick<State, "engine" | "activity">): boolean {
  return engine === null && activity === null;
}

/** The failure that the death of a worker is. */
export function crashOf({ step }: Pick<State, "step">, reason: WorkerDeath): Crash {
  return { code: "workerDied", consequence: "broken", reason, step };
}
