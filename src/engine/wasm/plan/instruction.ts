import type { Shape } from "../../../experiment/architecture";
import type { Geometry, ParameterOffset, ValueGrid } from "../../graph/layers";
import type { CopiedRows } from "../../graph/operation";
import type { TensorId } from "./plan";

/** One kernel's work; fields of type TensorId say what it reads and writes. */
export type Instruction =
  | {
      readonly kind: "gather";
      readonly images: TensorId | "resident" | "classes";
      readonly target: TensorId;
      /** Height, width and channels, where the images may be corrupted. */
      readonly corruptible: Shape | null;
      readonly size: number;
    }
  | ({
      readonly kind: "copy";
      readonly source: TensorId;
      readonly target: TensorId;
    } & CopiedRows)
  | { readonly kind: "clear"; readonly target: TensorId; readonly size: number }
  | {
      readonly kind: "convolve";
      readonly direction: "down" | "up";
      readonly geometry: Geometry;
      readonly source: TensorId;
      readonly weights: TensorId;
      readonly bias: ParameterOffset | null;
      readonly rectified: boolean;
      readonly target: TensorId;
    }
  | {
      readonly kind: "dense";
      readonly source: TensorId;
      readonly weights: TensorId;
      readonly bias: ParameterOffset | null;
      readonly rectified: boolean;
      readonly target: TensorId;
      readonly inputs: number;
      readonly outputs: number;
    }
  | {
      readonly kind: "filterGradient";
      readonly geometry: Geometry;
      readonly fine: TensorId;
      readonly coarse: TensorId;
      readonly partials: TensorId;
    }
  | {
      readonly kind: "denseGradient";
      readonly source: TensorId;
      readonly gradient: TensorId;
      readonly target: ParameterOffset;
      readonly inputs: number;
      readonly outputs: number;
    }
  | ({ readonly kind: "biasGradient"; readonly gradient: TensorId; readonly partials: TensorId } & ValueGrid)
  | {
      readonly kind: "sumPartials";
      readonly partials: TensorId;
      readonly target: ParameterOffset;
      readonly size: number;
    }
  | {
      readonly kind: "rectifierGradient";
      readonly output: TensorId;
      readonly gradient: TensorId;
      readonly size: number;
    }
  | { readonly kind: "add"; readonly source: TensorId; readonly target: TensorId; readonly size: number }
  | ({ readonly kind: "moments"; readonly source: TensorId; readonly partials: TensorId } & ValueGrid)
  | ({
      readonly kind: "momentsFinish";
      readonly partials: TensorId;
      readonly coefficients: TensorId;
      readonly gamma: ParameterOffset;
      readonly beta: ParameterOffset;
    } & ValueGrid)
  | ({
      readonly kind: "normalize";
      readonly source: TensorId;
      readonly target: TensorId;
      readonly coefficients: TensorId;
    } & ValueGrid)
  | ({
      readonly kind: "normalizeSums";
      readonly source: TensorId;
      readonly gradient: TensorId;
      readonly coefficients: TensorId;
      readonly partials: TensorId;
    } & ValueGrid)
  | ({
      readonly kind: "normalizeSumsFinish";
      readonly partials: TensorId;
      readonly coefficients: TensorId;
      readonly backward: TensorId;
      readonly gamma: ParameterOffset;
      readonly beta: ParameterOffset;
    } & ValueGrid)
  | ({
      readonly kind: "normalizeGradient";
      readonly source: TensorId;
      readonly gradient: TensorId;
      readonly coefficients: TensorId;
      readonly backward: TensorId;
      readonly rectified: boolean;
    } & ValueGrid)
  | ({
      readonly kind: "rescaleGradient";
      readonly source: TensorId;
      readonly gradient: TensorId;
      readonly coefficients: TensorId;
      readonly rectified: boolean;
    } & ValueGrid)
  | {
      readonly kind: "runningCoefficients";
      readonly mean: ParameterOffset;
      readonly variance: ParameterOffset;
      readonly gamma: ParameterOffset;
      readonly beta: ParameterOffset;
      readonly coefficients: TensorId;
      readonly channels: number;
    }
  | {
      readonly kind: "runningUpdate";
      readonly coefficients: TensorId;
      readonly mean: ParameterOffset;
      readonly variance: ParameterOffset;
      readonly channels: number;
    }
  | {
      readonly kind: "sample";
      readonly mu: TensorId;
      readonly logVar: TensorId;
      readonly epsilon: TensorId;
      readonly z: TensorId;
      readonly kl: TensorId;
      readonly latentDim: number;
    }
  | {
      readonly kind: "sampleGradient";
      readonly mu: TensorId;
      readonly logVar: TensorId;
      readonly epsilon: TensorId;
      readonly zGradient: TensorId;
      readonly muGradient: TensorId;
      readonly logVarGradient: TensorId;
      readonly latentDim: number;
    }
  | {
      readonly kind: "pixelLoss";
      readonly logits: TensorId;
      readonly images: TensorId;
      readonly clean: "gathered" | "resident";
      readonly gradient: TensorId | null;
      readonly losses: TensorId;
      readonly size: number;
    }
  | {
      readonly kind: "labelLoss";
      readonly logits: TensorId;
      readonly classes: TensorId;
      readonly gradient: TensorId | null;
      readonly losses: TensorId;
      readonly size: number;
    }
  | { readonly kind: "sigmoid"; readonly source: TensorId; readonly target: TensorId; readonly size: number }
  | {
      readonly kind: "pack";
      readonly kernel: ParameterOffset;
      readonly target: TensorId;
      readonly taps: number;
      readonly rows: number;
      readonly columns: number;
      readonly transposed: boolean;
    }
  | {
      readonly kind: "adam";
      readonly parameters: TensorId;
      readonly gradients: TensorId;
      readonly firstMoments: TensorId;
      readonly secondMoments: TensorId;
      readonly size: number;
    };

/** Instructions of one kind. */
export type InstructionOf<Kind extends Instruction["kind"]> = Extract<Instruction, { readonly kind: Kind }>;

const tensorFields = [
  "images",
  "target",
  "source",
  "weights",
  "fine",
  "coarse",
  "partials",
  "gradient",
  "output",
  "coefficients",
  "backward",
  "mu",
  "logVar",
  "epsilon",
  "z",
  "kl",
  "zGradient",
  "muGradient",
  "logVarGradient",
  "logits",
  "classes",
  "losses",
  "parameters",
  "gradients",
  "firstMoments",
  "secondMoments",
] as const;

/** Kinds whose `target` is a place among the gradients and not a tensor of its own. */
const intoGradients: readonly Instruction["kind"][] = ["denseGradient", "sumPartials"];

/** The tensors that an instruction reads or writes, those that are always there left out where it names an offset. */
export function tensorsOf(instruction: Instruction): TensorId[] {
  const fields: Readonly<Record<string, unknown>> = { ...instruction };
  return tensorFields.flatMap((field) => {
    const value = fields[field];
    if (typeof value !== "number" || (field === "target" && intoGradients.includes(instruction.kind))) return [];
    return [value];
  });
}
