import type { Architecture } from "../../../experiment/architecture";
import type { ParameterLayout } from "../../../experiment/parameters";
import { type LayerOutput, type ProgramName, programNames } from "../../graph/graph";
import type { Instruction } from "./instruction";

/** A tensor's place in the list of a plan's tensors. */
export type TensorId = number;

/** What runs by itself: the programs of a graph, and `pack`, which lays weights out for the kernels after they changed. */
export const planProgramNames = ["pack", ...programNames] as const;
export type PlanProgramName = ProgramName | "pack";

/** When a tensor's bytes are its own: always, or within a program from one phase to another, both included. */
export type Lifetime = "always" | { readonly program: PlanProgramName; readonly first: number; readonly last: number };

/** Numbers in the arena: 32-bit floats, or bytes for images as they are stored. */
export interface PlanTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly lifetime: Lifetime;
  /** Bytes from the beginning of the arena; a multiple of 64. */
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Instructions between two barriers. The instructions of a chain run one after another over the same images, any number
 * of them at a time; those of a set need nothing of each other.
 */
export interface Phase {
  readonly kind: "chain" | "set";
  readonly instructions: readonly Instruction[];
  /** Numbers that a chain keeps of one image, in bytes: what has to fit in a cache. */
  readonly bytesPerImage: number;
}

/** A program as phases with a barrier after each. */
export interface PlanProgram {
  readonly name: PlanProgramName;
  /** Most images of one run; 0 where it has to do with none. */
  readonly images: number;
  /** Images of one partial sum and of one task of a chain: sums do not depend on how many threads there are. */
  readonly chunk: number;
  readonly phases: readonly Phase[];
}

/** What a program with running statistics is told of each image's class; null where the network is told none. */
interface Told {
  readonly classes: TensorId | null;
}

/** Losses of each image; cross-entropy of a network with a label head. */
export interface LossPorts {
  readonly reconstruction: TensorId;
  readonly kl: TensorId;
  readonly crossEntropy: TensorId | null;
}

/** The tensors that an executor writes and reads by itself. */
export interface Ports {
  readonly parameters: TensorId;
  readonly gradients: TensorId;
  readonly firstMoments: TensorId;
  readonly secondMoments: TensorId;
  readonly runningStatistics: TensorId;
  readonly train: LossPorts;
  readonly encode: Told & { readonly images: TensorId; readonly mu: TensorId; readonly logVar: TensorId };
  readonly decode: Told & { readonly z: TensorId; readonly reconstruction: TensorId };
  /** Null where there are no skip connections. */
  readonly reconstruct: (Ports["decode"] & { readonly images: TensorId }) | null;
  readonly evaluate: Told & LossPorts & { readonly images: TensorId };
  readonly latentGradients: Told & { readonly images: TensorId; readonly z: TensorId; readonly gradient: TensorId };
  readonly activations: Told & {
    readonly images: TensorId;
    readonly z: TensorId;
    readonly layers: readonly LayerOutput<TensorId>[];
  };
}

/** A graph as a static list of instructions over one arena: plain data. */
export interface Plan {
  readonly architecture: Architecture;
  readonly batchSize: number;
  readonly layout: ParameterLayout;
  readonly tensors: readonly PlanTensor[];
  readonly programs: Readonly<Record<PlanProgramName, PlanProgram>>;
  readonly ports: Ports;
  readonly arenaBytes: number;
  /** Most channels under one tap of a convolution: how many zeros stand in for what lies outside an image. */
  readonly greatestDepth: number;
}
