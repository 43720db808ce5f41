import type { ImageShape } from "./architecture";
import { dataSets } from "./knownDataSets";
import { MNIST_BOX, MNIST_PEN, MNIST_SIDE } from "./mnist";

/** Which data set an experiment is on, as plain data. */
export interface DataChoice {
  /** The name of the source that the images come from. */
  readonly source: string;
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
  /** Who made it, and on which terms it may be used. */
  readonly credit: string;
  readonly licence: string;
  /** What an image of it is called, such as "digit" and "digits". */
  readonly noun: { readonly one: string; readonly many: string };
  readonly imageShape: ImageShape;
  /** The names of the classes by their labels, at most 256; empty where the images have none. */
  readonly classNames: readonly string[];
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
export function descriptionOf({ source }: DataChoice): DataDescription | undefined {
  return dataSets.find(({ name }) => name === source);
}

/** How a drawing becomes an image of a shape where nothing is known of how the others were made. */
export function plainDrawing([height, width]: ImageShape): DrawingStyle {
  const share = MNIST_BOX / MNIST_SIDE;
  const pen = (MNIST_PEN / MNIST_SIDE) * Math.min(height, width);
  return { box: [Math.round(share * height), Math.round(share * width)], pen, centre: "span", asAllImages: false };
}
