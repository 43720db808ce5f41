import type { ReferenceLevels } from "../data/levels";
import type { EngineName, EngineReport } from "../engine/engine";
import type { ImageShape } from "../experiment/architecture";
import type { DataDescription } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import type { LinkProblem } from "../experiment/link";
import type { Likelihood, Losses, Objective } from "../experiment/objective";
import type { NonFiniteValue } from "../model/nonFinite";
import type { Checkpoint } from "../model/state";

/** What the page asks of the worker. */
export type Command =
  | {
      readonly kind: "build";
      readonly run: number;
      readonly experiment: Experiment;
      readonly engine: EngineChoice;
      /** Untrained weights of the experiment's seed; those of the run that this worker holds; or those handed along. */
      readonly from: "initial weights" | "current weights" | Checkpoint;
      /** Engines that have failed in this visit and are not to be chosen again by themselves. */
      readonly avoid: readonly EngineName[];
    }
  /** `until` is the step at which it pauses by itself; none where left out. */
  | { readonly kind: "train"; readonly until?: number }
  | { readonly kind: "pause" | "step" }
  /** Rewinds to the initial weights of `seed`; the objective and learning rate stay as they are. */
  | { readonly kind: "reset"; readonly run: number; readonly seed: number }
  /** Stands still, and tells where it stands to the last bit, so that the page can come back there. */
  | { readonly kind: "halt" }
  /** Takes the model to a moment of its run, to be looked at or to go on from; a newer one replaces one that waits. */
  | { readonly kind: "recall"; readonly checkpoint: Checkpoint }
  | { readonly kind: "setObjective"; readonly objective: Objective }
  | { readonly kind: "setLearningRate"; readonly learningRate: number }
  /** z is [latentDim]; a newer one replaces one that still waits. */
  | { readonly kind: "decode"; readonly z: Float32Array }
  /**
   * Keeps a sheet of decoded images in view: decodes z [count, latentDim] now, and again as the model changes, until
   * another z or null takes its place. Sheets live on through builds; one whose z no longer fits waits for another.
   */
  | { readonly kind: "show"; readonly sheet: SheetName; readonly z: Float32Array | null }
  /** Keeps one image in view, grey levels [pixels]: encoded and decoded now and as the model changes; null ends it. */
  | { readonly kind: "examine"; readonly image: Uint8Array | null }
  /** Whether the reconstruction loss of every held-out image is looked at, now and as the model changes. */
  | { readonly kind: "score"; readonly wanted: boolean }
  /** Whether it is looked at how the terms pull at the codes of some held-out images, now and as the model changes. */
  | { readonly kind: "pull"; readonly wanted: boolean };

/**
 * What crosses the border: a worker holds several sessions, each with a model of its own, that train in step with each
 * other. A session begins with the first command to it and ends with `null`. One that begins apart trains at its own pace:
 * it waits for no other, and none for it.
 */
export interface ToSession {
  readonly session: number;
  readonly apart?: boolean;
  readonly command: Command | null;
}

/** All that a worker may be sent: beside words to its sessions the lock that it holds for life, and "make room". */
export type ToWorker = ToSession | { readonly lockName: string } | "make room";

/** A session's word to the page. */
export interface FromSession {
  readonly session: number;
  readonly report: Report;
}

/** The sheets of decoded images that a page can keep in view, those worth decoding first in front. */
export const sheetNames = ["filmstrips", "interpolation", "attribute", "samples", "neighbours", "manifold"] as const;
export type SheetName = (typeof sheetNames)[number];

export type { EngineName, EngineReport };

export type EngineChoice = EngineName | "automatic";

/** What the worker tells the page; those of a run carry its number, and an older run's are dropped. */
export type Report =
  | { readonly kind: "progressed"; readonly activity: string /** 0 to 1 */; readonly fraction: number }
  | { readonly kind: "probed"; readonly engines: readonly EngineReport[] }
  | { readonly kind: "loaded"; readonly data: DataReport }
  | RunReport;

