import type { OwnChoice } from "../experiment/dataSets";
import type { FormatProblem } from "../formats/importError";

/** Why a data set could not be loaded. Lengths are in bytes; `file` and `path` say which file of it. */
export type DataProblem =
  | { readonly code: "unknownSource"; readonly source: string }
  /** Somebody's own images that this browser does not keep, or no longer; and what is known of them. */
  | { readonly code: "notHere"; readonly choice: OwnChoice }
  | { readonly code: "notFetched" | "connectionBroken"; readonly path: string }
  | { readonly code: "refusedByServer"; readonly path: string; readonly status: number }
  | { readonly code: "manifestUnreadable" | "noInflater" }
  | { readonly code: "notInManifest"; readonly title: string; readonly file: string }
  | { readonly code: "otherFile"; readonly file: string }
  | { readonly code: "damaged"; readonly file: string; readonly length: number }
  | { readonly code: "expandsTooFar"; readonly file: string; readonly expected: number }
  | { readonly code: "expandsTooLittle"; readonly file: string; readonly found: number; readonly expected: number }
  | { readonly code: "fileUnreadable"; readonly file: string; readonly problem: FormatProblem }
  | { readonly code: "imagesAndLabelsDiffer"; readonly title: string; readonly images: number; readonly labels: number }
  | { readonly code: "labelOutOfRange"; readonly title: string; readonly label: number; readonly classCount: number };
