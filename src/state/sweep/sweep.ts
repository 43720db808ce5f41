import { createStore, type StoreApi } from "zustand";
import type { WorkerDeath } from "../../engine/reasons";
import type { Experiment } from "../../experiment/experiment";
import type { Client, ClientEvents } from "../../worker/client";
import type { Failure } from "../../worker/failure";
import type { State } from "../state";
import { refusalOfMore } from "../together";
import type { Workspace } from "../workspace";
import { SweepModel, type SweepPoint, type SweepRun } from "./sweptModel";

/** Where a sweep is. */
export interface SweepProgress {
  readonly lambda: number;
  /** Of how many models this is which, from 0. */
  readonly index: number;
  readonly count: number;
  /** Training steps that it has taken, of so many. */
  readonly step: number;
  readonly steps: number;
  /** Seconds until the last one is done, judging by those before; null while nothing can be said. */
  readonly secondsLeft: number | null;
}

/** What is known of a sweep over λ: models that differ in nothing else, trained one after the other. */
export interface Sweep {
  /** What the points' models have in common, whatever its λ; null before the first sweep. */
  readonly run: SweepRun | null;
  /** In order of λ. */
  readonly points: readonly SweepPoint[];
  /** What was measured with other settings before, the latest last, so that none of it need be trained again. */
  readonly earlier: readonly MeasuredSweep[];
  /** Null while none is under way. */
  readonly progress: SweepProgress | null;
  readonly troubles: readonly SweepTrouble[];
}

/** What models have in common, and what they came to. */
type MeasuredSweep = Pick<Sweep, "run" | "points">;

/** What went wrong at a λ: the model failed, or the worker died and the sweep ended with it. */
export type SweepTrouble =
  | { readonly code: "modelFailed"; readonly lambda: number; readonly failure: Failure }
  | { readonly code: "workerDied"; readonly lambda: number; readonly reason: WorkerDeath };

/** Most sweeps with other settings whose points are kept. */
const MOST_EARLIER = 4;

/** Nothing swept yet. */
const emptySweep: Sweep = { run: null, points: [], earlier: [], progress: null, troubles: [] };

/** The sweep of a workspace, which is made when it is first asked for. */
export function sweeperOf(workspace: Workspace): Sweeper {
  const { sideWork } = workspace;
  const found = sideWork.get("sweep");
  if (found instanceof Sweeper) return found;
  const made = new Sweeper(
    (events) => workspace.models.getState().shown[0].connection.openBeside(events, "independent"),
    () => refusalOfMore(workspace, 1),
  );
  sideWork.set("sweep", made);
  return made;
}

/** Trains models apart, one a λ, and keeps what they came to. */
export class Sweeper {
  readonly store: StoreApi<Sweep> = createStore<Sweep>(() => emptySweep);
  readonly #open: (events: ClientEvents) => Client | null;
  readonly #refusal: () => Failure | null;
  #model: SweepModel | null = null;
  #began = 0;

  /**
   * `open` begins a session beside the models that are shown; null where there is none to begin it beside. `refusal` tells
   * what is in the way of one more model there; null where nothing is.
   */
  constructor(open: (events: ClientEvents) => Client | null, refusal: () => Failure | null = () => null) {
    this.#open = open;
    this.#refusal = refusal;
  }

  /** Begins a sweep; points of the same settings stay and are not trained again. */
  start(run: SweepRun, lambdas: readonly number[]): void {
    this.stop();
    const before = this.store.getState();
    const points = pointsOf(before, run);
    const missing = missingLambdas(points, lambdas);
    this.store.setState({ run, points, earlier: earlierBeside(before, run), troubles: [] });
    this.#began = Date.now();
    this.#next(run, missing, 0);
  }

  /** Ends the sweep; finished models keep their points. */
  stop(): void {
    this.#model?.dispose();
    this.#model = null;
    this.store.setState({ progress: null });
  }

  /** A sweep that is under way or has measured something is work of minutes. */
  wouldBeMissed(): boolean {
    const { points, earlier, progress } = this.store.getState();
    return points.length > 0 || earlier.length > 0 || progress !== null;
  }

