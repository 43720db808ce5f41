/** Why a zip archive, or a member of it, could not be read. Lengths are in bytes. */
type ZipProblem =
  | { readonly code: "notZip" | "zipCutShort" | "zipSplit" }
  | { readonly code: "zipTooLarge" | "zipExpandsTooFar"; readonly bytes: number; readonly greatest: number }
  | { readonly code: "zipTooDense"; readonly ratio: number; readonly greatest: number }
  | { readonly code: "tooManyMembers"; readonly count: number; readonly greatest: number }
  | { readonly code: "unsafeName" | "duplicateName" | "namesDiffer" | "membersOverlap"; readonly name: string }
  | { readonly code: "memberEncrypted" | "memberDamaged" | "wrongChecksum" }
  | { readonly code: "unknownCompression"; readonly method: number }
  | { readonly code: "wrongMemberLength"; readonly expected: number };

/** Why an array of numbers could not be read from NPY or IDX. `shape` is as the file says it. */
type ArrayProblem =
  | { readonly code: "notNpy" | "npyHeaderCutShort" | "npyHeaderUnreadable" | "objectArray" }
  | { readonly code: "unknownNpyVersion"; readonly version: number }
  | { readonly code: "unknownElementType"; readonly found: string }
  | { readonly code: "notIdx" | "idxHeaderCutShort" | "noDimensions" }
  | { readonly code: "unknownIdxType"; readonly elementType: number }
  | { readonly code: "arrayTooLarge"; readonly shape: readonly number[] }
  | {
      readonly code: "wrongArrayLength";
      readonly shape: readonly number[];
      readonly found: number;
      readonly expected: number;
    };

/** Why a table of comma-separated values could not be read; rows and columns count from 1. */
type TableProblem =
  | { readonly code: "emptyTable" | "notText" }
  | { readonly code: "openQuote"; readonly row: number }
  | { readonly code: "unevenRow"; readonly row: number; readonly found: number; readonly expected: number }
  | { readonly code: "notNumber"; readonly row: number; readonly column: number; readonly text: string }
  | { readonly code: "rowTooLong"; readonly row: number; readonly greatest: number };

/** Why gzipped bytes could not be read. */
type GzipProblem =
  | { readonly code: "gzipDamaged" | "gzipOfGzip" }
  | { readonly code: "gzipExpandsTooFar" | "gzipTooDense"; readonly greatest: number };

/** Why a file of a format, as such, could not be read. */
export type FormatProblem = ZipProblem | ArrayProblem | TableProblem | GzipProblem;

/** Bytes from elsewhere that could not be read: a problem as a code, and the file or member that has it. */
export class ImportError<Problem extends { readonly code: string } = FormatProblem> extends Error {
  override readonly name = "ImportError";
  readonly problem: Problem;
  /** The name of the file, and within it of the member. */
  readonly where: string;

  constructor(problem: Problem, where: string, options?: ErrorOptions) {
    super(problem.code, options);
    this.problem = problem;
    this.where = where;
  }
}
