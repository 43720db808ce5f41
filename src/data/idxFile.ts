import { readIdx } from "../formats/idx";
import { ImportError } from "../formats/importError";
import { DataError } from "./dataset";

/**
 * The unsigned bytes that an IDX file of a data set holds; `file` names it in errors.
 * @throws DataError where it is no IDX file, or of other numbers
 */
export function bytesOfIdx(bytes: Uint8Array, file: string): Uint8Array {
  try {
    const { values, type } = readIdx(bytes, file);
    if (values instanceof Uint8Array) return values;
    throw new ImportError({ code: "unknownElementType", found: type }, file);
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    throw new DataError({ code: "fileUnreadable", file, problem: error.problem }, { cause: error });
  }
}