  #next(run: SweepRun, lambdas: readonly number[], index: number): void {
    this.stop();
    const lambda = lambdas[index];
    if (lambda === undefined) return;
    const refusal = this.#refusal();
    if (refusal) return this.#note({ code: "modelFailed", lambda, failure: refusal });
    const goOn = () => this.#next(run, lambdas, index + 1);
    const onStep = (step: number) => this.#progress({ lambda, index, count: lambdas.length, step, steps: run.steps });
    onStep(0);
    this.#model = new SweepModel({ ...run, experiment: withLambda(run.experiment, lambda) }, this.#open, {
      onStep,
      onPoint: (point) => {
        this.store.setState(({ points }) => ({ points: withPoint(points, point) }));
        goOn();
      },
      onFailure: (failure) => {
        this.#note({ code: "modelFailed", lambda, failure });
        if (endsAll(failure)) this.stop();
        else goOn();
      },
      onDeath: (reason) => {
        this.#note({ code: "workerDied", lambda, reason });
        this.stop();
      },
    });
  }

  #progress(at: Omit<SweepProgress, "secondsLeft">): void {
    const seconds = (Date.now() - this.#began) / 1000;
    this.store.setState({ progress: { ...at, secondsLeft: secondsLeft(at, seconds) } });
  }

  #note(trouble: SweepTrouble): void {
    this.store.setState(({ troubles }) => ({ troubles: [...troubles, trouble] }));
  }
}

/** What a sweep beside a model is trained with: its settings and its engine, both terms counted and σ learned. */
export function sweepRun({ experiment, engine, engines, engineChoice }: State, steps: number): SweepRun {
  const objective = { ...experiment.objective, terms: "combined", noise: "learned" } as const;
  const name = engines.find((candidate) => candidate.name === engine?.name)?.name ?? engineChoice;
  return { experiment: { ...experiment, objective }, engine: name, steps };
}

/** The points of a sweep, or of one before it, that hold for a run's settings. */
export function pointsOf(
  { earlier, ...latest }: MeasuredSweep & Pick<Sweep, "earlier">,
  run: SweepRun,
): readonly SweepPoint[] {
  return [latest, ...earlier].find((each) => isOf(each, run))?.points ?? [];
}

/** Whether what was measured holds for a run's settings. */
export function isOf({ run: measured }: MeasuredSweep, run: SweepRun): boolean {
  return measured !== null && keyOf(measured) === keyOf(run);
}

function earlierBeside({ run: measured, points, earlier }: Sweep, run: SweepRun): readonly MeasuredSweep[] {
  return [...earlier, { run: measured, points }]
    .filter((each) => each.points.length > 0 && !isOf(each, run))
    .slice(-MOST_EARLIER);
}

/** The λ's of a list that have no point yet, least first. */
export function missingLambdas(points: readonly SweepPoint[], lambdas: readonly number[]): number[] {
  const there = new Set(points.map(({ experiment }) => experiment.objective.lambda));
  return [...new Set(lambdas)].filter((lambda) => !there.has(lambda)).sort((a, b) => a - b);
}

/** Seconds that are left after so many, were every model to take as long; null while too little is done. */
export function secondsLeft(at: Omit<SweepProgress, "secondsLeft">, seconds: number): number | null {
  const done = (at.index + at.step / at.steps) / at.count;
  return done < 0.02 ? null : (seconds * (1 - done)) / done;
}

function withPoint(points: readonly SweepPoint[], point: SweepPoint): readonly SweepPoint[] {
  return [...points, point].sort((a, b) => a.experiment.objective.lambda - b.experiment.objective.lambda);
}

function withLambda(experiment: Experiment, lambda: number): Experiment {
  return { ...experiment, objective: { ...experiment.objective, lambda } };
}

function keyOf({ experiment, engine, steps }: SweepRun): string {
  return JSON.stringify([withLambda(experiment, 1), engine, steps]);
}

function endsAll({ consequence }: Failure): boolean {
  return consequence === "broken" || consequence === "impossible";
}
