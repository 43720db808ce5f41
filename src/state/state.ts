import type { Experiment } from "../experiment/experiment";
import type { Losses } from "../experiment/objective";
import type { Checkpoint } from "../model/state";
import type {
  DataReport,
  EngineChoice,
  EngineName,
  EngineReport,
  Failure,
  Reports,
  SheetName,
  ViewName,
} from "../worker/protocol";
import type { Diagnosis } from "./run/diagnosis/diagnosis";
import type { History } from "./run/history";
import type { AttributeArrow } from "./view/arrow";
import type { Stroke } from "./view/drawing";
import type { MapView } from "./view/map";
import type { Path } from "./view/path";
import type { Picking } from "./view/picking";
import type { Probe } from "./view/probe";
import type { Samples } from "./view/samples";

/** All that the page knows. Changed by reports of the worker and by what the user asks for; by nothing else. */
export interface State {
  /** What is asked for; terms, λ, likelihood, noise and learning rate of it apply to the running model. */
  readonly experiment: Experiment;
  /** An experiment that needs new weights and waits for the user's consent. */
  readonly proposal: Experiment | null;
  readonly engineChoice: EngineChoice;
  readonly engines: readonly EngineReport[];
  readonly data: DataReport | null;

  /** Number of the run at hand; grows with every build and reset. */
  readonly run: number;
  /** What computes; null until built. */
  readonly engine: { readonly name: EngineName; readonly hardware: string; readonly because: string } | null;
  /** Long work under way, such as fetching or compiling; null when there is none. */
  readonly activity: { readonly name: string /** 0 to 1 */; readonly fraction: number } | null;
  /** True from the worker's word that it trains to its word that it paused. */
  readonly training: boolean;
  readonly step: number;
  readonly imagesPerSecond: number;

  /** Losses of the latest training step, nats per image. */
  readonly losses: Losses | null;
  readonly heldOut: HeldOut | null;
  readonly history: History;
  /** Histories of the runs before this one, latest last. */
  readonly earlier: readonly History[];
  /** What was last seen of each view of the model. */
  readonly views: Views;

  /** The user's own point in latent space: ring and sliders. */
  readonly z: readonly number[];
  readonly map: MapView;
  readonly probe: Probe | null;
  readonly samples: Samples;
  readonly path: Path;
  readonly arrow: AttributeArrow;
  /** What the user has drawn on the pad, stroke by stroke. */
  readonly drawing: readonly Stroke[];
  /** What the next press on the map picks; null where it pins. */
  readonly picking: Picking | null;

  readonly checkpoint: Checkpoint | null;
  /** Moments of the run that can be gone back to, of increasing step; the latest is where it stands while paused. */
  readonly snapshots: readonly Checkpoint[];
  /** Whether the model is taken to earlier moments of its run, to be looked at. */
  readonly lookingBack: boolean;
  readonly failure: Failure | null;
  /** What is unusual about the run, the most severe in front. */
  readonly diagnoses: readonly Diagnosis[];
  /** The latest thing that happened, as a sentence for the polite live region. */
  readonly news: string;
}

export type { SheetName };

/** Mean losses of the first `count` held-out images at a step. */
export interface HeldOut {
  readonly step: number;
  readonly losses: Losses;
  readonly count: number;
}

/** What was seen of a view, at a step. */
export type Seen<Name extends ViewName> = Reports[Name] & { readonly step: number };

/** What was last seen of each view. */
export type Views = { readonly [Name in ViewName]?: Seen<Name> };

/** Posteriors of the first held-out images at a step, each array [count, latentDim], and what they tell. */
export type Survey = Seen<"survey">;

/** Posteriors of some held-out images at a step and gradients at their codes, each array [count, latentDim]. */
export type LatentGradients = Seen<"latentGradients">;

/** Decoded images of some codes at a step. */
export type Sheet = Seen<SheetName>;
