import type { WorkerDeath } from "../../engine/reasons";
import type { Experiment } from "../../experiment/experiment";
import type { Losses } from "../../experiment/objective";
import { priorCodes } from "../../model/latent/samples";
import type { Client, ClientEvents } from "../../worker/client";
import type { Failure } from "../../worker/failure";
import type { EngineChoice, Report, SeenOf } from "../../worker/protocol";
import type { ViewName } from "../../worker/views/list";

/** What a model of a sweep has come to. */
export interface SweepPoint {
  readonly experiment: Experiment;
  /** Training steps taken. */
  readonly step: number;
  /** Means over all held-out images, nats per image. */
  readonly losses: Losses;
  /** Overlap, 0 to 1, of the aggregate posterior with the prior. */
  readonly coverage: number;
  /** Decoded means of the strip's images, grey levels, [strip.length, pixels]. */
  readonly reconstructions: Uint8ClampedArray;
  /** Decoded draws from the prior, the same for every model, grey levels, [SWEEP_SAMPLES, pixels]. */
  readonly samples: Uint8ClampedArray;
}

/** What one model of a sweep is trained with. */
export interface SweepRun {
  readonly experiment: Experiment;
  readonly engine: EngineChoice;
  readonly steps: number;
}

/** What is told of a model of a sweep on its way; after a point, a failure or a death nothing more is. */
export interface SweepModelEvents {
  readonly onStep: (step: number) => void;
  readonly onPoint: (point: SweepPoint) => void;
  readonly onFailure: (failure: Failure) => void;
  readonly onDeath: (reason: WorkerDeath) => void;
}

/** Draws from the prior that every model of a sweep decodes. */
export const SWEEP_SAMPLES = 10;
const SAMPLE_SEED = 1;
const RUN = 1;

/** One model of a sweep in a session of its own: built, trained up to a step, and looked at there. */
export class SweepModel {
  readonly #run: SweepRun;
  readonly #events: SweepModelEvents;
  readonly #client: Client | null;
  #seen: Partial<SweepPoint> = {};

  constructor(run: SweepRun, open: (events: ClientEvents) => Client | null, events: SweepModelEvents) {
    this.#run = run;
    this.#events = events;
    this.#client = open({ onReport: (report) => this.#hear(report), onDeath: events.onDeath });
    const { experiment, engine } = run;
    if (!this.#client) events.onDeath({ code: "absent" });
    this.#client?.send({ kind: "build", run: RUN, experiment, engine, from: "initial weights", avoid: [] });
  }

  /** Ends its session, whatever goes on in it. */
  dispose(): void {
    this.#client?.dispose();
  }

  #hear(report: Report): void {
    if (report.kind === "failed") return this.#events.onFailure(report.failure);
    if (report.kind === "built") this.#client?.send({ kind: "train", until: this.#run.steps });
    if (report.kind === "paused") this.#showSamples();
    if (report.kind === "stepped") this.#events.onStep(report.step);
    if ("step" in report && report.step === this.#run.steps) this.#look(report);
  }

  #showSamples(): void {
    const { latentDim } = this.#run.experiment.architecture;
    const z = priorCodes(SWEEP_SAMPLES, latentDim, SAMPLE_SEED);
    this.#client?.send({ kind: "keepInView", view: "samples", request: { z, latentDim } });
  }

  /** The losses of all held-out images are what comes last. */
  #look(report: Report): void {
    if (report.kind === "seen") this.#seen = { ...this.#seen, ...pointOf(report) };
    if (report.kind === "evaluated" && report.part === "whole") this.#seen = { ...this.#seen, losses: report.losses };
    const { losses, coverage, reconstructions, samples } = this.#seen;
    if (!losses || coverage === undefined || !reconstructions || !samples) return;
    const { experiment, steps } = this.#run;
    this.#events.onPoint({ experiment, step: steps, losses, coverage, reconstructions, samples });
  }
}

/** What of a sweep's point a view tells. */
function pointOf(report: SeenOf<ViewName>): Partial<SweepPoint> {
  switch (report.view) {
    case "reconstructions":
      return { reconstructions: report.seen.images };
    case "samples":
      return { samples: report.seen.images };
    case "survey":
      return { coverage: report.seen.coverage };
    default:
      return {};
  }
}
