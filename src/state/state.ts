import type { Experiment } from "../experiment/experiment";
import type { Losses } from "../experiment/objective";
import type { Checkpoint, DataReport, EngineChoice, EngineReport, Failure } from "../worker/protocol";
import type { History } from "./history";

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
  readonly engine: { readonly name: string; readonly hardware: string; readonly because: string } | null;
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
  readonly survey: Survey | null;
  /** Decoded means of the strip's images, grey levels, [strip.length, pixels]. */
  readonly reconstructions: Uint8ClampedArray | null;

  /** The user's own point in latent space: ring and sliders. */
  readonly z: readonly number[];
  readonly decoded: {
    readonly z: Float32Array /** Grey levels, [pixels]. */;
    readonly image: Uint8ClampedArray;
  } | null;
  /** The two latent dimensions that the map shows, from 0. */
  readonly axes: readonly [number, number];

  readonly checkpoint: Checkpoint | null;
  readonly failure: Failure | null;
  /** The latest thing that happened, as a sentence for the polite live region. */
  readonly news: string;
}

/** Mean losses of the first `count` held-out images at a step. */
export interface HeldOut {
  readonly step: number;
  readonly losses: Losses;
  readonly count: number;
}

/** Posteriors of the first held-out images at a step, each array [count, latentDim]. */
export interface Survey {
  readonly step: number;
  readonly count: number;
  readonly mu: Float32Array;
  readonly logVar: Float32Array;
  /** Share, 0 to 1, of these images whose class their nearest neighbours' means tell. */
  readonly neighbourAccuracy: number;
}
