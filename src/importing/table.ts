import { readCsv } from "../formats/csv";
import { ImportError } from "../formats/importError";
import type { Entry } from "./entries";
import type { ImportProblem, LeftOut } from "./importProblem";
import { layoutOf } from "./layout";
import type { Material } from "./material";
import { type NumberImages, numbersMaterial } from "./numbers";
import { cleanName } from "./paths";

/** Bytes of the pixels of a table at most. */
const MOST_BYTES = 512 * 2 ** 20;
const labelHeader = /^(label|class|target|y|name|digit)$/i;
const heldOutName = /(^|[^a-z])(test|t10k|val|valid|validation)([^a-z]|$)/i;

/**
 * A material of tables with an image a row: its pixels, and before or behind them a column for the class, if any.
 * @throws ImportError where a table cannot be read, or its columns are no pixels of a square
 */
export async function tablesMaterial(
  entries: readonly Entry[],
  title: string,
  leftOut: readonly LeftOut[],
): Promise<Material> {
  const pieces: NumberImages[] = [];
  for (const entry of entries) pieces.push(readTable(await entry.read(), entry.path));
  const [first] = pieces;
  if (!first) throw new ImportError<ImportProblem>({ code: "noImages" }, title);
  const odd = pieces.find(({ shape }) => shape[1] !== first.shape[1]);
  if (odd) {
    const [found, expected] = [odd.shape.slice(1), first.shape.slice(1)];
    throw new ImportError<ImportProblem>({ code: "shapesDiffer", found, expected }, odd.name);
  }
  return numbersMaterial({ kind: "table", title, pieces: [first, ...pieces.slice(1)], leftOut });
}

function readTable(bytes: Uint8Array, name: string): NumberImages {
  const rows: (Uint8Array | Float32Array)[] = [];
  const classes: string[] = [];
  let columns: { readonly label: number; readonly pixels: number } | undefined;
  readCsv(bytes, name, (values, row) => {
    const isHeader = row === 1 && values.filter((value) => !isNumber(value)).length > 1;
    columns ??= columnsOf(values, isHeader, name);
    if (isHeader) return true;
    const { label, pixels } = columns;
    if (label >= 0) classes.push(cleanName(values[label] ?? ""));
    rows.push(readPixels(values, label, row, name));
    const held = rows.length * pixels;
    if (held > MOST_BYTES)
      throw new ImportError<ImportProblem>({ code: "fileTooLarge", bytes: held, greatest: MOST_BYTES }, name);
    return true;
  });
  const pixels = columns?.pixels ?? 0;
  if (rows.length === 0) throw new ImportError<ImportProblem>({ code: "emptyTable" }, name);
  const areBytes = rows.every((row) => row instanceof Uint8Array);
  const values = areBytes ? new Uint8Array(rows.length * pixels) : new Float32Array(rows.length * pixels);
  for (const [place, row] of rows.entries()) values.set(row, place * pixels);
  const isHeldOut = heldOutName.test(name.split("/").at(-1) ?? "");
  const classOf = classes.length > 0 ? (index: number) => classes[index] ?? "" : undefined;
  return { name, shape: [rows.length, pixels], values, isHeldOut, classOf };
}

/** Which column holds the class, −1 where none does, and how many hold pixels. */
function columnsOf(values: readonly string[], isHeader: boolean, name: string): { label: number; pixels: number } {
  const named = isHeader ? values.findIndex((value) => labelHeader.test(value.trim())) : -1;
  const isWhole = named < 0 && isSquare(values.length);
  const label = named >= 0 ? named : isWhole ? -1 : !isHeader && !isNumber(values.at(-1) ?? "") ? values.length - 1 : 0;
  const pixels = label >= 0 ? values.length - 1 : values.length;
  if (!isSquare(pixels)) {
    throw new ImportError<ImportProblem>({ code: "noPixelColumns", columns: values.length }, name);
  }
  return { label, pixels };
}

function isSquare(pixels: number): boolean {
  return layoutOf([1, pixels]) !== null;
}

function isNumber(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}

/** The pixels of a row: bytes where they are whole numbers up to 255. */
function readPixels(values: readonly string[], label: number, row: number, name: string): Uint8Array | Float32Array {
  const numbers = new Float32Array(values.length - (label >= 0 ? 1 : 0));
  let [at, areBytes] = [0, true];
  for (const [column, text] of values.entries()) {
    if (column === label) continue;
    const value = Number(text);
    if (!isNumber(text)) {
      const problem = { code: "notNumber", row, column: column + 1, text: text.slice(0, 20) } as const;
      throw new ImportError<ImportProblem>(problem, name);
    }
    areBytes &&= value >= 0 && value <= 255 && Number.isInteger(value);
    numbers[at++] = value;
  }
  return areBytes ? Uint8Array.from(numbers) : numbers;
}
