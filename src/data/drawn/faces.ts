import { along, around, type Colour, ellipse, mixed, type Painting, roundedBox, stroke, without } from "./paint";

/** Pixels of the side that the measures below are of; other sides scale them. */
const DESIGNED = 48;

const backgrounds: readonly Colour[] = [
  [246, 214, 196],
  [250, 232, 186],
  [210, 233, 202],
  [188, 229, 232],
  [196, 208, 243],
  [226, 203, 238],
];
const skins: readonly Colour[] = [
  [252, 220, 196],
  [236, 188, 150],
  [198, 140, 96],
  [138, 90, 60],
  [92, 58, 42],
];
const hairs: readonly Colour[] = [
  [34, 28, 34],
  [86, 52, 34],
  [166, 78, 40],
  [224, 178, 92],
  [206, 204, 208],
];
const shirts: readonly Colour[] = [
  [62, 116, 168],
  [104, 86, 164],
  [176, 76, 100],
  [206, 116, 62],
  [104, 132, 70],
  [48, 132, 128],
];
const WHITE: Colour = [255, 255, 255];
const IRIS: Colour = [70, 58, 60];
const MOUTH: Colour = [146, 46, 58];
const BLUSH: Colour = [232, 96, 88];

/** A face as measures in pixels of the design, with its colours. */
interface Face {
  readonly background: Colour;
  readonly shirt: Colour;
  readonly skin: Colour;
  readonly shade: Colour;
  readonly hair: Colour;
  readonly hairEnd: number;
  readonly width: number;
  readonly eye: number;
  readonly apart: number;
  readonly brow: number;
  readonly smile: number;
  readonly open: number;
  readonly turn: number;
}

/** Paints a face of eleven factors, each 0 to 1, in the order of their description. */
export function paintFace(painting: Painting, factors: ArrayLike<number>): void {
  const face = faceOf(factors);
  const unit = painting.side / DESIGNED;
  const brush = new Brush(painting, unit);
  painting.clear(face.background);
  behind(brush, face);
  head(brush, face);
  features(brush, face);
}

function faceOf(factors: ArrayLike<number>): Face {
  const factor = (index: number) => factors[index] ?? 0;
  const skin = along(skins, factor(1));
  return {
    background: along(backgrounds, factor(0)),
    shirt: along(shirts, factor(0)),
    skin,
    shade: [skin[0] * 0.82, skin[1] * 0.78, skin[2] * 0.76],
    hair: along(hairs, factor(2)),
    hairEnd: mixed(20, 46, factor(3)),
    width: mixed(9.5, 13, factor(4)),
    eye: mixed(1.5, 2.7, factor(5)),
    apart: mixed(4, 6.2, factor(6)),
    brow: mixed(-1.3, 1.3, factor(7)),
    smile: mixed(-2.4, 3.6, factor(8)),
    open: mixed(0, 4.2, factor(9)),
    turn: mixed(-3.2, 3.2, factor(10)),
  };
}

/** Paints in measures of the design. */
class Brush {
  readonly #painting: Painting;
  readonly #unit: number;

  constructor(painting: Painting, unit: number) {
    this.#painting = painting;
    this.#unit = unit;
  }

  fill(region: (x: number, y: number) => number, box: ReturnType<typeof around>, colour: Colour, opacity = 1): void {
    const unit = this.#unit;
    const scaled = { left: box.left * unit, top: box.top * unit, right: box.right * unit, bottom: box.bottom * unit };
    this.#painting.fill((x, y) => region(x / unit, y / unit) * unit, scaled, colour, opacity);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, colour: Colour, opacity = 1): void {
    this.fill(ellipse(x, y, radiusX, radiusY), around(x, y, radiusX, radiusY), colour, opacity);
  }

  stroke(fromX: number, fromY: number, toX: number, toY: number, thickness: number, colour: Colour): void {
    const [x, y] = [(fromX + toX) / 2, (fromY + toY) / 2];
    const reach = [Math.abs(toX - fromX) / 2 + thickness, Math.abs(toY - fromY) / 2 + thickness] as const;
    this.fill(stroke(fromX, fromY, toX, toY, thickness), around(x, y, ...reach), colour);
  }
}

