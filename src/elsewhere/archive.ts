import type { Dataset, ImageSet } from "../data/dataset";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { writeZip } from "../formats/zip";
import { checkArrays } from "./check";
import { codesFiles } from "./codes";
import { type Files, filesFor, textFile } from "./files";
import { readmeOf } from "./readme";
import { type ExportPart, exportParts, isLibrary, type PackReport, type PackRequest } from "./request";

/** What packing needs of the world. */
export interface Packing {
  readonly report: (report: PackReport) => void;
  /** The data set that the model is trained on. */
  readonly load: () => Promise<Dataset>;
}

/** Packs a model into a zip archive: what is asked for, and always `README.md` and `check.npz`. */
export async function pack(request: PackRequest, { report, load }: Packing): Promise<Uint8Array<ArrayBuffer>> {
  const { experiment, checkpoint } = request.moment;
  const parts = exportParts.filter((part) => request.parts.includes(part));
  const files: (readonly [string, Uint8Array])[] = [
    ["README.md", textFile(readmeOf(request))],
    ["check.npz", writeNpz(checkArrays(experiment, checkpoint.state, request.images))],
  ];
  for (const [index, part] of parts.entries()) {
    report({ kind: "packing", part, fraction: index / (parts.length + 1) });
    files.push(...(await filesOfPart(part, request, load)));
  }
  report({ kind: "packing", part: "archive", fraction: parts.length / (parts.length + 1) });
  return writeZip(files);
}

async function filesOfPart(part: ExportPart, request: PackRequest, load: Packing["load"]): Promise<Files> {
  if (isLibrary(part)) return filesFor(part, request.moment);
  return part === "codes" ? codesFiles(request) : [["data.npz", dataFile(await load())]];
}

/** A data set as NumPy reads it: `x_train` and `x_test` [count, height, width, channels], labels and factors where there are any. */
function dataFile({ train, test, imageShape, classNames, factors }: Dataset): Uint8Array {
  const arrays = [...arraysOf(train, "train", imageShape), ...arraysOf(test, "test", imageShape)];
  const names = JSON.stringify({ classes: classNames, factors: factors.map(({ name }) => name) });
  return writeNpz(arrays, [["names.json", textFile(names)]]);
}

function arraysOf(set: ImageSet, part: string, shape: readonly number[]): readonly (readonly [string, NumberArray])[] {
  const { count, images, labels, factors } = set;
  const arrays: [string, NumberArray][] = [[`x_${part}`, { shape: [count, ...shape], type: "uint8", values: images }]];
  if (labels) arrays.push([`y_${part}`, { shape: [count], type: "uint8", values: labels }]);
  if (factors) {
    arrays.push([`factors_${part}`, { shape: [count, factors.length / count], type: "float32", values: factors }]);
  }
  return arrays;
}
