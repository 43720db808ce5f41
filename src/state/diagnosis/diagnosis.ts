import type { Objective } from "../../experiment/objective";
import type { State } from "../state";

/** What a user can do about a diagnosis with one press. */
export type Remedy =
  | { readonly kind: "objective"; readonly change: Partial<Objective> }
  | { readonly kind: "learning rate"; readonly learningRate: number }
  | { readonly kind: "latent dimensions"; readonly latentDim: number }
  | { readonly kind: "pause" };

/** Something unusual about a run: what it is called, the numbers that show it, and one suggestion. */
export interface Diagnosis {
  readonly name: string;
  /** Numbers with their units, in one line. */
  readonly evidence: string;
  /** What it means, in a sentence or two. */
  readonly meaning: string;
  /** The suggestion as words on a button. */
  readonly advice: string;
  readonly remedy: Remedy;
}

/** A rule: the diagnosis that a state calls for. One that stood before is held on to longer, so that nothing flickers. */
export interface Rule {
  readonly name: string;
  readonly find: (state: State, stood: boolean) => Omit<Diagnosis, "name"> | null;
}
