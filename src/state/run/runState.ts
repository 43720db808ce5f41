import type { EngineName, EngineReport } from "../../engine/engineReport";
import type { Experiment } from "../../experiment/experiment";
import type { Losses } from "../../experiment/objective";
import type { DivergenceReport } from "../../model/divergence";
import type { Checkpoint } from "../../model/state";
import type { Failure } from "../../worker/failure";
import type { Activity, DataReport, EngineChoice, EngineInUse } from "../../worker/protocol";
import type { Diagnosis } from "./diagnosis/diagnosis";
import type { Standing } from "./happenings/happening";
import type { History } from "./history";
import type { AnsweredCrash, Crash } from "./recovery";

/** What the page knows of a model's run: what is asked for, what computes it, how far it is and what it came to. */
export interface RunState {
  /** What is asked for; terms, λ, likelihood, noise and learning rate of it apply to the running model. */
  readonly experiment: Experiment;
  /** An experiment that needs new weights and waits for the user's consent. */
  readonly proposal: Experiment | null;
  readonly engineChoice: EngineChoice;
  readonly engines: readonly EngineReport[];
  readonly data: DataReport | null;

  /** The name under which this browser keeps the run; null before it is first saved. */
  readonly keptAs: string | null;
  /** Number of the run at hand; grows with every build and reset. */
  readonly run: number;
  /** What computes; null until built. */
  readonly engine: EngineInUse | null;
  /** Long work under way, such as fetching or compiling; null when there is none. */
  readonly activity: { readonly kind: Activity /** 0 to 1 */; readonly fraction: number } | null;
  /** True from the worker's word that it trains to its word that it paused. */
  readonly training: boolean;
  /** The step at which training pauses by itself, as a link asked for; null where it does not. */
  readonly pauseAt: number | null;
  readonly step: number;
  readonly imagesPerSecond: number;

  /** Losses of the latest training step, nats per image. */
  readonly losses: Losses | null;
  /** Of the fixed images of the curve, at the step of its latest point. */
  readonly heldOut: HeldOut | null;
  /** Of all held-out images, when the model last stood still. */
  readonly heldOutWhole: HeldOut | null;
  /** Reconstruction loss of the curve's images where each is decoded at z = μ, as it was at a step; nats per image. */
  readonly atMean: { readonly step: number; readonly reconstruction: number } | null;
  readonly history: History;
  /** Histories of the runs before this one, latest last. */
  readonly earlier: readonly History[];
  /** The latest moment that is worth coming back to. */
  readonly checkpoint: Checkpoint | null;
  /** How the run has diverged since then; null where it has not. */
  readonly divergence: DivergenceReport | null;
  /** Moments of the run that can be gone back to, of increasing step; the latest is where it stands while paused. */
  readonly snapshots: readonly Checkpoint[];
  /** Whether the model is taken to earlier moments of its run, to be looked at. */
  readonly lookingBack: boolean;
  readonly failure: Exclude<Failure, Crash> | AnsweredCrash | null;
  /** What is unusual about the run, the most severe in front. */
  readonly diagnoses: readonly Diagnosis[];
  /** What held of the run when it was last looked at, so that what changes is seen to happen. */
  readonly standing: Standing;
  /** The latest thing that happened, for those who do not see it; null before anything did and after a failure. */
  readonly statusMessage: StatusMessage | null;
}

/** Mean losses of the first `count` held-out images at a step. */
export interface HeldOut {
  readonly step: number;
  readonly losses: Losses;
  readonly count: number;
}

/** Something that happened to a run at a step. */
export type StatusMessage =
  | { readonly code: "trains" | "looksBack" | "paused" | "stepped"; readonly step: number }
  | { readonly code: "built"; readonly step: number; readonly engine: EngineName };
