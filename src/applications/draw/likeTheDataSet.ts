import type { ImageShape } from "../../experiment/architecture";
import type { DrawingStyle } from "../../experiment/dataSets";
import type { PadPoint, Stroke } from "../../state/view/drawing";

/** What is drawn smaller than this share of the pad is a dot, not a drawing to be blown up. */
const LEAST_EXTENT = 0.06;

/** Ink on pixels, 0 to 1, [height, width]. */
interface Ink {
  readonly height: number;
  readonly width: number;
  readonly darkness: Float32Array;
}

/** The shape of the images of a data set, and how a drawing becomes one of them. */
export interface Target {
  readonly imageShape: ImageShape;
  readonly drawing: DrawingStyle;
}

/**
 * A drawing as a data set has its images, levels [height, width, channels]: brought to a box in its own proportions,
 * drawn there with smooth edges, and moved so that its middle lies in the middle of the image; null of an empty pad. The
 * pen is of one width whatever the size of the drawing. On grey images ink is bright on black, as MNIST has it (LeCun,
 * Cortes and Burges, "The MNIST database"); on images in colour it is black on white paper.
 */
export function likeTheDataSet(strokes: readonly Stroke[], { imageShape, drawing }: Target): Uint8Array | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const { box, pen, centre } = drawing;
  const { toBox, size } = fitted(points, imageShape, drawing);
  const ink: Ink = { height: box[0], width: box[1], darkness: new Float32Array(box[0] * box[1]) };
  for (const stroke of strokes) {
    const placed = stroke.map(toBox);
    for (const [index, point] of placed.entries()) drawLine(ink, placed[index - 1] ?? point, point, pen);
  }
  const middle = centre === "mass" ? centreOfMass(ink) : ([size[0] / 2, size[1] / 2] as const);
  return centred(ink, middle, imageShape);
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

/** Draws a line with round ends: a pixel is as dark as the share of it that the pen covers, to within its edge. */
function drawLine({ height, width, darkness }: Ink, from: PadPoint, to: PadPoint, pen: number): void {
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
      darkness[place] = Math.max(darkness[place] ?? 0, covered);
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

/** The box inside the image, moved by whole pixels so that a place in it comes to the middle, to half a pixel. */
function centred(
  ink: Ink,
  [across, down]: readonly [number, number],
  [height, width, channels]: ImageShape,
): Uint8Array {
  const onPaper = channels > 1;
  const image = new Uint8Array(height * width * channels).fill(onPaper ? 255 : 0);
  const right = Math.round(width / 2 - across);
  const below = Math.round(height / 2 - down);
  ink.darkness.forEach((darkness, place) => {
    const row = Math.floor(place / ink.width) + below;
    const column = (place % ink.width) + right;
    if (row < 0 || row >= height || column < 0 || column >= width) return;
    const level = Math.round(255 * darkness);
    const first = (row * width + column) * channels;
    image.fill(onPaper ? 255 - level : level, first, first + channels);
  });
  return image;
}

/** In columns and rows, counted at the pixels' top left corners as MNIST's makers did. */
function centreOfMass({ width, darkness }: Ink): readonly [number, number] {
  let [mass, across, down] = [0, 0, 0];
  darkness.forEach((dark, place) => {
    mass += dark;
    across += dark * (place % width);
    down += dark * Math.floor(place / width);
  });
  return [across / mass, down / mass];
}
