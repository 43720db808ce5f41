import type { FormatProblem } from "../formats/importError";
import { amountText, bytesText, countText } from "./numbers";

/** Why a file of a format could not be read: what is to be said of it after its name, up to the full stop. */
export function formatProblemText(problem: FormatProblem): string {
  switch (problem.code) {
    case "unsafeName":
      return `holds a file with the name “${problem.name}”, which leads out of the archive or hides something: refused`;
    case "duplicateName":
      return `holds two files with the name “${problem.name}”`;
    case "namesDiffer":
      return `calls the file “${problem.name}” by two names: refused`;
    case "membersOverlap":
      return `has “${problem.name}” begin before the file before it ends: refused`;
    case "zipTooLarge":
      return `has ${bytesText(problem.bytes)}; archives of up to ${bytesText(problem.greatest)} are read`;
    case "zipExpandsTooFar":
      return `expands to ${bytesText(problem.bytes)}; up to ${bytesText(problem.greatest)} are expanded`;
    case "zipTooDense":
      return `claims ${amountText(problem.ratio)} bytes for each of its own; up to ${amountText(problem.greatest)} are expanded`;
    case "tooManyMembers":
      return `holds ${countText(problem.count)} files; up to ${countText(problem.greatest)} are read`;
    case "unknownCompression":
      return `is compressed by method ${problem.method}, which is not read here: make the archive anew with the usual one`;
    case "wrongMemberLength":
      return `does not expand to the ${lengthText(problem.expected)} that its archive says`;
    case "gzipExpandsTooFar":
      return `expands to more than ${bytesText(problem.greatest)}`;
    case "gzipTooDense":
      return `expands to more than ${amountText(problem.greatest)} bytes for each of its own: refused`;
    case "unevenRow":
      return `has ${countText(problem.found)} values in row ${countText(problem.row)} where the first row has ${countText(problem.expected)}`;
    case "notNumber":
      return `has “${problem.text}” in row ${countText(problem.row)}, column ${countText(problem.column)}, where a number belongs`;
    case "openQuote":
      return `has a quotation mark in row ${countText(problem.row)} that is never closed`;
    case "rowTooLong":
      return `has more than ${countText(problem.greatest)} characters in row ${countText(problem.row)}: that is no table`;
    case "unknownNpyVersion":
      return `is NPY of version ${problem.version}; versions 1 to 3 are read`;
    case "unknownElementType":
      return `holds elements of type “${problem.found}”; whole numbers, floating-point numbers and truth values are read`;
    case "unknownIdxType":
      return `holds elements of type ${problem.elementType}, which IDX does not know`;
    case "arrayTooLarge":
      return `says that it holds ${problem.shape.join(" × ")} numbers, more than fit here`;
    case "wrongArrayLength":
      return `should hold ${lengthText(problem.expected)} for ${problem.shape.join(" × ")} numbers and holds ${lengthText(problem.found)}`;
    default:
      return bareTexts[problem.code];
  }
}

/** What is told by its code alone. */
const bareTexts = {
  notZip: "is not a zip archive",
  zipCutShort: "is cut short: fetch or make the archive again",
  zipSplit: "is one part of an archive in several files: join them first",
  memberEncrypted: "is encrypted: make an archive without a password",
  memberDamaged: "is damaged and cannot be expanded",
  wrongChecksum: "is damaged: its checksum is another",
  notNpy: "is not an NPY file",
  npyHeaderCutShort: "ends within its header",
  npyHeaderUnreadable: "has a header that NumPy does not write",
  objectArray: "holds pickled Python objects, which can run programs and are never read: save it with a numeric dtype",
  notIdx: "is not an IDX file",
  idxHeaderCutShort: "ends within its header",
  noDimensions: "has no dimensions",
  emptyTable: "has no rows",
  notText: "is not text in UTF-8",
  gzipDamaged: "is damaged or cut short",
  gzipOfGzip: "is gzipped twice: expand it once and choose it again",
} as const;

/** A length in bytes, exactly where it is short. */
function lengthText(bytes: number): string {
  if (bytes > 1e7) return bytesText(bytes);
  return bytes === 1 ? "1 byte" : `${countText(bytes)} bytes`;
}
