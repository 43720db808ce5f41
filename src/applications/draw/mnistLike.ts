import type { PadPoint, Stroke } from "../../state/view/drawing";

/** Side of the image, and of the box inside it that the drawing fills. */
const SIDE = 28;
const BOX = 20;
/** Width of the pen in pixels of the image: the mean width of MNIST's own strokes. */
const PEN = 2.4;
/** What is drawn smaller than this share of the pad is a dot, not a digit to be blown up. */
const LEAST_EXTENT = 0.06;

/** Pixels of the box, 0 to 1, [BOX, BOX]. */
type Ink = Float32Array;

/**
 * A drawing as MNIST has its digits, grey levels [28, 28]: brought to a box of 20 × 20 pixels in its own proportions,
 * drawn there with smooth edges, and moved so that its centre of mass lies at the centre (LeCun, Cortes and Burges,
 * "The MNIST database"); null of an empty pad. The pen is of one width whatever the size of the drawing.
 */
export function mnistLike(strokes: readonly Stroke[]): Uint8Array | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const toBox = fitted(points);
  const ink: Ink = new Float32Array(BOX * BOX);
  for (const stroke of strokes) {
    const placed = stroke.map(toBox);
    for (const [index, point] of placed.entries()) drawLine(ink, placed[index - 1] ?? point, point);
  }
  return centred(ink);
}

/** From places on the pad to places in the box whose sides the widest extent of the drawing touches. */
function fitted(points: readonly PadPoint[]): (point: PadPoint) => PadPoint {
  const left = Math.min(...points.map(({ x }) => x));
  const top = Math.min(...points.map(({ y }) => y));
  const width = Math.max(...points.map(({ x }) => x)) - left;
  const height = Math.max(...points.map(({ y }) => y)) - top;
  const scale = (BOX - PEN) / Math.max(width, height, LEAST_EXTENT);
  return ({ x, y }) => ({ x: (x - left) * scale + PEN / 2, y: (y - top) * scale + PEN / 2 });
}

/** Draws a line with round ends: a pixel is as dark as the share of it that the pen covers, to within its edge. */
function drawLine(ink: Ink, from: PadPoint, to: PadPoint): void {
  const reach = PEN / 2 + 1;
  const first = Math.max(0, Math.floor(Math.min(from.y, to.y) - reach));
  const last = Math.min(BOX - 1, Math.ceil(Math.max(from.y, to.y) + reach));
  const left = Math.max(0, Math.floor(Math.min(from.x, to.x) - reach));
  const right = Math.min(BOX - 1, Math.ceil(Math.max(from.x, to.x) + reach));
  for (let row = first; row <= last; row++) {
    for (let column = left; column <= right; column++) {
      const distance = distanceToLine(column + 0.5, row + 0.5, from, to);
      const covered = Math.min(1, Math.max(0, PEN / 2 + 0.5 - distance));
      const place = row * BOX + column;
      ink[place] = Math.max(ink[place] ?? 0, covered);
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

/** The box inside the image, moved by whole pixels, as in MNIST: the centre of mass is that of the image to half one. */
function centred(ink: Ink): Uint8Array {
  const image = new Uint8Array(SIDE * SIDE);
  const [across, down] = centreOfMass(ink).map((centre) => Math.round(SIDE / 2 - centre)) as [number, number];
  ink.forEach((darkness, place) => {
    const row = Math.floor(place / BOX) + down;
    const column = (place % BOX) + across;
    if (row >= 0 && row < SIDE && column >= 0 && column < SIDE) {
      image[row * SIDE + column] = Math.round(255 * darkness);
    }
  });
  return image;
}

/** In columns and rows, counted at the pixels' top left corners as MNIST's makers did: its centre is pixel 14, 14. */
function centreOfMass(ink: Ink): [number, number] {
  let [mass, across, down] = [0, 0, 0];
  ink.forEach((darkness, place) => {
    mass += darkness;
    across += darkness * (place % BOX);
    down += darkness * Math.floor(place / BOX);
  });
  return [across / mass, down / mass];
}
