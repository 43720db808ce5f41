import type { Losses, Objective } from "../../src/experiment/objective";
import type { PageContestantName } from "../contestants.mjs";

/** What a contestant is to train: the default experiment but for what is named here. */
export interface Task {
  readonly name: PageContestantName;
  readonly batchSize: number;
  /** Threads of the WASM engine; the others take what they want. */
  readonly threads: number;
  readonly objective: Objective;
}

/** Some training steps in a row: how long each took and its loss in nats per image, before its update. */
export interface Steps {
  readonly ms: readonly number[];
  readonly losses: readonly number[];
}

/** A model seen on held-out images, as the reference run of a trained network is described. */
export interface HeldOut {
  readonly losses: Losses;
  /** Median of σ over images and dimensions. */
  readonly medianSigma: number;
  readonly largestMu: number;
  /** Standard deviation of μ over the images, averaged over the dimensions. */
  readonly spreadOfMu: number;
}

/** Where a training step spends its time. */
export interface Profile {
  readonly stepMs: number;
  /** The longest first. */
  readonly entries: readonly ProfileEntry[];
}

/** The first thread's time in some operations of a step, in ms, and all threads' floating-point operations in them. */
export interface ProfileEntry {
  readonly operation: string;
  readonly ms: number;
  readonly flops: number;
}

/** What the bench asks of a worker, one request at a time; the first is `start`. */
export type Request =
  | { readonly kind: "start"; readonly task: Task }
  /** Trains `count` steps, or as many as begin within `budgetMs`, but one at least. */
  | { readonly kind: "train"; readonly count: number; readonly budgetMs: number }
  /** Looks at the first `count` held-out images; our engines only. */
  | { readonly kind: "evaluate"; readonly count: number }
  /** Takes the WASM engine's times over `count` steps. */
  | { readonly kind: "profile"; readonly count: number };

/** The answer to each kind of request. */
export interface Answers {
  readonly start: { readonly hardware: string };
  readonly train: Steps;
  readonly evaluate: HeldOut;
  readonly profile: Profile;
}

/** A worker's reply. */
export type Reply = { readonly answer: Answers[keyof Answers] } | { readonly error: string };

/** What is asked for to measure latencies: `count` decodes at random moments of a run on the WASM engine. */
export interface LatencyTask {
  readonly threads: number;
  readonly batchSize: number;
  readonly count: number;
}

/** What is asked for to measure dragging: so many rounds, each `roundMs` of training by itself and as long of dragging. */
export interface DragTask {
  readonly threads: number;
  readonly batchSize: number;
  readonly rounds: number;
  readonly roundMs: number;
}

/** Training while a slider of Decode z is dragged, with filmstrips and a manifold in view. */
export interface Drag {
  /** Images a second of each round, by itself and while it is dragged. */
  readonly alone: readonly number[];
  readonly dragged: readonly number[];
  /** From a move of the slider to the image, and to the filmstrips, of that move or of a later one; ms. */
  readonly point: readonly number[];
  readonly filmstrips: readonly number[];
}
