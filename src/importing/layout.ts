/** How the numbers of an array lie that are images. */
export interface Layout {
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3 | 4;
  readonly isChannelsFirst: boolean;
  /** Whether the channels might as well lie on the other side of height and width. */
  readonly isAmbiguous: boolean;
}

const LEAST_PIXELS = 64;

/**
 * How the numbers of one image lie in an array of images: [N, height, width], with one, three or four channels after or
 * before these, or [N, pixels] of squares. Null where the shape is of no images.
 */
export function layoutOf(shape: readonly number[], isChannelsFirst?: boolean): Layout | null {
  const [, a = 0, b = 0, c = 0] = shape;
  if (shape.length === 2) return flatLayout(a, isChannelsFirst ?? true);
  if (shape.length === 3) return plain(a, b);
  if (shape.length !== 4) return null;
  const [first, last] = [channelsOf(a), channelsOf(c)];
  const isAmbiguous = first !== null && last !== null;
  // Last is the more usual one where both could be meant.
  const isFirst = isAmbiguous ? (isChannelsFirst ?? false) : first !== null;
  const channels = isFirst ? first : last;
  if (channels === null) return null;
  const [height, width] = isFirst ? [b, c] : [a, b];
  return height * width < LEAST_PIXELS ? null : { height, width, channels, isChannelsFirst: isFirst, isAmbiguous };
}

function channelsOf(length: number): 1 | 3 | 4 | null {
  return length === 1 || length === 3 || length === 4 ? length : null;
}

function plain(height: number, width: number): Layout | null {
  if (height * width < LEAST_PIXELS) return null;
  return { height, width, channels: 1, isChannelsFirst: false, isAmbiguous: false };
}

/** Squares, grey or of three planes. */
function flatLayout(pixels: number, isChannelsFirst: boolean): Layout | null {
  const side = Math.sqrt(pixels);
  if (Number.isInteger(side)) return plain(side, side);
  const colour = Math.sqrt(pixels / 3);
  if (!Number.isInteger(colour) || pixels < 3 * LEAST_PIXELS) return null;
  return { height: colour, width: colour, channels: 3, isChannelsFirst, isAmbiguous: true };
}
