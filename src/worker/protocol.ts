import type { ImageSet } from "../data/dataset";
import type { ReferenceLevels } from "../data/levels";
import type { EngineName, EngineReport } from "../engine/engineReport";
import type { ChoiceReason, EngineActivity, Hardware, PassedOver } from "../engine/reasons";
import type { StepCost } from "../engine/stepCost";
import type { DataDescription } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import type { Likelihood, Losses, Objective } from "../experiment/objective";
import type { DivergenceReport } from "../model/divergence";
import type { Checkpoint } from "../model/state";
import type { Failure } from "./failure";
import type { Life } from "./life";
import type { Reports, Requests, ViewName } from "./views/list";

/** The weights that a run begins with: untrained ones of its seed; those of the run that the worker holds; or those handed along. */
export type Origin = "initial weights" | "current weights" | Checkpoint;

/** What the page asks of the worker. */
export type Command =
  | {
      readonly kind: "build";
      readonly run: number;
      readonly experiment: Experiment;
      readonly engine: EngineChoice;
      readonly from: Origin;
      /** Engines that have crashed too often and are not to be chosen again by themselves. */
      readonly avoid: readonly PassedOver[];
    }
  /** `until` is the step at which it pauses by itself; none where left out. */
  | { readonly kind: "train"; readonly until?: number }
  | { readonly kind: "pause" | "step" }
  /** Tells where it stands to the last bit, as a moment to come back to; training goes on. */
  | { readonly kind: "save" }
  /** Rewinds to the initial weights of `seed`; the objective and learning rate stay as they are. */
  | { readonly kind: "reset"; readonly run: number; readonly seed: number }
  /** Stands still, and tells where it stands to the last bit, so that the page can come back there. */
  | { readonly kind: "halt" }
  /** Takes the model to a moment of its run, to be looked at or to go on from; a newer one replaces one that waits. */
  | { readonly kind: "recall"; readonly checkpoint: Checkpoint }
  | { readonly kind: "setObjective"; readonly objective: Objective }
  | { readonly kind: "setLearningRate"; readonly learningRate: number }
  /** What a conditional network is told of images and codes that have no class of their own, from 0. */
  | { readonly kind: "tellClass"; readonly label: number }
  | KeepInView;

/**
 * Keeps a view of the model up to date: what is asked for is looked at now, and again as the model changes, until something
 * else or null takes its place. Views live on through builds; what a model cannot show waits for another model.
 */
export type KeepInView = KeepInViewOf<ViewName>;

/** The command to keep one view in view. */
export type KeepInViewOf<Name extends ViewName> = {
  readonly [Each in Name]: {
    readonly kind: "keepInView";
    readonly view: Each;
    readonly request: Requests[Each] | null;
  };
}[Name];

/** `lockstep`: it takes no training step before all others of its worker have taken as many; `independent`: it waits for none. */
export type Coupling = "lockstep" | "independent";

/** What a worker is sent first. */
export interface StartWorker {
  readonly life: Life;
  /** Address of the folder where the site lies, with its data. */
  readonly site: string;
}

/** All that a worker may be sent after that. It holds several sessions, each with a model of its own. */
export type ToWorker =
  | { readonly kind: "open"; readonly session: number; readonly coupling: Coupling }
  | { readonly kind: "command"; readonly session: number; readonly command: Command }
  | { readonly kind: "close"; readonly session: number }
  /** The user is at work: all models leave the page a core for a moment. */
  | { readonly kind: "yieldCore" };

/** A session's word to the page. */
export interface FromSession {
  readonly session: number;
  readonly report: Report;
}

export type EngineChoice = EngineName | "automatic";

/** Long work under way: of an engine, or fetching or drawing the data set of that title. */
export type Activity =
  | EngineActivity
  | { readonly code: "starting" }
  | { readonly code: "fetching" | "drawing"; readonly title: string };

