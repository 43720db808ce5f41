import { along, around, type Colour, mixed, type Painting, type Region, without } from "./paint";

/** The factors of a drawn shape, as their description orders them. */
export interface ShapeFactors {
  /** Place of the middle, 0 to 1 across and down what keeps the shape inside. */
  readonly x: number;
  readonly y: number;
  /** 0.35 to 1 of the largest. */
  readonly scale: number;
  /** A share of a whole turn, 0 to 1. */
  readonly turn: number;
  /** How much of the way from the outline to the middle is filled: from nothing (0) to all of it (1). */
  readonly thickness: number;
}

/** The colour of a shape, and of what lies about it. */
export interface ShapeColours {
  readonly ink: Colour;
  readonly paper: Colour;
}

/** Radius of the largest shape, as a share of the image's side. */
const LARGEST = 0.32;
/** What a shape reaches from its middle at most, in its radii. */
const REACH = 1.2;

/** Paints the shape of a class: a square, an ellipse or a heart. */
export function paintShape(painting: Painting, label: number, factors: ShapeFactors, colours: ShapeColours): void {
  const { side } = painting;
  const radius = side * LARGEST * factors.scale;
  const margin = side * LARGEST * REACH;
  const [middleX, middleY] = [mixed(margin, side - margin, factors.x), mixed(margin, side - margin, factors.y)];
  const { cosine, sine } = directionAt(factors.turn);
  const outline = outlines[label] ?? outlines[0];
  const shapeOf =
    (size: number): Region =>
    (x, y) => {
      const [u, v] = [(x - middleX) / size, (y - middleY) / size];
      return size * outline(u * cosine + v * sine, v * cosine - u * sine);
    };
  // What is not filled is the same shape about the same middle, smaller.
  const hole = 1 - factors.thickness;
  const region = hole > 0 ? without(shapeOf(radius), shapeOf(radius * hole)) : shapeOf(radius);
  painting.clear(colours.paper);
  painting.fill(region, around(middleX, middleY, radius * REACH, radius * REACH), colours.ink);
}

/** The outline of each class about the origin, in radii. */
const outlines: readonly [Region, Region, Region] = [square, ellipse, heart];

function square(x: number, y: number): number {
  return Math.max(Math.abs(x), Math.abs(y)) - 0.78;
}

function ellipse(x: number, y: number): number {
  const [u, v] = [x / 1.08, y / 0.6];
  const slope = 2 * Math.sqrt((u / 1.08) * (u / 1.08) + (v / 0.6) * (v / 0.6));
  return slope === 0 ? -0.6 : (u * u + v * v - 1) / slope;
}

/** A square that stands on its corner, and a disc on each of its upper sides; its centre of mass is the origin. */
function heart(x: number, below: number): number {
  const y = below - 0.443 * HEART;
  const [u, v] = [(x - y) / Math.SQRT2, (-x - y) / Math.SQRT2];
  const corner = Math.max(Math.abs(u), Math.abs(v)) - HEART;
  return Math.min(corner, disc(u - HEART, v), disc(u, v - HEART));
}

function disc(x: number, y: number): number {
  return Math.sqrt(x * x + y * y) - HEART;
}

/** Half the side of the heart's square, and the radius of its discs, in radii of the shape. */
const HEART = 0.58;

/** The direction after a share of a whole turn, to 10⁻⁹ by Taylor's series about the nearest quarter. */
export function directionAt(turn: number): { readonly cosine: number; readonly sine: number } {
  const quarter = Math.floor(turn * 4 + 0.5);
  const angle = (turn * 4 - quarter) * HALF_PI;
  const square = angle * angle;
  const sine = angle * (1 - (square / 6) * (1 - (square / 20) * (1 - (square / 42) * (1 - square / 72))));
  const cosine = 1 - (square / 2) * (1 - (square / 12) * (1 - (square / 30) * (1 - (square / 56) * (1 - square / 90))));
  const turns: readonly (readonly [number, number])[] = [
    [cosine, sine],
    [-sine, cosine],
    [-cosine, -sine],
    [sine, -cosine],
  ];
  const [x, y] = turns[((quarter % 4) + 4) % 4] as readonly [number, number];
  return { cosine: x, sine: y };
}

const HALF_PI = Math.PI / 2;

const hues: readonly Colour[] = [
  [240, 30, 30],
  [240, 210, 10],
  [20, 180, 30],
  [10, 190, 210],
  [20, 40, 240],
];

/**
 * Ink of the hue at a share of the way from red to blue past yellow, green and cyan, 0 to 1, and paper of a pale tint of
 * it. A model tells the hue by the paper long before it draws a shape so well that its ink would tell it.
 */
export function hueAt(share: number): ShapeColours {
  const ink = along(hues, share);
  const [red, green, blue] = ink.map((level) => mixed(255, level, TINT));
  return { ink, paper: [red as number, green as number, blue as number] };
}

/** How much of the ink's hue the paper has, 0 to 1. */
const TINT = 0.3;
