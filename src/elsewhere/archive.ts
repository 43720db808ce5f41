import type { Dataset, ImageSet } from "../data/dataset";
import { writeCsv } from "../formats/csv";
import { writeNpz } from "../formats/npz";
import type { NumberArray } from "../formats/numberArray";
import { writeZip } from "../formats/zip";
import { checkArrays } from "./check";
import { codesFiles } from "./codes";
import { figuresOf } from "./figures/figures";
import { type Files, filesFor, textFile } from "./files";
import { readmeOf } from "./readme";
import {
  type ExportPart,
  exportParts,
  type FigureRequest,
  isLibrary,
  type PackReport,
  type PackRequest,
} from "./request";

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
    ["check.npz", writeNpz(checkArrays(experiment, checkpoint.state, request.images, request.labels))],
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
  if (part === "codes") return codesFiles(request);
  return part === "figures" ? figureFiles(request) : [["data.npz", dataFile(await load())]];
}

/** Figures for print, the run's numbers, and how it is cited. */
function figureFiles(request: PackRequest): Files {
  const { figures, moment, link } = request;
  if (!figures) return [];
  const { train, heldOut } = figures;
  const numbers = { link, step: moment.checkpoint.step, experiment: moment.experiment, train, heldOut };
  return [
    ...figuresOf(request).map(([name, svg]) => [`figures/${name}.svg`, textFile(svg)] as const),
    ["figures/run.json", textFile(JSON.stringify(numbers, null, 1))],
    ["figures/run.csv", textFile(writeCsv(tableOf(figures)))],
    ["figures/cite.bib", textFile(figures.bibtex)],
  ];
}

function tableOf({ train, heldOut }: FigureRequest): (string | number)[][] {
  const rowsOf = (part: string, points: FigureRequest["train"]) =>
    points.map(({ step, total, reconstruction, kl }) => [part, step, total, reconstruction, kl]);
  return [
    ["images", "step", "total", "reconstruction", "kl"],
    ...rowsOf("train", train),
    ...rowsOf("held-out", heldOut),
  ];
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