/** What computes, on what, and why it is that one. */
export interface EngineInUse {
  readonly name: EngineName;
  readonly hardware: Hardware;
  readonly because: ChoiceReason;
  /** What else was not taken, each for its own reason. */
  readonly passedOver: readonly PassedOver[];
  /** What a training step takes on it. */
  readonly cost: StepCost;
  /** Most bytes that all models of the page together may hold here. */
  readonly greatestBytes: number;
}

/** What the worker tells the page; those of a run carry its number, and an older run's are dropped. */
export type Report =
  | { readonly kind: "progressed"; readonly activity: Activity /** 0 to 1 */; readonly fraction: number }
  | { readonly kind: "detected"; readonly engines: readonly EngineReport[] }
  | { readonly kind: "loaded"; readonly data: DataReport }
  | RunReport;

/** What is told of a run, with the run's number. */
export type RunReport = Observation & { readonly run: number };

/** A report that a view was looked at, of the model as it is at `step`. */
export type SeenOf<Name extends ViewName> = {
  readonly [Each in Name]: {
    readonly kind: "seen";
    readonly view: Each;
    readonly step: number;
    readonly seen: Reports[Each];
  };
}[Name];

/** What is told of a run, before its number is put on it. */
export type Observation =
  | {
      readonly kind: "built";
      readonly step: number;
      /** What was built; another one than asked for where a failure left the run before it in place. */
      readonly experiment: Experiment;
      readonly engine: EngineInUse;
    }
  /** The engine goes on by itself, on other hardware. */
  | { readonly kind: "engineChanged"; readonly engine: EngineInUse }
  | { readonly kind: "started"; readonly step: number }
  | { readonly kind: "paused"; readonly step: number }
  /** Stands still at a step that is saved. */
  | { readonly kind: "halted"; readonly step: number }
  | {
      readonly kind: "stepped";
      /** Steps taken in all; `losses` are those of the latest ones, oldest first. */
      readonly step: number;
      readonly losses: readonly Losses[];
      /** Training images a second over the last seconds of training. */
      readonly imagesPerSecond: number;
    }
  | {
      /** The settings of the running model that the steps after `step` are taken with. */
      readonly kind: "adjusted";
      readonly step: number;
      readonly objective: Objective;
      readonly learningRate: number;
    }
  | {
      readonly kind: "evaluated";
      readonly step: number;
      readonly losses: Losses;
      /** How many of the first held-out images it is the mean of. */
      readonly count: number;
      /** `subset`: the fixed images of the curve; `whole`: all held-out images. */
      readonly part: "subset" | "whole";
    }
  /** Mean reconstruction loss of the first `count` held-out images where each is decoded at z = μ. */
  | {
      readonly kind: "evaluatedAtMean";
      readonly step: number;
      readonly reconstruction: number;
      readonly count: number;
    }
  /** `divergence` says how the run has diverged by then: the moment can be looked at, and is no place to come back to. */
  | { readonly kind: "saved"; readonly checkpoint: Checkpoint; readonly divergence: DivergenceReport | null }
  | { readonly kind: "failed"; readonly failure: Failure }
  | SeenOf<ViewName>;

/** What the page needs to know of the data set. */
export interface DataReport extends DataDescription {
  /** Held-out images, levels 0 to 255, [testCount, height × width × channels]. */
  readonly testImages: Uint8Array;
  /** The class of each, [testCount]; null where the images have no classes. */
  readonly testLabels: Uint8Array | null;
  /** What is known of how each came about, [testCount, factors]; left out where nothing is. */
  readonly testFactors?: Float32Array;
  /** Held-out images of classes that are not trained on, each with its place among `leftOutNames`; left out where none are. */
  readonly leftOut?: ImageSet;
  /** Rows of the held-out images in the Reconstructions strip; and these images, [strip.length, pixels]. */
  readonly strip: readonly number[];
  readonly stripImages: Uint8Array;
  readonly levels: Readonly<Record<Likelihood, ReferenceLevels>>;
}
