import type { DataDescription } from "../../src/experiment/dataSets";
import { mnistDescription } from "../../src/experiment/mnist";

const TILE = {
  origin: "fetched",
  fetchedBytes: 1,
  latentDim: 2,
  credit: "Nobody",
  licence: "CC0",
  imageShape: [20, 16, 3],
  trainCount: 60,
  testCount: 48,
} as const;
const drawing = { box: [14, 11], pen: 1.4, centre: "span", asAllImages: false } as const;

/** Colour tiles of twelve classes, higher than wide; the page of the tests knows them beside its own data sets. */
export const tiles: DataDescription = {
  ...TILE,
  name: "tiles",
  version: "1",
  title: "The tiles",
  noun: { one: "tile", many: "tiles" },
  classNames: Array.from({ length: 12 }, (_, hue) => `hue ${hue}`),
  factors: [],
  drawing,
};

/** The same tiles, and nobody knows of what classes they are. */
export const unsorted: DataDescription = { ...tiles, name: "unsorted", title: "Unsorted tiles", classNames: [] };

/** The data sets that the page of the tests knows, in the place of `src/experiment/knownDataSets.ts`. */
export const dataSets: readonly [DataDescription, ...DataDescription[]] = [mnistDescription, tiles, unsorted];
