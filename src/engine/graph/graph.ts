import type { Architecture } from "../../experiment/architecture";
import type { ParameterLayout } from "../../experiment/parameters";
import type { NetworkLayers } from "./layers";
import type { Operation, Value } from "./operation";

/**
 * What an engine runs: `train` leaves a batch's gradient and `update` moves weights and running statistics by it; the
 * others use running statistics and change nothing.
 */
export const programNames = [
  "train",
  "update",
  "encode",
  "decode",
  "reconstruct",
  "evaluate",
  "latentGradients",
  "activations",
] as const;
export type ProgramName = (typeof programNames)[number];

/** Operations in an order in which each finds what it reads. */
export interface Program {
  readonly name: ProgramName;
  /** Most images of one run; 0 where it has to do with none. */
  readonly images: number;
  readonly operations: readonly Operation[];
  /** Values that an engine writes before a run. */
  readonly given: readonly Value[];
  /** Values that an engine reads after a run. */
  readonly results: readonly Value[];
}

/** What a layer gives, by the layer's name. */
export interface LayerOutput<Output> {
  readonly layer: string;
  readonly output: Output;
}

/**
 * A program that is told the class of each image one-hot, as a byte 0 or 255 a class, where the network is told one, or is
 * evaluated with a label head.
 */
type ToldProgram = Program & { readonly classBytes: Value | null };

/** What becomes of images under an objective, nats per image; `crossEntropy` of a network with a label head. */
export interface LossValues {
  readonly reconstruction: Value;
  readonly kl: Value;
  readonly crossEntropy: Value | null;
}

/** The programs, each with the values that go in and out of it by name. */
export interface Programs {
  readonly train: Program & LossValues;
  readonly update: Program;
  readonly encode: ToldProgram & { readonly imageBytes: Value; readonly mu: Value; readonly logVar: Value };
  readonly decode: ToldProgram & { readonly z: Value; readonly reconstruction: Value };
  /** Decodes with what skip connections bring from an image, where there are any. */
  readonly reconstruct:
    | (ToldProgram & { readonly imageBytes: Value; readonly z: Value; readonly reconstruction: Value })
    | null;
  readonly evaluate: ToldProgram & LossValues & { readonly imageBytes: Value };
  readonly latentGradients: ToldProgram & { readonly imageBytes: Value; readonly z: Value; readonly gradient: Value };
  readonly activations: ToldProgram & {
    readonly imageBytes: Value;
    readonly z: Value;
    readonly layers: readonly LayerOutput<Value>[];
  };
}

/** An architecture at a batch size as programs of named operations with shapes; it knows no bytes and no machine. */
export interface Graph {
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly layout: ParameterLayout;
  readonly layers: NetworkLayers;
  readonly programs: Programs;
}
