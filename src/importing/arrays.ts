import { readIdx } from "../formats/idx";
import { ImportError } from "../formats/importError";
import { readNpy } from "../formats/npy";
import type { NumberArray } from "../formats/numberArray";
import { type Entry, leftOutBy, type OnLooked } from "./entries";
import type { ImportProblem, LeftOut } from "./importProblem";
import { layoutOf } from "./layout";
import type { Material } from "./material";
import { type NumberImages, numbersMaterial } from "./numbers";
import { cleanName, titleOf } from "./paths";

interface NamedArray {
  readonly name: string;
  readonly array: NumberArray;
}

/** Names of arrays that are held out: `x_test`, `t10k-images`, `val_labels`. */
const heldOut = /(^|[^a-z])(test|t10k|val|valid|validation)([^a-z]|$)/i;
const labelled = /label|target|class|(^|[^a-z])y([^a-z]|$)/i;
const MOST_JSON = 2 ** 20;

/**
 * A material of the arrays among some files, with the labels that go with them; where there are no labels and several
 * arrays of images, each of these is a class, as in the files of Quick, Draw!.
 * @throws ImportError where none of the arrays is of images
 */
export async function arraysMaterial(
  entries: readonly Entry[],
  title: string,
  before: readonly LeftOut[],
  onLooked: OnLooked,
): Promise<Material> {
  const leftOut = [...before];
  const arrays: NamedArray[] = [];
  for (const [place, entry] of entries.filter(({ kind }) => kind === "npy" || kind === "idx").entries()) {
    onLooked(place, entries.length);
    try {
      const read = entry.kind === "npy" ? readNpy : readIdx;
      arrays.push({ name: entry.path, array: read(await entry.read(), entry.path) });
    } catch (error) {
      leftOut.push(leftOutBy(error, entry.path));
    }
  }
  const images = arrays.filter((each) => !isLabels(each) && layoutOf(each.array.shape) !== null);
  const labels = arrays.filter(isLabels);
  for (const other of arrays) {
    if (images.includes(other) || labels.includes(other)) continue;
    leftOut.push({ where: other.name, problem: { code: "notImages", shape: other.array.shape } });
  }
  const [first] = images;
  if (!first) {
    const [reason] = leftOut;
    throw new ImportError<ImportProblem>(reason?.problem ?? { code: "noImages" }, reason?.where ?? title);
  }
  const uniform = images.filter((each) => sameShape(first, each) || leaveOut(leftOut, first, each));
  const classNames = await readClassNames(entries);
  const parts = [false, true].flatMap((isHeldOut) => {
    const ofPart = ({ name }: NamedArray) => heldOut.test(fileOf(name)) === isHeldOut;
    return pair(uniform.filter(ofPart), labels.filter(ofPart), isHeldOut, classNames, leftOut);
  });
  const pieces = parts as [NumberImages, ...NumberImages[]];
  return numbersMaterial({ kind: "arrays", title, pieces, ...(classNames && { classNames }), leftOut });
}

function fileOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}

function isLabels({ name, array: { shape } }: NamedArray): boolean {
  return shape.length === 1 || (shape.length === 2 && (shape[1] === 1 || labelled.test(fileOf(name))));
}

function sameShape(a: NamedArray, b: NamedArray): boolean {
  return a.array.shape.slice(1).join() === b.array.shape.slice(1).join();
}

function leaveOut(leftOut: LeftOut[], { array }: NamedArray, other: NamedArray): false {
  const [expected, found] = [array.shape.slice(1), other.array.shape.slice(1)];
  leftOut.push({ where: other.name, problem: { code: "shapesDiffer", found, expected } });
  return false;
}

/** Images with their labels, in the order of their names. */
function pair(
  images: readonly NamedArray[],
  labels: readonly NamedArray[],
  isHeldOut: boolean,
  classNames: readonly string[] | null,
  leftOut: LeftOut[],
): readonly NumberImages[] {
  return images.map(({ name, array }, place) => {
    const own = labels.length === images.length ? labels[place] : undefined;
    const asClass = labels.length === 0 && images.length > 1 ? titleOf(name) : undefined;
    const classOf = own
      ? classesBy(own, array.shape[0] ?? 0, classNames, leftOut)
      : asClass === undefined
        ? undefined
        : () => asClass;
    return { name, shape: array.shape, values: array.values, isHeldOut, classOf };
  });
}

/** The name of the class of each image by its label, a number or one of many columns. */
function classesBy(
  { name, array }: NamedArray,
  images: number,
  classNames: readonly string[] | null,
  leftOut: LeftOut[],
): ((index: number) => string) | undefined {
  const [count = 0, columns = 1] = array.shape;
  if (count !== images) {
    leftOut.push({ where: name, problem: { code: "labelsDiffer", images, labels: count } });
    return undefined;
  }
  const labels = Array.from({ length: count }, (_, row) => labelIn(array, row, columns));
  if (labels.some((label) => !Number.isInteger(label))) {
    leftOut.push({ where: name, problem: { code: "labelsNotWhole" } });
    return undefined;
  }
  return (index) => {
    const label = labels[index] ?? 0;
    return classNames?.[label] ?? String(label);
  };
}

function labelIn({ values }: NumberArray, row: number, columns: number): number {
  if (columns === 1) return Number(values[row]);
  let best = 0;
  for (let column = 1; column < columns; column++) {
    if (Number(values[row * columns + column]) > Number(values[row * columns + best])) best = column;
  }
  return best;
}

/** The names of the classes as `class_names.json` lists them; null where no such file is there, or it is another. */
async function readClassNames(entries: readonly Entry[]): Promise<readonly string[] | null> {
  const entry = entries.find(({ path }) => fileOf(path) === "class_names.json");
  const bytes = await entry?.read(MOST_JSON);
  if (!bytes) return null;
  try {
    const names: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!Array.isArray(names) || names.length > 256) return null;
    const texts = names.map((name) => (typeof name === "string" ? cleanName(name) : ""));
    return texts.every((text) => text !== "") && new Set(texts).size === texts.length ? texts : null;
  } catch {
    return null;
  }
}
