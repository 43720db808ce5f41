import type { DataProblem } from "../data/problem";
import type { EngineLoss, FewerThreads, Obstacle, TooLarge, Unforeseen, WorkerDeath } from "../engine/reasons";
import type { ImageShape } from "../experiment/architecture";
import type { LinkProblem } from "../experiment/linkFields";
import type { NonFiniteValue } from "../model/nonFinite";

/**
 * What went wrong, as a code and its arguments. Its consequence is `stopped`: training paused, the run lives; `refused`: what
 * was asked for was not done, the run before it lives; `mended`: all goes on by itself; `broken`: this worker can no longer compute, a new one may; or
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
      /** The β that λ amounts to; null under a formula that is no multiple of the divergence. */
      readonly beta: number | null;
      readonly keptStep: number;
    }
  | {
      /** A computing thread was lost, and the engine went on with fewer: no step is lost, no result another. */
      readonly code: "threadsLost";
      readonly consequence: "mended";
      readonly count: number;
      readonly fewer: FewerThreads;
      readonly step: number;
    }
  | {
      /** The device or the engine gave way in the midst of a run. */
      readonly code: "engineStopped";
      readonly consequence: "broken";
      readonly reason: EngineLoss | Obstacle | Unforeseen;
      readonly step: number;
    }
  | {
      /** The worker is dead. */
      readonly code: "workerDied";
      readonly consequence: "broken";
      readonly reason: WorkerDeath;
      readonly step: number;
    }
  | {
      /** The wanted engine could not be had; the run before it goes on. */
      readonly code: "engineRefused";
      readonly consequence: "refused";
      readonly reason: Obstacle | Unforeseen;
      readonly step: number;
    }
  | {
      /** The wanted data set could not be had; the run before it goes on. */
      readonly code: "dataRefused";
      readonly consequence: "refused";
      readonly reason: DataProblem;
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
      /** The data set's classes are not those that the network is told; 0 where it has none. */
      readonly code: "classesMisfit";
      readonly consequence: "refused" | "impossible";
      readonly title: string;
      readonly found: number;
      readonly wanted: number;
    }
  | {
      /** Nothing could be built, for want of the data. */
      readonly code: "dataMissing";
      readonly consequence: "impossible";
      readonly reason: DataProblem;
    }
  | {
      /** Nothing could be built, for want of an engine or for a reason that nobody foresaw. */
      readonly code: "nothingBuilt";
      readonly consequence: "impossible";
      readonly reason: Obstacle | Unforeseen;
    }
  | {
      /** The network that was to be the first is too large for any engine; the usual one was built in its place. */
      readonly code: "networkTooLarge";
      readonly consequence: "refused";
      readonly reason: TooLarge;
    }
  | {
      /** So many models side by side would take more memory than there may be; none was begun. */
      readonly code: "modelsTooLarge";
      readonly consequence: "refused";
      readonly count: number;
      readonly bytes: number;
      readonly greatest: number;
      readonly step: number;
    }
  | {
      /** Some settings of a link could not be read; the usual values stand in for them. */
      readonly code: "malformedLink";
      readonly consequence: "refused";
      readonly problems: readonly LinkProblem[];
    };
