import type { State } from "../../state";
import type { Diagnosis } from "../diagnosis/diagnosis";

/** Something that happened to a run, with the numbers that were measured; losses are in nats per image. */
export type Happening = { /** Of what was measured. */ readonly step: number } & Told;

/** How well the images of a class lie among their own kind, each share 0 to 1. */
export interface ApartClass {
  readonly label: number;
  readonly recall: number;
}

/** What is told of a run, without when. */
export type Told =
  | {
      /** Held-out reconstruction came below what needs no code, or rose above it again. */
      readonly code: "beatsMeanImage" | "losesToMeanImage" | "beatsClassMeans" | "losesToClassMeans";
      readonly reconstruction: number;
      readonly reference: number;
    }
  | { readonly code: "classesApart" | "classesMixed"; readonly classes: readonly ApartClass[] }
  | { readonly code: "priorFilled" | "priorLeft"; readonly coverage: number }
  | { readonly code: "cloudsNarrow" | "cloudsWide"; readonly medianSigma: number; readonly spread: number }
  | { readonly code: "diagnosed"; readonly diagnosis: Diagnosis }
  | { readonly code: "recovered"; readonly name: Diagnosis["name"] };

/** The things that are watched, each of which holds or not. */
export type Watched = "meanImage" | "classMeans" | "classes" | "prior" | "clouds" | "diagnoses";

/** What held when each thing was last looked at, by number; what was never looked at is left out. */
export type Standing = { readonly [Name in Watched]?: readonly number[] };

/**
 * A rule: what of a thing holds, by number, and what is told when some of it begins to hold or ceases. What stood before is
 * held on to longer, so that nothing is told to and fro.
 */
export interface HappeningRule {
  readonly name: Watched;
  /** Undefined where the state does not tell. */
  readonly holding: (state: State, stood: readonly number[]) => readonly number[] | undefined;
  readonly tell: (state: State, begun: readonly number[], ended: readonly number[]) => readonly Happening[];
}
