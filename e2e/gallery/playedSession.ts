import { type Experiment, lossSizesOf } from "../../src/experiment/experiment";
import type { Losses } from "../../src/experiment/objective";
import { klOf, mistakenKl } from "../../src/model/kl";
import { mistakenWeights } from "../../src/model/objective";
import { type Posteriors, posteriorsOfRows } from "../../src/model/posterior";
import { wasmInUse } from "../../src/testing/engineReports";
import type { Client, ClientEvents } from "../../src/worker/client";
import type { Command, Observation, SeenOf } from "../../src/worker/protocol";
import type { SheetName, ViewName } from "../../src/worker/views/list";
import type { LatentCodes } from "../../src/worker/views/sheets";
import { blobs, blobsExperiment, decode, lossesAt, posteriors } from "./blobs";

/** Training steps that are taken each time a figure trains. */
const STRETCH = 300;
/** Steps between two looks at the held-out images. */
const GLANCE = 25;

/** Held-out images that a stretch is evaluated on. */
const SUBSET = 100;

/** A balance that is none yet. */
const balanceSeen = {
  images: blobs.testCount,
  draws: 16,
  outward: { mean: 2.3, error: 0.4 },
  narrowing: { mean: 0.8, error: 0.05 },
  distance: { mean: 1.2, error: 0.02 },
  variance: { mean: 0.1, error: 0.01 },
};

type Asked = Extract<Command, { kind: "keepInView" }>;

/** A session that answers at once and always alike, by formulas in place of a network. */
export class PlayedSession implements Client {
  readonly #events: ClientEvents;
  #run = 0;
  #step = 0;
  #experiment: Experiment = blobsExperiment(2);

  constructor(events: ClientEvents) {
    this.#events = events;
  }

  open(events: ClientEvents): PlayedSession {
    return new PlayedSession(events);
  }

  yieldCore(): void {}

  dispose(): void {}

