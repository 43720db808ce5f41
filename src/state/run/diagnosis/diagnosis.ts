import type { Objective } from "../../../experiment/objective";
import type { NonFiniteValue } from "../../../model/nonFinite";
import type { State } from "../../state";

/** What a user can do about a diagnosis with one press; `halved` tells that the rate is half of the one at hand. */
export type Remedy =
  | { readonly kind: "objective"; readonly change: Partial<Objective> }
  | { readonly kind: "learning rate"; readonly learningRate: number; readonly halved: boolean }
  | { readonly kind: "latent dimensions"; readonly latentDim: number }
  /** To the last good moment, and on from there with smaller steps. */
  | { readonly kind: "goBack"; readonly step: number; readonly learningRate: number }
  | { readonly kind: "pause" };

/** Something unusual about a run: its name, the numbers that show it, and one suggestion. Losses are in nats per image. */
export type Diagnosis = { readonly remedy: Remedy } & (
  | { readonly name: "nonFinite"; readonly value: NonFiniteValue; readonly keptStep: number }
  /** The level of the training loss, and the greatest at which the model would be worth keeping. */
  | { readonly name: "diverged"; readonly level: number; readonly limit: number }
  /** Training losses of the latest `steps` steps rose from one to the other. */
  | { readonly name: "fastLearning"; readonly from: number; readonly to: number; readonly steps: number }
  | {
      readonly name: "posteriorCollapse";
      readonly kl: number;
      readonly reconstruction: number;
      /** The reconstruction loss of the mean image. */
      readonly meanImage: number;
    }
  | { readonly name: "explodingMeans"; readonly largestMean: number }
  | { readonly name: "vanishingSigma"; readonly medianSigma: number; readonly spread: number }
  /** The least reconstruction loss of held-out images, today's, and today's of training. */
  | { readonly name: "overfitting"; readonly least: number; readonly now: number; readonly training: number }
  /** So many of the latent dimensions have a KL under `threshold` nats, beyond what the formula leaves in all. */
  | {
      readonly name: "deadDimensions";
      readonly dead: number;
      readonly latentDim: number;
      readonly threshold: number;
    }
);

/** A rule: the diagnosis that a state calls for. One that stood before is held on to longer, so that nothing flickers. */
export interface Rule {
  readonly name: Diagnosis["name"];
  readonly find: (state: State, stood: boolean) => Diagnosis | null;
}
