import { paintPicture } from "../../pictures/pixels";
import type { Points } from "../points/usePoints";
import { fontOf, type Inks } from "./inks";

/** Held-out images and their classes, for what is drawn of single ones. */
export interface Images {
  readonly classNames: readonly string[];
  /** Null where the images have no classes. */
  readonly testLabels: Uint8Array | null;
  /** Grey levels, [count, pixels]. */
  readonly testImages: Uint8Array;
  readonly imageShape: readonly [number, number, number];
}

/** Most letters of a class's name that are drawn. */
const LONGEST_NAME = 10;
/** The longer side of a thumbnail is at most so many CSS pixels. */
const LARGEST_THUMBNAIL = 32;
/** Thumbnails that are kept; those drawn longest ago go first. */
const KEPT_THUMBNAILS = 400;

/** The rows' class names at their places, in the points' colours with a rim of the background's. */
export function drawGlyphs(
  context: CanvasRenderingContext2D,
  points: Points,
  rows: Uint32Array,
  images: Images,
  colours: readonly string[],
  inks: Inks,
): void {
  context.font = fontOf(inks, 12, "700");
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 2.5;
  context.strokeStyle = inks.background;
  for (const row of rows) {
    const [x, y] = [points.places[2 * row] ?? 0, points.places[2 * row + 1] ?? 0];
    const name = shortened(images.classNames[images.testLabels?.[row] ?? -1] ?? "?");
    context.fillStyle = colours[points.tones[row] ?? 0] ?? inks.ink;
    context.strokeText(name, x, y);
    context.fillText(name, x, y);
  }
}

/** A class's name, or its beginning where it is long. */
export function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

/** The rows' images at their places, framed in the points' colours. */
export function drawThumbnails(
  context: CanvasRenderingContext2D,
  points: Points,
  rows: Uint32Array,
  images: Images,
  colours: readonly string[],
  inks: Inks,
): void {
  context.save();
  const [width, height] = thumbnailSize(images.imageShape);
  context.imageSmoothingEnabled = width < images.imageShape[1];
  for (const row of rows) {
    const left = Math.round((points.places[2 * row] ?? 0) - width / 2);
    const top = Math.round((points.places[2 * row + 1] ?? 0) - height / 2);
    context.fillStyle = colours[points.tones[row] ?? 0] ?? inks.ink;
    context.fillRect(left - 2, top - 2, width + 4, height + 4);
    context.drawImage(thumbnail(row, images), left, top, width, height);
  }
  context.restore();
}

/** Width and height of a thumbnail in CSS pixels: small images enlarged, large ones reduced, by a whole number. */
export function thumbnailSize([height, width]: readonly [number, number, number]): readonly [number, number] {
  const longer = Math.max(height, width);
  const scale =
    longer <= LARGEST_THUMBNAIL ? Math.floor(LARGEST_THUMBNAIL / longer) : 1 / Math.ceil(longer / LARGEST_THUMBNAIL);
  return [Math.round(width * scale), Math.round(height * scale)];
}

const thumbnails = new WeakMap<Uint8Array, Map<string, HTMLCanvasElement>>();

function thumbnail(row: number, images: Images): HTMLCanvasElement {
  const kept = thumbnails.get(images.testImages) ?? new Map<string, HTMLCanvasElement>();
  thumbnails.set(images.testImages, kept);
  const theme = document.documentElement.dataset["theme"] ?? "light";
  const key = `${theme} ${row}`;
  const picture = kept.get(key) ?? painted(row, images, theme !== "dark");
  kept.delete(key);
  kept.set(key, picture);
  const oldest = kept.size > KEPT_THUMBNAILS ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  return picture;
}

function painted(row: number, { testImages, imageShape }: Images, onPaper: boolean): HTMLCanvasElement {
  const [height, width, channels] = imageShape;
  const pixels = height * width * channels;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const picture = context?.createImageData(width, height);
  if (!context || !picture) return canvas;
  const image = testImages.subarray(row * pixels, (row + 1) * pixels);
  paintPicture(picture.data, image, { channels, onPaper });
  context.putImageData(picture, 0, 0);
  return canvas;
}
