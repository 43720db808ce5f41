import { gunzipSync } from "node:zlib";
import { knownFile } from "./digest.mjs";

const PIXELS = 784;
const CLASSES = 10;
/** Images of each class that are taken, of those to train on and of those held out. */
const TRAIN = 750;
const TEST = 125;

/** The files of Zalando's set, as Debian ships them. */
const digests = {
  "train-images-idx3-ubyte.gz": "b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7",
  "train-labels-idx1-ubyte.gz": "0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056",
  "t10k-images-idx3-ubyte.gz": "cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa",
  "t10k-labels-idx1-ubyte.gz": "8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05",
};

/**
 * A part of Fashion-MNIST: the first images of each class, in the order of the files, of either part of the split.
 * @param {string} folder
 * @returns {import("./pack.mjs").Packed}
 */
export function fashionMnist(folder) {
  return { shape: [28, 28], train: firsts(folder, "train", TRAIN), test: firsts(folder, "t10k", TEST) };
}

/**
 * @param {string} folder
 * @param {"train" | "t10k"} part
 * @param {number} count Of each class.
 */
function firsts(folder, part, count) {
  const images = read(folder, `${part}-images-idx3-ubyte.gz`).subarray(16);
  const labels = read(folder, `${part}-labels-idx1-ubyte.gz`).subarray(8);
  const taken = new Array(CLASSES).fill(0);
  return [...labels].flatMap((label, row) => {
    if (taken[label] === count) return [];
    taken[label]++;
    return [{ image: images.subarray(row * PIXELS, (row + 1) * PIXELS), label }];
  });
}

/**
 * @param {string} folder
 * @param {keyof typeof digests} name
 */
function read(folder, name) {
  return gunzipSync(knownFile(`${folder}usr/share/datasets/fashion-mnist/${name}`, digests[name]));
}
