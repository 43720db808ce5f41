import type { Experiment } from "../experiment/experiment";
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
        | "hdf5"
        | "keras"
        | "onnx"
        | "runFile"
        | "unknownFile"
        | "noTensors"
        | "unreadableLink"
        | "otherTfjs";
    }
  | { readonly code: "unreadable"; readonly problem: FormatProblem }
  | { readonly code: "notSafetensors"; readonly problem: SafetensorsProblem }
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
