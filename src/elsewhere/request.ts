import type { DataProblem } from "../data/problem";
import type { DataChoice } from "../experiment/dataSets";
import type { Experiment } from "../experiment/experiment";
import type { Posteriors } from "../model/posterior";
import type { Library, Moment } from "./files";
import type { FoundModel, HandedFile, ModelFileProblem } from "./modelFile";

/** What a model is taken along as, in the order in which it is packed. */
export const exportParts = ["pytorch", "keras", "onnx", "tfjs", "codes", "figures", "data"] as const;
export type ExportPart = (typeof exportParts)[number];

/** Whether a part is a library's files. */
export function isLibrary(part: ExportPart): part is Library {
  return part !== "codes" && part !== "figures" && part !== "data";
}

/** Where the encoder puts held-out images, and what is known of these. */
export interface HeldOutCodes extends Posteriors {
  readonly labels: Uint8Array | null;
  /** [count, factors.length]; left out where nothing is known. */
  readonly factors?: Float32Array | undefined;
}

/** Losses in nats per image at a step; `total` is what was minimised. */
export interface LossPoint {
  readonly step: number;
  readonly total: number;
  readonly reconstruction: number;
  readonly kl: number;
}

/** What figures and numbers are made of beside codes, with the words that stand on them. */
export interface FigureRequest {
  readonly train: readonly LossPoint[];
  readonly heldOut: readonly LossPoint[];
  /** In the order of the labels; one for all images where they have no classes. */
  readonly classes: readonly { readonly name: string; readonly colour: string }[];
  readonly names: Readonly<Record<"step" | "nats" | "count" | "total" | "reconstruction" | "kl", string>>;
  /** Paragraphs below each figure. */
  readonly captions: Readonly<Record<"map" | "sigma" | "losses", readonly string[]>>;
  /** What a paper cites, as BibTeX. */
  readonly bibtex: string;
}

/** What is to be packed. */
export interface PackRequest {
  readonly moment: Moment;
  readonly parts: readonly ExportPart[];
  /** The first held-out images, levels 0 to 255, [count, pixels]. */
  readonly images: Uint8Array;
  /** Their classes, where they have any. */
  readonly labels: Uint8Array | null;
  /** Where codes or figures are among the parts. */
  readonly codes: HeldOutCodes | null;
  /** Where figures are among the parts. */
  readonly figures: FigureRequest | null;
  readonly data: {
    readonly title: string;
    readonly credit: string;
    readonly licence: string;
    readonly classNames: readonly string[];
    readonly factorNames: readonly string[];
    readonly choice: DataChoice;
  };
  /** Address of the same experiment on the page. */
  readonly link: string;
  /** Address of the folder where the site lies, with its data. */
  readonly site: string;
}

/** What the worker is asked for: to pack a model, or to read one, of several files perhaps, for the page as it is. */
export type ElsewhereRequest =
  | { readonly kind: "pack"; readonly request: PackRequest }
  | { readonly kind: "read"; readonly files: readonly HandedFile[]; readonly present: Experiment };

/** What is told of reading a file. */
export type ReadReport =
  | { readonly kind: "found"; readonly model: FoundModel }
  | { readonly kind: "refused"; readonly problem: ModelFileProblem | WorkerProblem };

/** Why the worker did nothing: it is no more, for want of memory most often, or could not be fetched. */
export type WorkerProblem = { readonly code: "ended" | "notLoaded" };

/** What is told of packing; `part` is the one that is begun. */
export type PackReport =
  | {
      readonly kind: "packing";
      readonly part: ExportPart | "archive" /** 0 to 1, of the whole. */;
      readonly fraction: number;
    }
  | { readonly kind: "packed"; readonly archive: Blob }
  | { readonly kind: "failed"; readonly problem: PackProblem };

/** Why a model could not be packed. */
export type PackProblem = { readonly code: "noData"; readonly problem: DataProblem } | WorkerProblem;
