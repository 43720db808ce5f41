import { sizeOf } from "../experiment/architecture";
import { ImportError } from "../formats/importError";
import type { KeptDataSet, KeptImages } from "../library/dataSets";
import { digestOf } from "../library/digest";
import { LibraryError, type LibraryProblem } from "../library/libraryError";
import { type ChosenFile, leftOutBy } from "./entries";
import type { ImportProblem, LeftOut } from "./importProblem";
import { type Material, proposedShape } from "./material";
import { materialOf } from "./materialOf";
import { cleanName } from "./paths";
import type { Decoder } from "./pictures";
import {
  countsWithin,
  type ImportChoices,
  type ImportOutcome,
  type ImportPlan,
  type ImportPreview,
  LEAST_IMAGES,
  PREVIEW_IMAGES,
} from "./plan";
import type { ImportProgress } from "./protocol";
import { renderImage } from "./raster";
import { balancedSample, holdOut, markOf } from "./split";

/** What an importer needs of the world. */
export interface ImporterServices extends Decoder {
  readonly onProgress: (progress: ImportProgress) => void;
  /** Keeps a data set that was made. @throws LibraryError */
  readonly keep: (dataSet: KeptDataSet, images: KeptImages) => Promise<void>;
  /** The time in ms since 1970. */
  readonly now: () => number;
}

/** Images that are decoded at a time. */
const AT_A_TIME = 16;
/** Most files that are told of one by one. */
const MOST_LEFT_OUT = 200;

/** Makes a data set of files: first a plan for which nothing is decoded, then, as the user chose, the images. */
export class Importer {
  readonly #services: ImporterServices;
  #material: Material | null = null;
  #bytes = 0;

  constructor(services: ImporterServices) {
    this.#services = services;
  }

  /** @throws ImportError where nothing can be made of the files */
  async plan(files: readonly ChosenFile[]): Promise<ImportPlan> {
    const tell = (done: number, of: number) => this.#tell("looking", done, of);
    const material = await materialOf(files, this.#services, tell);
    this.#material = material;
    this.#bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
    const { count, kind } = material;
    // How many tiles a sheet has is up to the user.
    if (count < LEAST_IMAGES && kind !== "sheet") throw tooFew(count, material.title);
    return this.#planOf(material, {
      title: material.title,
      shape: proposedShape(material),
      fit: "crop",
      paper: 255,
      isInverted: false,
      hasClasses: material.labels !== null,
      ...material.proposed,
    });
  }

  /** Some images as they would be, and the plan as it is with the choices. */
  async preview(choices: ImportChoices): Promise<{ readonly preview: ImportPreview; readonly plan: ImportPlan }> {
    const material = this.#chosen(choices);
    const count = Math.min(PREVIEW_IMAGES, material.count);
    const indices = Array.from({ length: count }, (_, place) => Math.floor((place * material.count) / count));
    const { images, rows, leftOut } = await this.#render(material, indices, choices, () => undefined);
    const preview = { shape: choices.shape, images, count: rows.length };
    return {
      preview,
      plan: { ...this.#planOf(material, choices), leftOutCount: material.leftOut.length + leftOut.length },
    };
  }

  /** @throws ImportError where too few images are left */
  async import(choices: ImportChoices): Promise<ImportOutcome> {
    const material = this.#chosen(choices);
    const indices = takenOf(material, choices);
    const tell = (done: number) => this.#tell("decoding", done, indices.length);
    const { images, rows, leftOut } = await this.#render(material, indices, choices, tell);
    if (rows.length < LEAST_IMAGES) throw tooFew(rows.length, material.title);
    const isHeldOut = heldOutOf(material, choices, rows, images);
    const labels = choices.hasClasses ? labelsOf(material, rows) : null;
    const places = Array.from(rows.keys());
    const train = places.filter((place) => isHeldOut[place] === 0);
    const test = places.filter((place) => isHeldOut[place] === 1);
    if (Math.min(train.length, test.length) < LEAST_IMAGES / 2) {
      throw tooFew(Math.min(train.length, test.length), material.title, LEAST_IMAGES / 2);
    }
    const labelsAt = (some: readonly number[]) => labels && Uint8Array.from(some, (place) => labels.of[place] ?? 0);
    const kept: KeptImages = {
      trainImages: imagesAt(train, images, choices),
      trainLabels: labelsAt(train),
      testImages: imagesAt(test, images, choices),
      testLabels: labelsAt(test),
    };
    this.#tell("keeping", 0, 1);
    const dataSet = await this.#describe(
      choices,
      kept,
      { train: train.length, test: test.length },
      labels?.names ?? [],
    );
    const trouble = await this.#services.keep(dataSet, kept).then(() => null, troubleOf);
    const all = [...material.leftOut, ...leftOut];
    const left = { leftOut: all.slice(0, MOST_LEFT_OUT), leftOutCount: all.length };
    return { dataSet, ...left, ...(trouble && { notKept: { trouble, images: kept } }) };
  }

  async #describe(
    { title, shape }: ImportChoices,
    images: KeptImages,
    counts: { readonly train: number; readonly test: number },
    classNames: readonly string[],
  ): Promise<KeptDataSet> {
    const labels = images.trainLabels ? counts.train + counts.test : 0;
    return {
      digest: await digestOf(shape, images),
      title: cleanName(title),
      imageShape: shape,
      classNames,
      trainCount: counts.train,
      testCount: counts.test,
      bytes: images.trainImages.length + images.testImages.length + labels,
      keptAt: this.#services.now(),
    };
  }

  #chosen(choices: ImportChoices): Material {
    if (!this.#material) throw new RangeError("noMaterial");
    return this.#material.with(choices);
  }

  /** Reads images, some at a time; those that cannot be had are left out, and the others go on. */
  async #render(
    material: Material,
    indices: readonly number[],
    choices: ImportChoices,
    onDone: (done: number) => void,
  ) {
    const pixels = sizeOf(choices.shape);
    const images = new Uint8Array(indices.length * pixels);
    const rows: number[] = [];
    const leftOut: LeftOut[] = [];
    for (let begin = 0; begin < indices.length; begin += AT_A_TIME) {
      const some = indices.slice(begin, begin + AT_A_TIME);
      const settled = await Promise.allSettled(some.map((index) => material.read(index, choices)));
      for (const [place, result] of settled.entries()) {
        const index = some[place] ?? 0;
        if (result.status === "rejected") leftOut.push(leftOutBy(result.reason, material.nameOf(index)));
        else {
          renderImage(result.value, choices, images.subarray(rows.length * pixels, (rows.length + 1) * pixels));
          rows.push(index);
        }
      }
      onDone(begin + some.length);
    }
    return { images: images.subarray(0, rows.length * pixels), rows, leftOut };
  }

  #planOf(material: Material, proposed: ImportChoices): ImportPlan {
    const { kind, count, classNames, labels, heldOut, sizes, isGrey, hasChannelOrder, values, leftOut } = material;
    const counts = new Uint32Array(classNames.length);
    for (const label of labels ?? []) if (label >= 0) counts[label] = (counts[label] ?? 0) + 1;
    return {
      kind,
      count,
      heldOutCount: heldOut ? heldOut.reduce((sum, each) => sum + each, 0) : null,
      classes: classNames.map((name, label) => ({ name, count: counts[label] ?? 0 })),
      sizes,
      isGrey,
      hasChannelOrder,
      values,
      bytes: this.#bytes,
      leftOut: leftOut.slice(0, MOST_LEFT_OUT),
      leftOutCount: leftOut.length,
      proposed,
    };
  }

  #tell(stage: ImportProgress["stage"], done: number, of: number): void {
    this.#services.onProgress({ stage, done, of });
  }
}

