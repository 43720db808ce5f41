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
export const ramps: Readonly<Record<Theme, readonly string[]>> = {
  light: "#35b779 #1f9e89 #26828e #31688e #3e4989 #482878 #440154".split(" "),
  dark: "#31688e #26828e #1f9e89 #35b779 #6ece58 #b5de2b #fde725".split(" "),
};

/** The colours of all tones, from the least value to the greatest. */
export function toneColours(theme: Theme): string[] {
  return Array.from({ length: UNKNOWN }, (_, tone) => colourAt(ramps[theme], tone / (UNKNOWN - 1)));
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
