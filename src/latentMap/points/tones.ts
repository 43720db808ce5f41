import type { Theme } from "../../pictures/theme";

/** The least and the greatest value that colours tell apart. */
export interface ToneRange {
  readonly least: number;
  readonly greatest: number;
}

/** The tone of a point whose value is not known; those before it are the steps of the colour scale. */
export const UNKNOWN = 24;
/** The tone of a point that is not drawn: none of a class, of which there are at most 256. */
export const HIDDEN = 256;

/**
 * Colours from the least to the greatest value: the part of viridis (van der Walt and Smith 2015) whose lightness
 * leads away from the map's background.
 */
const ramps: Readonly<Record<Theme, readonly string[]>> = {
  light: "#35b779 #1f9e89 #26828e #31688e #3e4989 #482878 #440154".split(" "),
  dark: "#31688e #26828e #1f9e89 #35b779 #6ece58 #b5de2b #fde725".split(" "),
};

/**
 * Colours once around a factor that comes back to where it began: evenly spaced in OKLab (Ottosson 2020), as light and as
 * dark as the map's background allows on opposite sides, bluish on one way between them and reddish on the other, so that
 * protanopic and deuteranopic eyes tell them apart too.
 */
const circles: Readonly<Record<Theme, readonly string[]>> = {
  light:
    "#059a46 #0a8d7f #06708a #025190 #122c93 #2d0171 #46004f #6b013b #90001d #933e02 #8e6603 #748701 #059a46".split(
      " ",
    ),
  dark: "#acffbd #0efff0 #5adcfe #67b5ff #618efc #7b63d6 #ae52b2 #de5c91 #fe7974 #fea76f #fece55 #d8f262 #acffbd".split(
    " ",
  ),
};

/** The evenly spaced colours between which those of a quantity lie, from its least value to its greatest. */
export function colourScale(theme: Theme, isCircular: boolean): readonly string[] {
  return isCircular ? circles[theme] : ramps[theme];
}

/** The colours of all tones, from the least value to the greatest. */
export function toneColours(theme: Theme, isCircular: boolean): string[] {
  const scale = colourScale(theme, isCircular);
  return Array.from({ length: UNKNOWN }, (_, tone) => colourAt(scale, tone / (UNKNOWN - 1)));
}

/** The tone of a value: what lies beyond the range has that of its end. */
export function toneOf(value: number, { least, greatest }: ToneRange): number {
  if (!Number.isFinite(value)) return UNKNOWN;
  const share = greatest > least ? (value - least) / (greatest - least) : 0.5;
  return Math.round(Math.min(1, Math.max(0, share)) * (UNKNOWN - 1));
}

/**
 * The range after the values have changed: as it was while neither end is off by more than an eighth of it, so that
 * colours and numbers do not flicker while the model learns.
 */
export function steadyRange(before: ToneRange | null, fresh: ToneRange): ToneRange {
  if (!before) return fresh;
  const slack = (before.greatest - before.least) / 8;
  const near = (a: number, b: number) => Math.abs(a - b) <= slack;
  return near(before.least, fresh.least) && near(before.greatest, fresh.greatest) ? before : fresh;
}

/** The colour at a share, 0 to 1, of the way along evenly spaced colours #rrggbb. */
export function colourAt(anchors: readonly string[], share: number): string {
  const position = share * (anchors.length - 1);
  const first = Math.min(anchors.length - 2, Math.floor(position));
  const [from, to] = [channels(anchors[first]), channels(anchors[first + 1])];
  const mixed = from.map((value, index) => Math.round(value + ((to[index] ?? 0) - value) * (position - first)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

function channels(hex = "#000000"): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16));
}
