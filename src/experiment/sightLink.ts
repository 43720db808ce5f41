import { type LinkProblem, repeated } from "./linkFields";
import { clamp, type Range } from "./ranges";
import type { LayerName } from "./sight";
import {
  layerNames,
  type MapWindow,
  type Plane,
  type Sight,
  type SightSetting,
  type SightTexts,
  type TabName,
} from "./sight";

/** The tabs of what can be explored. */
const tabNames: readonly TabName[] = [
  "generate",
  "interpolate",
  "draw",
  "modify",
  "compress",
  "likelihood",
  "denoise",
  "unusual",
  "fewLabels",
  "dimensions",
  "condition",
  "factors",
  "blur",
];

/** Everything as it is at first. */
export const firstSight: Sight = {
  z: null,
  plane: null,
  window: null,
  layers: null,
  pinned: null,
  tab: null,
  until: null,
};

/** How far a point of latent space, or the edge of a map, may be from the middle; in prior standard deviations. */
const reach: Range = { least: -1000, greatest: 1000 };
const windows: Range = { least: 0.001, greatest: 1000 };
const rows: Range = { least: 0, greatest: 1e6 };
const steps: Range = { least: 1, greatest: 1e9 };
/** Parts of a prior standard deviation that tell two places of a map apart. */
const PARTS = 10_000;

/** The settings of a link that hold what is looked at; what is as it is at first is left out. */
export function writeSight({ z, plane, window, layers, pinned, tab, until }: Sight): SightTexts {
  return {
    ...(z && { z: z.map(short).join(",") }),
    ...(plane && { axes: plane.kind === "dimensions" ? plane.axes.join(",") : "pca" }),
    ...(window && { window: [...window.centre, window.range].map(short).join(",") }),
    ...(layers && { layers: layers.join(",") }),
    ...(pinned !== null && { pin: String(pinned) }),
    ...(tab && { tab }),
    ...(until !== null && { until: String(until) }),
  };
}

/** What a link asks to be looked at of a model of so many latent dimensions, and what of it could not be read. */
export function readSight(texts: SightTexts, latentDim: number): { sight: Sight; problems: readonly LinkProblem[] } {
  const problems: LinkProblem[] = [];
  const read = <Value>(setting: SightSetting, reader: Reader<Value>): Value | null => {
    const text = texts[setting];
    if (text === undefined) return null;
    const found = reader(text);
    if (found !== null) return found;
    problems.push({ code: "unreadable", setting, found: repeated(text) });
    return null;
  };
  const sight: Sight = {
    z: read("z", (text) => numbersOf(text, latentDim, reach)),
    plane: read("axes", (text) => planeOf(text, latentDim)),
    window: read("window", windowOf),
    layers: read("layers", layersOf),
    pinned: read("pin", (text) => wholeOf(text, rows)),
    tab: read("tab", (text) => tabNames.find((name) => name === text) ?? null),
    until: read("until", (text) => wholeOf(text, steps)),
  };
  return { sight, problems };
}

/** Null where a text is none of its kind. */
type Reader<Value> = (text: string) => Value | null;

function short(value: number): string {
  return String(Math.round(PARTS * value) / PARTS);
}

function numbersOf(text: string, count: number, range: Range): number[] | null {
  const parts = text.split(",", count + 1);
  const numbers = parts.map((part) => (part.trim() === "" ? Number.NaN : Number(part) + 0));
  return parts.length === count && numbers.every((value) => clamp(value, range) === value) ? numbers : null;
}

function wholeOf(text: string, range: Range): number | null {
  const [value] = numbersOf(text, 1, range) ?? [];
  return value !== undefined && Number.isInteger(value) ? value : null;
}

function planeOf(text: string, latentDim: number): Plane | null {
  if (text === "pca") return latentDim > 2 ? { kind: "principal components" } : null;
  const axes = numbersOf(text, 2, { least: 0, greatest: latentDim - 1 });
  const [first, second] = axes ?? [];
  if (first === undefined || second === undefined || !axes?.every(Number.isInteger)) return null;
  return { kind: "dimensions", axes: [first, second] };
}

function windowOf(text: string): MapWindow | null {
  const [x, y, range] = numbersOf(text, 3, reach) ?? [];
  if (x === undefined || y === undefined || range === undefined || clamp(range, windows) !== range) return null;
  return { centre: [x, y], range };
}

function layersOf(text: string): readonly LayerName[] | null {
  const names = text === "" ? [] : text.split(",", layerNames.length + 1);
  const known = layerNames.filter((name) => names.includes(name));
  return known.length === names.length ? known : null;
}