/** Middle of the face across, in pixels of the design. */
const MIDDLE = 24;

function behind(brush: Brush, { hair, hairEnd, width, shirt, shade }: Face): void {
  const reach = width + 2.6;
  brush.ellipse(MIDDLE, 22, reach, 14.5, hair);
  const long = { left: MIDDLE - reach, top: 17, right: MIDDLE + reach, bottom: Math.max(24, hairEnd) };
  brush.fill(roundedBox(long, 3.5), long, hair);
  brush.ellipse(MIDDLE, 52, 19, 11.5, shirt);
  const neck = { left: MIDDLE - 4.6, top: 32, right: MIDDLE + 4.6, bottom: 43.5 };
  brush.fill(roundedBox(neck, 4), neck, shade);
}

function head(brush: Brush, { skin, shade, hair, width, turn }: Face): void {
  for (const side of [-1, 1]) brush.ellipse(MIDDLE + side * width - 0.5 * turn, 26.5, 2.4, 3.4, shade);
  brush.ellipse(MIDDLE, 25, width, 14, skin);
  const cap = ellipse(MIDDLE, 22.5, width + 2, 15);
  const brow = ellipse(MIDDLE + 1.4 * turn, 31.5, width + 0.3, 14.5);
  brush.fill(without(cap, brow), { left: MIDDLE - width - 3, top: 6, right: MIDDLE + width + 3, bottom: 28 }, hair);
}

function features(brush: Brush, face: Face): void {
  const { skin, shade, hair, eye, apart, brow, turn } = face;
  const centre = MIDDLE + turn;
  const dark: Colour = [hair[0] * 0.6, hair[1] * 0.6, hair[2] * 0.6];
  for (const side of [-1, 1]) {
    // The side that is turned away is foreshortened.
    const x = centre + side * apart * (1 - 0.05 * side * turn);
    brush.ellipse(x + side * 1.5, 30.6, 2.6, 1.7, BLUSH, 0.22);
    brush.ellipse(x, 25.4, eye * 1.25, eye, WHITE);
    brush.ellipse(x + 0.28 * turn, 25.4, eye * 0.68, eye * 0.72, IRIS);
    brush.ellipse(x + 0.28 * turn - 0.35 * eye * 0.6, 25.4 - 0.35 * eye, 0.42, 0.42, WHITE);
    const [inner, outer] = [x - side * 2.4, x + side * 2.6];
    brush.stroke(inner, 21.6 - eye * 0.5 + brow, outer, 21.6 - eye * 0.5 - 0.6 * brow, 1.15, dark);
  }
  const nose: Colour = [mixed(skin[0], shade[0], 0.9), mixed(skin[1], shade[1], 0.9), mixed(skin[2], shade[2], 0.9)];
  brush.stroke(centre + 0.5 * turn, 27, centre + 0.62 * turn + 0.5, 29.8, 1.1, nose);
  mouth(brush, centre + 0.15 * turn, face);
}

/** A parabola through both corners of the mouth, and a second one below it as far as the mouth is open. */
function mouth(brush: Brush, centre: number, { smile, open }: Face): void {
  const half = 4.6;
  const region = (x: number, y: number) => {
    const u = (x - centre) / half;
    const bow = 1 - u * u;
    const above = 34.4 - 0.35 * smile + smile * bow * 0.55 - 0.55;
    const below = above + 1.1 + open * bow;
    // Steep where the corners are.
    return Math.max(above - y, y - below, (Math.abs(u) - 1) * half);
  };
  const box = { left: centre - half - 1, top: 30, right: centre + half + 1, bottom: 43 };
  brush.fill(region, box, MOUTH);
  if (open > 1) {
    const teeth = (x: number, y: number) => {
      const u = (x - centre) / (half * 0.8);
      const above = 34.4 - 0.35 * smile + smile * (1 - u * 0.8 * (u * 0.8)) * 0.55 - 0.15;
      return Math.max(above - y, y - above - 0.28 * open, (Math.abs(u) - 1) * half, region(x, y) + 0.3);
    };
    brush.fill(teeth, box, WHITE);
  }
}
