import type { ImageShape } from "./architecture";
import { editionOf } from "./editions";
import { dataSets } from "./knownDataSets";
import { MNIST_BOX, MNIST_PEN, MNIST_SIDE } from "./mnist";

/** Which data set an experiment is on, as plain data: one that the page has by name, or somebody's own images. */
export type DataChoice = KnownChoice | OwnChoice;

/** A data set that the page has by name; what is left out is as usual in that set, and never written where it is. */
export interface KnownChoice {
  /** The name of the source that the images come from. */
  readonly source: string;
  /** Labels of the classes that are kept, ascending. */
  readonly classes?: readonly number[];
  /** Images to train on. */
  readonly count?: number;
  /** Of a drawn set: height and width in pixels. */
  readonly side?: number;
  /** Of a drawn set in colour: that it is drawn in grey. */
  readonly grey?: true;
  /** Of a drawn set: which of its factors vary, ascending; the others stand in the middle. */
  readonly varied?: readonly number[];
  /** Of a drawn set: what its factors are drawn from, 0 to 2³² − 1. */
  readonly drawSeed?: number;
}

/** Somebody's own images, known again by a digest; they lie on this machine or on another one. */
export interface OwnChoice {
  readonly source: "own";
  /** The first 16 hexadecimal digits of the SHA-256 of the images. */
  readonly digest: string;
  readonly shape: ImageShape;
  readonly trainCount: number;
  readonly testCount: number;
  /** Number of classes; 0 where the images have none. */
  readonly classCount: number;
}

/** Whether a choice is of somebody's own images. */
export function isOwn(choice: DataChoice): choice is OwnChoice {
  return choice.source === "own";
}

/** A text that is the same of two choices of one data set, and of no others. */
export function keyOf(choice: DataChoice): string {
  return JSON.stringify(Object.entries(choice).sort());
}

/** What is known of a data set before an image of it is loaded. */
export interface DataDescription {
  /** What experiments and links call it. */
  readonly name: string;
  /** Tells this edition from others of the same name: the beginning of a digest of its images. */
  readonly version: string;
  readonly title: string;
  /** Whether its images are fetched from the site, drawn where they are used, or somebody's own. */
  readonly origin: "fetched" | "drawn" | "own";
  /** Who made it, and on which terms it may be used. */
  readonly credit: string;
  readonly licence: string;
  /** What an image of it is called, such as "digit" and "digits". */
  readonly noun: { readonly one: string; readonly many: string };
  readonly imageShape: ImageShape;
  /** The names of the classes by their labels, at most 256; empty where the images have none. */
  readonly classNames: readonly string[];
  /** The names of the classes that are not trained on although the set has them; left out where there are none. */
  readonly leftOutNames?: readonly string[];
  /** How many images each class has, where that is known and matters: where a part of them can be chosen. */
  readonly classCounts?: readonly (readonly [train: number, test: number])[];
  /** What is known of how each image came about, in the order of their values; empty where nothing is. */
  readonly factors: readonly FactorDescription[];
  /** Images to train on, and images held out. */
  readonly trainCount: number;
  readonly testCount: number;
  readonly drawing: DrawingStyle;
  /** Bytes that are fetched to have it; 0 where it is drawn. */
  readonly fetchedBytes: number;
  /** The latent size that is proposed for it. */
  readonly latentDim: number;
}

/** A factor of variation whose value is known of each image. */
export interface FactorDescription {
  readonly name: string;
  readonly least: number;
  readonly greatest: number;
  /** Behind a value, such as "°"; none where left out. */
  readonly unit?: string;
  /** Whether its greatest value is its least again, as after a whole turn; not so where left out. */
  readonly isCircular?: boolean;
  /** Whether it varies only where that is asked for; a factor that does not stands at its greatest. */
  readonly isOptional?: boolean;
}

/** How a drawing becomes an image like those of a data set. */
export interface DrawingStyle {
  /** Height and width, in pixels, of the box that the drawing is scaled to fill. */
  readonly box: readonly [height: number, width: number];
  /** Width of the pen in pixels of the image. */
  readonly pen: number;
  /** What lies in the middle of the image: the centre of mass of the ink, or the middle of what it spans. */
  readonly centre: "mass" | "span";
  /** Whether the images of the data set were all scaled and placed like that. */
  readonly asAllImages: boolean;
}

/** The description of the data set that an experiment chose; undefined of a name that is not known. */
export function descriptionOf(
  choice: DataChoice,
  known: readonly DataDescription[] = dataSets,
): DataDescription | undefined {
  return isOwn(choice) ? describeOwn(choice) : editionNamed(choice, known);
}

function editionNamed(choice: KnownChoice, known: readonly DataDescription[]): DataDescription | undefined {
  const found = known.find(({ name }) => name === choice.source);
  return found && editionOf(found, choice);
}

/** Somebody's own images, as far as a link tells of them. */
function describeOwn({ digest, shape, trainCount, testCount, classCount }: OwnChoice): DataDescription {
  return {
    name: "own",
    version: digest,
    title: "Own images",
    origin: "own",
    credit: "",
    licence: "",
    noun: { one: "image", many: "images" },
    imageShape: shape,
    classNames: Array.from({ length: classCount }, (_, label) => String(label)),
    factors: [],
    trainCount,
    testCount,
    drawing: plainDrawing(shape),
    fetchedBytes: 0,
    latentDim: 2,
  };
}

/** How a drawing becomes an image of a shape where nothing is known of how the others were made. */
export function plainDrawing([height, width]: ImageShape): DrawingStyle {
  const share = MNIST_BOX / MNIST_SIDE;
  const pen = (MNIST_PEN / MNIST_SIDE) * Math.min(height, width);
  return { box: [Math.round(share * height), Math.round(share * width)], pen, centre: "span", asAllImages: false };
}
