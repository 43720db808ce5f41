import type { LinkProblem } from "./linkFields";
import { clamp, type Range } from "./ranges";

/** What the map can draw beside its points. */
export const layerNames = ["posteriors", "prior", "density", "manifold", "gaps", "forces", "classes"] as const;
export type LayerName = (typeof layerNames)[number];

/** The plane of latent space that a map shows: two dimensions, counted from 0, or the means' principal components. */
export type Plane =
  | { readonly kind: "dimensions"; readonly axes: readonly [number, number] }
  | { readonly kind: "principal components" };

/** What is in view of a map: its middle on its plane and half of its shorter side, in prior standard deviations. */
export interface MapWindow {
  readonly centre: readonly [number, number];
  readonly range: number;
}

/** The tabs of what can be explored, by the names that links give them. */
export const tabNames = ["generate", "interpolate", "draw", "modify", "compress", "factors"] as const;
export type TabName = (typeof tabNames)[number];

/** What is looked at of a model: null where that is as it is at first. */
export interface Sight {
  /** The user's point, [latentDim]. */
  readonly z: readonly number[] | null;
  readonly plane: Plane | null;
  readonly window: MapWindow | null;
  /** The layers of the map that are on. */
  readonly layers: readonly LayerName[] | null;
  /** Row of the held-out image that is pinned. */
  readonly pinned: number | null;
  readonly tab: TabName | null;
  /** The step at which training pauses by itself. */
  readonly until: number | null;
}

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

/** Settings of a link that tell what is looked at. */
export const sightSettings = ["z", "axes", "window", "layers", "pin", "tab", "until"] as const;
type SightSetting = (typeof sightSettings)[number];

/** Those settings as a link has them. */
export type SightTexts = Partial<Readonly<Record<SightSetting, string>>>;

/** How far a point of latent space, or the edge of a map, may be from the middle; in prior standard deviations. */
const reach: Range = { least: -1000, greatest: 1000 };
const windows: Range = { least: 0.001, greatest: 1000 };
const rows: Range = { least: 0, greatest: 1e6 };
const steps: Range = { least: 1, greatest: 1e9 };
/** Digits of a coordinate that tell two places of a map apart. */
const DIGITS = 5;
/** Letters of a link that a problem repeats. */
const REPEATED = 40;

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
    problems.push({ code: "unreadable", setting, found: text.slice(0, REPEATED) });
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
  return String(Number(value.toPrecision(DIGITS)));
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