  send(command: Command): void {
    switch (command.kind) {
      case "build":
        this.#experiment = command.experiment;
        return this.#begin(command.run);
      case "reset":
        return this.#begin(command.run);
      case "train":
        return this.#train();
      case "setObjective":
        return this.#adjust({ ...this.#experiment, objective: command.objective });
      case "setLearningRate": {
        const hyperparameters = { ...this.#experiment.hyperparameters, learningRate: command.learningRate };
        return this.#adjust({ ...this.#experiment, hyperparameters });
      }
      case "keepInView":
        if (command.request !== null) this.#look(command);
    }
  }

  #begin(run: number): void {
    this.#run = run;
    this.#step = 0;
    this.#events.onReport({ kind: "loaded", data: blobs });
    this.#says({ kind: "built", step: 0, experiment: this.#experiment, engine: wasmInUse });
    this.#survey(0.4);
    const means = posteriorsOfRows(this.#posteriors, this.#latentDim, 0, blobs.strip.length).mu;
    this.#saw({ view: "reconstructions", seen: { images: this.#decoded(means) } });
  }

  /** The same codes at every step, of which the second class is said to lie apart to some share. */
  #survey(share: number): void {
    const { testCount: count, classNames } = blobs;
    const votes = classNames.map((_, label) => (label === 1 ? share : 0.5));
    const classVotes = votes.map((recall) => ({ recall, precision: recall }));
    this.#saw({
      view: "survey",
      seen: { ...this.#posteriors, count, neighbourAccuracy: 0.93, classVotes, coverage: 0.61 },
    });
  }

  #train(): void {
    const first = this.#step;
    this.#says({ kind: "started", step: first });
    for (this.#step = first + GLANCE; this.#step <= first + STRETCH; this.#step += GLANCE) {
      const step = this.#step;
      const losses = Array.from({ length: GLANCE }, (_, index) => lossesAt(step - GLANCE + index + 1, 0.05));
      this.#says({ kind: "stepped", step, losses, imagesPerSecond: 1000 });
      this.#says({ kind: "evaluated", step, losses: this.#lossesAt(step), count: SUBSET, part: "subset" });
    }
    this.#step = first + STRETCH;
    this.#says({ kind: "paused", step: this.#step });
    this.#survey(0.96);
    const pulls = { reconstruction: 3.2, kl: 1.1, cosine: -0.5 };
    const isShared = this.#experiment.objective.terms === "combined";
    this.#saw({ view: "gradientNorms", seen: { encoder: 2.8, decoder: 5, pulls: isShared ? pulls : null } });
    const losses = this.#lossesAt(this.#step);
    const { reconstruction } = losses;
    this.#says({ kind: "evaluatedAtMean", step: this.#step, reconstruction: 0.9 * reconstruction, count: SUBSET });
    const whole = {
      losses: { ...losses, reconstruction: 1.01 * reconstruction },
      count: blobs.testCount,
      part: "whole",
    } as const;
    this.#says({ kind: "evaluated", step: this.#step, ...whole });
  }

  /** As the worker reckons them: without σ of ½‖μ‖² alone, and of what stands in the place of KL where that is minimised. */
  #lossesAt(step: number): Losses {
    const losses = lossesAt(step, 0);
    const { objective, architecture } = this.#experiment;
    const weights = mistakenWeights(objective, lossSizesOf(this.#experiment));
    return weights
      ? { ...losses, mistakenKl: mistakenKl(this.#posteriors, architecture.latentDim, objective.noise, weights) }
      : losses;
  }

  #adjust(experiment: Experiment): void {
    this.#experiment = experiment;
    const { objective, hyperparameters } = experiment;
    this.#says({ kind: "adjusted", step: this.#step, objective, learningRate: hyperparameters.learningRate });
  }

  #look(asked: Asked): void {
    const { view, request } = asked;
    switch (view) {
      case "point":
        return this.#saw({ view, seen: { z: request as Float32Array, image: this.#decoded(request as Float32Array) } });
      case "manifold":
      case "filmstrips":
      case "samples":
      case "interpolation":
        return this.#showSheet(view, request as LatentCodes);
      case "scores": {
        const { mu } = this.#posteriors;
        const ofRow = (_: unknown, row: number) => 12 + 3 * Math.abs(mu[row * this.#latentDim] ?? 0);
        return this.#saw({ view, seen: { reconstruction: Float32Array.from({ length: blobs.testCount }, ofRow) } });
      }
      case "latentGradients":
        return this.#saw({ view, seen: this.#gradients() });
      case "balance":
        return this.#saw({ view, seen: balanceSeen });
      case "inspection":
        return this.#inspect(request as Uint8Array);
    }
  }

  #showSheet(view: SheetName, codes: LatentCodes): void {
    this.#saw({ view, seen: { ...codes, images: this.#decoded(codes.z) } });
  }

  /** As if every reconstruction were best at three quarters of its mean, and after sixteen draws nearly sure of it. */
  #gradients() {
    const some = posteriorsOfRows(this.#posteriors, this.#latentDim, 0, 40);
    const byMu = some.mu.map((mean, place) => 2 * mean * (place % 2 === 0 ? 0.9 : -0.4));
    const bySigma = some.mu.map((_, place) => (place % 2 === 0 ? 1.5 : -0.6));
    const error = some.mu.map((mean) => 0.2 + 0.1 * Math.abs(mean));
    return { ...some, draws: 16, byMu: { mean: byMu, error }, bySigma: { mean: bySigma, error } };
  }

  #inspect(image: Uint8Array): void {
    const pixels = image.length;
    const isIt = (row: number) => image.every((level, pixel) => level === blobs.testImages[row * pixels + pixel]);
    const row = Array.from({ length: blobs.testCount }, (_, index) => index).find(isIt) ?? 0;
    const { mu, logVar } = posteriorsOfRows(this.#posteriors, this.#latentDim, row, row + 1);
    const losses = { reconstruction: 15.5, kl: klOf(mu, logVar, this.#experiment.objective.noise) };
    this.#saw({ view: "inspection", seen: { image, mu, logVar, losses, reconstruction: this.#decoded(mu) } });
  }

  get #latentDim(): number {
    return this.#experiment.architecture.latentDim;
  }

  get #posteriors(): Posteriors {
    return posteriors(this.#latentDim);
  }

  #decoded(z: Float32Array): Uint8ClampedArray {
    return decode(z, this.#latentDim);
  }

  #saw(seen: DistributiveOmit<SeenOf<ViewName>, "kind" | "step">): void {
    this.#says({ kind: "seen", step: this.#step, ...seen } as SeenOf<ViewName>);
  }

  #says(observation: Observation): void {
    this.#events.onReport({ ...observation, run: this.#run });
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
