import { createStore, type StoreApi } from "zustand";
import type { RunReport } from "../worker/protocol";
import { reduce } from "./reduce";
import { snapshotsWithin } from "./run/snapshots";
import type { State } from "./state";

/** What a user did that left runs behind. */
export type LeavingCause =
  | "reset"
  | "newRun"
  | "linkOpened"
  | "lessonBegun"
  | "modelOpened"
  | "wentOnEarlier"
  | "comparisonEnded"
  | "modelRemoved"
  | "modelKept"
  | "runOpened"
  | "undone";

/** Models by their numbers: those that are shown, and the one that rests while others are compared. */
export interface Arrangement {
  readonly shown: readonly number[];
  readonly resting: number | null;
}

/** A run that was left: its model's number, and all that the page knew of it, with what the worker still tells of it. */
export interface LeftRun {
  readonly model: number;
  readonly state: State;
  /** Whether the worker has handed over the weights that the run was left with, or cannot do so any more. */
  readonly isSettled: boolean;
}

/** Runs that were left together, and how the models stood then. */
export interface LeftRuns {
  readonly cause: LeavingCause;
  readonly arrangement: Arrangement;
  readonly runs: readonly LeftRun[];
}

/** Bytes that the earlier moments of all runs that were left together may take, besides the beginning and end of each. */
const MOMENTS_BYTES = 64e6;
/** How long a worker may take to hand over the weights of a run that is left, in ms. */
export const HANDED_WITHIN_MS = 10_000;

/** What was left last in a workspace, kept in memory until something else is left; null where nothing was. */
export class Leaving {
  readonly store: StoreApi<LeftRuns | null> = createStore<LeftRuns | null>(() => null);
  readonly #arrangement: () => Arrangement;

  /** `arrangement` tells how the models of the workspace stand now. */
  constructor(arrangement: () => Arrangement) {
    this.#arrangement = arrangement;
  }

  /** Keeps runs in the place of those that were kept before. */
  keep(cause: LeavingCause, runs: readonly LeftRun[]): void {
    const bytes = MOMENTS_BYTES / runs.length;
    const bounded = runs.map((run) => ({ ...run, state: withMomentsWithin(run.state, bytes) }));
    const kept = { cause, arrangement: this.#arrangement(), runs: bounded };
    this.store.setState(kept, true);
    setTimeout(() => {
      if (this.store.getState()?.arrangement === kept.arrangement) for (const { model } of runs) this.settle(model);
    }, HANDED_WITHIN_MS);
  }

  /** Takes in what the worker still tells of a run that was left. */
  hear(model: number, report: RunReport): void {
    this.#change(model, (run) => {
      if (run.isSettled || report.run !== run.state.run) return run;
      if (report.kind === "halted") return { ...run, isSettled: true };
      return { ...run, state: reduce(run.state, report) };
    });
  }

  /** Whether a model's run is kept of which the worker has not told all. */
  awaits(model: number, run: number): boolean {
    return this.#runs.some((each) => each.model === model && each.state.run === run && !each.isSettled);
  }

  /** Nothing more is to be told of a model's run. */
  settle(model: number): void {
    this.#change(model, (run) => (run.isSettled ? run : { ...run, isSettled: true }));
  }

  /** A run that was left is kept by this browser, under a name. */
  keepAs(model: number, keptAs: string): void {
    this.#change(model, (run) => ({ ...run, state: { ...run.state, keptAs } }));
  }

  /** Drops a model's run, which was not left after all: what was to take its place was refused. Gives that run, if any. */
  withdraw(model: number, run: number): State | null {
    const left = this.store.getState();
    const isOf = (each: LeftRun) => each.model === model && each.state.run === run && !each.state.lookingBack;
    const withdrawn = left?.runs.find(isOf);
    if (!left || !withdrawn) return null;
    const runs = left.runs.filter((each) => each.model !== model);
    this.store.setState(runs.length > 0 ? { ...left, runs } : null, true);
    return withdrawn.state;
  }

  /** Drops all that is kept. */
  clear(): void {
    this.store.setState(null, true);
  }

  get #runs(): readonly LeftRun[] {
    return this.store.getState()?.runs ?? [];
  }

  #change(model: number, change: (run: LeftRun) => LeftRun): void {
    const left = this.store.getState();
    if (!left) return;
    const runs = left.runs.map((run) => (run.model === model ? change(run) : run));
    if (runs.some((run, index) => run !== left.runs[index])) this.store.setState({ ...left, runs }, true);
  }
}

function withMomentsWithin(state: State, bytes: number): State {
  return { ...state, snapshots: snapshotsWithin(state.snapshots, bytes) };
}