/** Why a data set is not kept; what has nothing to do with that is thrown again. */
function troubleOf(error: unknown): LibraryProblem {
  if (error instanceof LibraryError) return error.code;
  throw error;
}

function tooFew(count: number, where: string, least = LEAST_IMAGES): ImportError<ImportProblem> {
  return new ImportError<ImportProblem>({ code: "tooFewImages", count, least }, where);
}

/** The images that the budget takes, drawn from the classes in turn where there are more. */
function takenOf({ count, heldOut, labels }: Material, { shape, hasClasses }: ImportChoices): readonly number[] {
  const all = Array.from({ length: count }, (_, index) => index);
  const classes = hasClasses ? labels : null;
  if (!heldOut) {
    const { train, heldOut: held } = countsWithin(shape, count, null);
    return balancedSample(all, classes, train + held);
  }
  const test = all.filter((index) => heldOut[index] === 1);
  const counts = countsWithin(shape, count, test.length);
  const train = all.filter((index) => heldOut[index] === 0);
  return [...balancedSample(train, classes, counts.train), ...balancedSample(test, classes, counts.heldOut)];
}

/** 1 for each image that is held out: as its source says, or drawn. */
function heldOutOf(
  material: Material,
  { shape, hasClasses }: ImportChoices,
  rows: readonly number[],
  images: Uint8Array,
): ArrayLike<number> {
  const { heldOut, labels } = material;
  if (heldOut) return rows.map((row) => heldOut[row] ?? 0);
  const { heldOut: count } = countsWithin(shape, rows.length, null);
  const own = hasClasses && labels ? rows.map((row) => labels[row] ?? 0) : null;
  const pixels = sizeOf(shape);
  const marks = rows.map((_, place) => markOf(images.subarray(place * pixels, (place + 1) * pixels)));
  return holdOut(count, own, marks);
}

/** The classes of some images; those without one share a class of their own, behind the others. */
function labelsOf(
  { labels, classNames }: Material,
  rows: readonly number[],
): { of: number[]; names: readonly string[] } | null {
  if (!labels) return null;
  const of = rows.map((row) => labels[row] ?? -1);
  if (!of.includes(-1)) return { of, names: classNames };
  return { of: of.map((label) => (label < 0 ? classNames.length : label)), names: [...classNames, "other"] };
}

/** Some of the images, by their places; [places, height × width × channels]. */
function imagesAt(places: readonly number[], images: Uint8Array, { shape }: ImportChoices): Uint8Array {
  const pixels = sizeOf(shape);
  const some = new Uint8Array(places.length * pixels);
  for (const [to, from] of places.entries()) {
    some.set(images.subarray(from * pixels, (from + 1) * pixels), to * pixels);
  }
  return some;
}
