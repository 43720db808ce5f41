/** Why a data set could not be loaded. Lengths are in bytes; `file` and `path` say which file of it. */
export type DataProblem =
  | { readonly code: "unknownSource"; readonly source: string }
  | { readonly code: "notFetched" | "connectionBroken"; readonly path: string }
  | { readonly code: "refusedByServer"; readonly path: string; readonly status: number }
  | { readonly code: "manifestUnreadable" | "noInflater" }
  | { readonly code: "notInManifest"; readonly title: string; readonly file: string }
  | { readonly code: "otherFile" | "notIdx" | "noDimensions"; readonly file: string }
  | { readonly code: "damaged" | "headerCutShort"; readonly file: string; readonly length: number }
  | { readonly code: "expandsTooFar"; readonly file: string; readonly expected: number }
  | { readonly code: "expandsTooLittle"; readonly file: string; readonly found: number; readonly expected: number }
  /** `elementType` is the number that IDX gives to the type of the elements. */
  | { readonly code: "notBytes"; readonly file: string; readonly elementType: number | undefined }
  | { readonly code: "wrongLength"; readonly file: string; readonly shape: readonly number[]; readonly found: number }
  | { readonly code: "imagesAndLabelsDiffer"; readonly title: string; readonly images: number; readonly labels: number }
  | { readonly code: "labelOutOfRange"; readonly title: string; readonly label: number; readonly classCount: number };
