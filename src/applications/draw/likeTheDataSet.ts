import type { ImageShape } from "../../experiment/architecture";
import type { DrawingStyle } from "../../experiment/dataSets";
import type { PadPoint, Stroke } from "../../state/view/drawing";
import type { PaperAndInk } from "./paperAndInk";

/** What is drawn smaller than this share of the pad is a dot, not a drawing to be blown up. */
const LEAST_EXTENT = 0.06;

/** How much of each pixel a pen has covered, 0 to 1, [height, width]. */
interface Cover {
  readonly height: number;
  readonly width: number;
  readonly shares: Float32Array;
}

/** What was drawn with one ink, without another in between. */
interface Layer {
  readonly ink: readonly number[];
  readonly strokes: Stroke[];
}

/** The shape of the images of a data set, and how a drawing becomes one of them. */
export interface Target {
  readonly imageShape: ImageShape;
  readonly drawing: DrawingStyle;
}

/**
 * A drawing as a data set has its images, levels [height, width, channels]: brought to a box in its own proportions,
 * drawn there with smooth edges, and moved so that its middle lies in the middle of the image, as MNIST's digits were
 * (LeCun, Cortes and Burges, "The MNIST database"); null of an empty pad. The pen is of one width whatever the size of the
 * drawing. Later strokes lie on earlier ones.
 */
export function likeTheDataSet(
  strokes: readonly Stroke[],
  { imageShape, drawing }: Target,
  style: PaperAndInk,
): Uint8Array | null {
  const points = strokes.flatMap((stroke) => stroke.points);
  if (points.length === 0) return null;
  const { box, pen, centre } = drawing;
  const { toBox, size } = fitted(points, imageShape, drawing);
  const layers = layersOf(strokes, style).map(({ ink, strokes: those }) => {
    const cover: Cover = { height: box[0], width: box[1], shares: new Float32Array(box[0] * box[1]) };
    for (const { points: places } of those) {
      const placed = places.map(toBox);
      for (const [index, point] of placed.entries()) drawLine(cover, placed[index - 1] ?? point, point, pen);
    }
    return { ink, cover };
  });
  const middle =
    centre === "mass" ? centreOfMass(layers.map(({ cover }) => cover)) : ([size[0] / 2, size[1] / 2] as const);
  const image = blank(imageShape, style.paper);
  for (const { ink, cover } of layers) lay(image, imageShape, { ink, cover, middle });
  return image;
}

/** The ink that a stroke is drawn with: its own, or that of the data set, as always on grey images. */
export function inkOf({ ink }: Pick<Stroke, "ink">, style: PaperAndInk): readonly number[] {
  return ink?.length === style.ink.length ? ink : style.ink;
}

function layersOf(strokes: readonly Stroke[], style: PaperAndInk): Layer[] {
  const layers: Layer[] = [];
  for (const stroke of strokes) {
    const ink = inkOf(stroke, style);
    const last = layers.at(-1);
    if (String(last?.ink) === String(ink)) last?.strokes.push(stroke);
    else layers.push({ ink, strokes: [stroke] });
  }
  return layers;
}

/** Width and height of the pad, the longer side 1, in the proportions of the images. */
export function padSize([height, width]: ImageShape): readonly [width: number, height: number] {
  const longer = Math.max(height, width);
  return [width / longer, height / longer];
}

interface Fitting {
  /** From a place on the pad to one in the box, of which the drawing touches two opposite sides. */
  readonly toBox: (point: PadPoint) => PadPoint;
  /** Width and height of the drawing in the box, in pixels. */
  readonly size: readonly [number, number];
}

function fitted(points: readonly PadPoint[], shape: ImageShape, { box, pen }: DrawingStyle): Fitting {
  const [across, down] = padSize(shape);
  const left = Math.min(...points.map(({ x }) => x * across));
  const top = Math.min(...points.map(({ y }) => y * down));
  const width = Math.max(...points.map(({ x }) => x * across)) - left;
  const height = Math.max(...points.map(({ y }) => y * down)) - top;
  const scale = Math.min(
    (box[1] - pen) / Math.max(width, LEAST_EXTENT),
    (box[0] - pen) / Math.max(height, LEAST_EXTENT),
  );
  return {
    toBox: ({ x, y }) => ({ x: (x * across - left) * scale + pen / 2, y: (y * down - top) * scale + pen / 2 }),
    size: [width * scale + pen, height * scale + pen],
  };
}

/** Draws a line with round ends: of each pixel the share is covered that lies under the pen, to within its edge. */
function drawLine({ height, width, shares }: Cover, from: PadPoint, to: PadPoint, pen: number): void {
  const reach = pen / 2 + 1;
  const first = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const last = Math.min(height - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(width - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  for (let row = first; row <= last; row++) {
    for (let column = left; column <= right; column++) {
      const distance = distanceToLine(column + 0.5, row + 0.5, from, to);
      const covered = Math.min(1, Math.max(0, pen / 2 + 0.5 - distance));
      const place = row * width + column;
      shares[place] = Math.max(shares[place] ?? 0, covered);
    }
  }
}

function distanceToLine(x: number, y: number, from: PadPoint, to: PadPoint): number {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - from.x) * dx + (y - from.y) * dy) / length;
  const held = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - held * dx, y - from.y - held * dy);
}

/** An image of nothing but paper. */
function blank([height, width, channels]: ImageShape, paper: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: height * width * channels }, (_, index) => paper[index % channels] ?? 0);
}

interface Laid {
  readonly ink: readonly number[];
  readonly cover: Cover;
  /** Column and row of the box that come to the middle of the image. */
  readonly middle: readonly [across: number, down: number];
}

/** Inks an image by what is covered of a box, which is moved by whole pixels so that its middle comes to the image's, to half a pixel. */
function lay(image: Uint8Array, [height, width, channels]: ImageShape, { ink, cover, middle }: Laid): void {
  const right = Math.round(width / 2 - middle[0]);
  const below = Math.round(height / 2 - middle[1]);
  cover.shares.forEach((share, place) => {
    const row = Math.floor(place / cover.width) + below;
    const column = (place % cover.width) + right;
    if (share === 0 || row < 0 || row >= height || column < 0 || column >= width) return;
    const first = (row * width + column) * channels;
    for (const [channel, level] of ink.entries()) {
      const before = image[first + channel] ?? 0;
      image[first + channel] = Math.round(before + (level - before) * share);
    }
  });
}

/** In columns and rows, counted at the pixels' top left corners as MNIST's makers did. */
function centreOfMass(covers: readonly Cover[]): readonly [number, number] {
  let [mass, across, down] = [0, 0, 0];
  const [{ width, shares } = { width: 1, shares: new Float32Array(0) }] = covers;
  for (const place of shares.keys()) {
    const share = Math.max(...covers.map((cover) => cover.shares[place] ?? 0));
    mass += share;
    across += share * (place % width);
    down += share * Math.floor(place / width);
  }
  return [across / mass, down / mass];
}
