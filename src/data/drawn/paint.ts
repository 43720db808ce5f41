/**
 * A painter whose bits are the same everywhere: nothing but + − × ÷ and the square root, which IEEE 754 rounds in one
 * way. What it paints are regions told by a distance, with edges a pixel wide.
 */

/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number];

/** Distance in pixels of a place from the edge of a region, negative inside; near the edge it is right, elsewhere of the right sign. */
export type Region = (x: number, y: number) => number;

/** Columns and rows that a region does not reach beyond, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An image being painted: levels before they are rounded, 0 to 255, [side, side, 3]. */
export class Painting {
  readonly side: number;
  readonly #levels: Float64Array;

  constructor(side: number) {
    this.side = side;
    this.#levels = new Float64Array(side * side * 3);
  }

  /** Fills all of it with one colour. */
  clear(colour: Colour): void {
    for (let index = 0; index < this.#levels.length; index++) this.#levels[index] = colour[index % 3] as number;
  }

  /** Paints a region; `opacity` from 0 to 1 says how much of what lies beneath it hides. */
  fill(region: Region, { left, top, right, bottom }: Box, [red, green, blue]: Colour, opacity = 1): void {
    const { side } = this;
    const levels = this.#levels;
    const [firstColumn, lastColumn] = [Math.max(0, Math.floor(left)), Math.min(side - 1, Math.ceil(right))];
    const [firstRow, lastRow] = [Math.max(0, Math.floor(top)), Math.min(side - 1, Math.ceil(bottom))];
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const outside = region(column + 0.5, row + 0.5);
        if (outside >= 0.5) continue;
        const covered = opacity * Math.min(1, 0.5 - outside);
        const index = (row * side + column) * 3;
        levels[index] = mixed(levels[index] as number, red, covered);
        levels[index + 1] = mixed(levels[index + 1] as number, green, covered);
        levels[index + 2] = mixed(levels[index + 2] as number, blue, covered);
      }
    }
  }

  /** Writes the rounded levels from `offset` on, [side, side, channels]; one channel is the luminance of what is painted. */
  copyTo(images: Uint8Array, offset: number, channels: number): void {
    const pixels = this.side * this.side;
    for (let pixel = 0; pixel < pixels; pixel++) {
      const [red, green, blue] = [this.#at(pixel, 0), this.#at(pixel, 1), this.#at(pixel, 2)];
      if (channels === 1) images[offset + pixel] = rounded(luminance(red, green, blue));
      else {
        images[offset + pixel * 3] = rounded(red);
        images[offset + pixel * 3 + 1] = rounded(green);
        images[offset + pixel * 3 + 2] = rounded(blue);
      }
    }
  }

  #at(pixel: number, channel: number): number {
    return this.#levels[pixel * 3 + channel] as number;
  }
}

function rounded(level: number): number {
  return Math.floor(level + 0.5);
}

/** The level of grey as bright as a colour; a grey is itself, however the weights are rounded. */
function luminance(red: number, green: number, blue: number): number {
  return red === green && green === blue ? red : 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** What lies at a share (0 to 1) of the way from one number to another. */
export function mixed(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** The colour at a share (0 to 1) of the way through a row of at least one colour. */
export function along(colours: readonly Colour[], share: number): Colour {
  const place = share * (colours.length - 1);
  const index = Math.min(colours.length - 2, Math.floor(place));
  const [from, to] = [colours[Math.max(0, index)] as Colour, colours[index + 1] ?? (colours[0] as Colour)];
  const [red, green, blue] = from.map((level, channel) => mixed(level, to[channel] as number, place - index));
  return [red as number, green as number, blue as number];
}

/** The region within an ellipse. */
export function ellipse(centreX: number, centreY: number, radiusX: number, radiusY: number): Region {
  return (x, y) => {
    const [u, v] = [(x - centreX) / radiusX, (y - centreY) / radiusY];
    const slope = 2 * Math.sqrt((u / radiusX) * (u / radiusX) + (v / radiusY) * (v / radiusY));
    return slope === 0 ? -Math.min(radiusX, radiusY) : (u * u + v * v - 1) / slope;
  };
}

/** The region within half a thickness of a straight line between two places. */
export function stroke(fromX: number, fromY: number, toX: number, toY: number, thickness: number): Region {
  const [alongX, alongY] = [toX - fromX, toY - fromY];
  const squared = alongX * alongX + alongY * alongY;
  return (x, y) => {
    const share = Math.max(0, Math.min(1, ((x - fromX) * alongX + (y - fromY) * alongY) / squared));
    const [u, v] = [x - fromX - share * alongX, y - fromY - share * alongY];
    return Math.sqrt(u * u + v * v) - thickness / 2;
  };
}

/** The region within a rectangle with round corners. */
export function roundedBox({ left, top, right, bottom }: Box, radius: number): Region {
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const [reachX, reachY] = [(right - left) / 2 - radius, (bottom - top) / 2 - radius];
  return (x, y) => {
    const [u, v] = [Math.abs(x - middleX) - reachX, Math.abs(y - middleY) - reachY];
    const [overX, overY] = [Math.max(0, u), Math.max(0, v)];
    return Math.sqrt(overX * overX + overY * overY) + Math.min(0, Math.max(u, v)) - radius;
  };
}

/** The places of one region that do not lie in another. */
export function without(region: Region, taken: Region): Region {
  return (x, y) => Math.max(region(x, y), -taken(x, y));
}

/** The box that holds an ellipse. */
export function around(centreX: number, centreY: number, radiusX: number, radiusY: number): Box {
  return {
    left: centreX - radiusX - 1,
    top: centreY - radiusY - 1,
    right: centreX + radiusX,
    bottom: centreY + radiusY,
  };
}
