import type { ArchitectureProblem, Shape } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import type { Hdf5Problem } from "../formats/hdf5/bytes";
import type { FormatProblem } from "../formats/importError";
import type { SafetensorsProblem } from "../formats/safetensors";
import type { Checkpoint } from "../model/state";

/** A file that somebody hands in. */
export interface HandedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A model that was found in a file. */
export interface FoundModel {
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
  /** Whether the file tells the network itself; otherwise it is one that its tensors fit. */
  readonly isTold: boolean;
  /** Whether Adam's moments are there as well. */
  readonly hasMoments: boolean;
}

/** Why a file holds no model that can be opened here. */
export type ModelFileProblem =
  /** Files that are known, and not read. */
  | {
      readonly code:
        | "pickle"
        | "halfKeras"
        | "otherKeras"
        | "notTogether"
        | "onnx"
        | "runFile"
        | "unknownFile"
        | "noTensors"
        | "unreadableLink"
        | "otherTfjs";
    }
  | { readonly code: "unreadable"; readonly problem: FormatProblem }
  | { readonly code: "notSafetensors"; readonly problem: SafetensorsProblem }
  | { readonly code: "hdf5Unreadable"; readonly problem: Hdf5Problem }
  | { readonly code: "otherArchitecture"; readonly problem: ArchitectureProblem }
  /** A layer of Keras, or an option of it, that no network here has. */
  | { readonly code: "otherLayer"; readonly layer: string; readonly kind: string; readonly option: string | null }
  | { readonly code: "otherImages"; readonly found: Shape; readonly wanted: Shape }
  | { readonly code: "missingTensor" | "unknownTensor" | "notFinite" | "negative"; readonly tensor: string }
  | {
      readonly code: "wrongShape";
      readonly tensor: string;
      readonly found: readonly number[];
      readonly wanted: readonly number[];
    };

/** A file that holds no model that can be opened here; `problem` says why. */
export class ModelFileError extends Error {
  override readonly name = "ModelFileError";
  readonly problem: ModelFileProblem;

  constructor(problem: ModelFileProblem, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
  }
}