export type RunReport =
  | {
      readonly kind: "built";
      readonly run: number;
      readonly step: number;
      /** What was built; another one than asked for where a failure left the run before it in place. */
      readonly experiment: Experiment;
      readonly engine: { readonly name: EngineName; readonly hardware: string; readonly because: string };
    }
  | { readonly kind: "started"; readonly run: number; readonly step: number }
  | { readonly kind: "paused"; readonly run: number; readonly step: number }
  /** Stands still at a step that is saved. */
  | { readonly kind: "halted"; readonly run: number; readonly step: number }
  | {
      readonly kind: "stepped";
      readonly run: number;
      /** Steps taken in all; `losses` are those of the latest ones, oldest first. */
      readonly step: number;
      readonly losses: readonly Losses[];
      /** Training images a second over the last seconds of training. */
      readonly imagesPerSecond: number;
    }
  | {
      /** The settings of the running model that the steps after `step` are taken with. */
      readonly kind: "adjusted";
      readonly run: number;
      readonly step: number;
      readonly objective: Objective;
      readonly learningRate: number;
    }
  | {
      readonly kind: "evaluated";
      readonly run: number;
      readonly step: number;
      readonly losses: Losses;
      /** How many of the first held-out images it is the mean of. */
      readonly count: number;
      /** `sample`: the fixed images of the curve; `whole`: all held-out images. */
      readonly part: "sample" | "whole";
    }
  | {
      readonly kind: "surveyed";
      readonly run: number;
      readonly step: number;
      /** Posteriors of the first held-out images, each [count, latentDim]. */
      readonly mu: Float32Array;
      readonly logVar: Float32Array;
      /** Share, 0 to 1, of these images whose class their nearest neighbours' means tell; null of images without classes. */
      readonly neighbourAccuracy: number | null;
      /** Overlap, 0 to 1, of the aggregate posterior with the prior, averaged over pairs of active dimensions. */
      readonly coverage: number;
    }
  | {
      readonly kind: "shown";
      readonly run: number;
      /** Of a sheet of more than 50 images, some may be of the steps just before. */
      readonly step: number;
      readonly sheet: SheetName;
      /** What was decoded, [count, latentDim]. */
      readonly z: Float32Array;
      /** Grey levels 0 to 255, [count, pixels]. */
      readonly images: Uint8ClampedArray;
    }
  | {
      readonly kind: "examined";
      readonly run: number;
      readonly step: number;
      /** The image as it was given, grey levels [pixels]. */
      readonly image: Uint8Array;
      /** Its posterior, each [latentDim]. */
      readonly mu: Float32Array;
      readonly logVar: Float32Array;
      /** The decoded mean of its code μ, grey levels [pixels]. */
      readonly reconstruction: Uint8ClampedArray;
      /** At the code μ, without noise; nats. */
      readonly losses: Losses;
    }
  | {
      readonly kind: "scored";
      readonly run: number;
      readonly step: number;
      /** −log p(x | z = μ) of the first held-out images, nats, [count]. */
      readonly reconstruction: Float32Array;
    }
  | {
      readonly kind: "pulled";
      readonly run: number;
      readonly step: number;
      /** Posteriors of the first held-out images and the noise their codes are drawn with, each [count, latentDim]. */
      readonly mu: Float32Array;
      readonly logVar: Float32Array;
      readonly epsilon: Float32Array;
      /** Gradient of −log p(x | z) with respect to their codes z, nats per prior standard deviation, [count, latentDim]. */
      readonly slopes: Float32Array;
    }
  | {
      /** Lengths of the gradient of the loss in nats per image, on images of the next batch. */
      readonly kind: "differentiated";
      readonly run: number;
      readonly step: number;
      readonly encoder: number;
      readonly decoder: number;
    }
  | {
      readonly kind: "reconstructed";
      readonly run: number;
      readonly step: number;
      /** Decoded posterior means of the strip's images, grey levels 0 to 255, [strip.length, pixels]. */
      readonly images: Uint8ClampedArray;
    }
  | {
      readonly kind: "decoded";
      readonly run: number;
      readonly step: number;
      readonly z: Float32Array;
      /** Grey levels 0 to 255, [pixels]. */
      readonly image: Uint8ClampedArray;
    }
  | { readonly kind: "saved"; readonly run: number; readonly checkpoint: Checkpoint }
  | { readonly kind: "failed"; readonly run: number; readonly failure: Failure };

/** What the page needs to know of the data set. */
export interface DataReport extends DataDescription {
  /** Held-out images, levels 0 to 255, [testCount, height × width × channels]. */
  readonly testImages: Uint8Array;
  /** The class of each, [testCount]; null where the images have no classes. */
  readonly testLabels: Uint8Array | null;
  /** Rows of the held-out images in the Reconstructions strip; and these images, [strip.length, pixels]. */
  readonly strip: readonly number[];
  readonly stripImages: Uint8Array;
  readonly levels: Readonly<Record<Likelihood, ReferenceLevels>>;
}

/**
 * What went wrong, as a code and its arguments. Its consequence is `stopped`: training paused, the run lives; `refused`: what
 * was asked for was not done, the run before it lives; `broken`: this worker can no longer compute, a new one may; or
 * `impossible`: a new one cannot help either.
 */
export type Failure =
  | {
      /** The run went back to the last step at which all was finite. */
      readonly code: "nonFinite";
      readonly consequence: "stopped";
      readonly value: NonFiniteValue;
      readonly learningRate: number;
      readonly lambda: number;
      readonly keptStep: number;
    }
  | {
      /** The device or the engine gave way in the midst of a run; `givenUp` where no further worker is tried. */
      readonly code: "engineStopped" | "workerDied";
      readonly consequence: "broken";
      readonly reason: string;
      readonly step: number;
      /** The step whose weights are kept; null where only the experiment is. */
      readonly keptStep: number | null;
      readonly givenUp: boolean;
    }
  | {
      /** The wanted engine could not be had; the run before it goes on. */
      readonly code: "engineRefused";
      readonly consequence: "refused";
      readonly reason: string;
      readonly step: number;
    }
  | {
      /** The wanted data set could not be had; the run before it goes on. */
      readonly code: "dataRefused";
      readonly consequence: "refused";
      readonly reason: string;
      readonly step: number;
    }
  | {
      /** The data set's images are not of the shape that the network takes; a run before it goes on where there is one. */
      readonly code: "imagesMisfit";
      readonly consequence: "refused" | "impossible";
      readonly title: string;
      readonly found: ImageShape;
      readonly wanted: ImageShape;
    }
  | {
      /** Nothing could be built, for want of data, of an engine, or for a reason that nobody foresaw. */
      readonly code: "dataMissing" | "engineMissing" | "nothingBuilt";
      readonly consequence: "impossible";
      readonly reason: string;
    }
  | {
      /** Some settings of a link could not be read; the usual values stand in for them. */
      readonly code: "malformedLink";
      readonly consequence: "refused";
      readonly problems: readonly LinkProblem[];
    };
