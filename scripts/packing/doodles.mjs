import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { knownFile, scattered } from "./digest.mjs";

const SIDE = 28;
/** Of the hundred drawings of a category, those held out are every sixth. */
const HELD_OUT = 6;

/** The classes, each of categories of Quick, Draw! that look alike. */
const groups = {
  fruit: ["apple", "pear", "strawberry", "pineapple", "grapes", "banana"],
  faces: ["face", "smiley face", "skull", "cat", "bear", "panda"],
  wheels: ["clock", "wheel", "compass", "cookie", "donut", "pizza"],
  fish: ["fish", "shark", "whale", "dolphin", "submarine", "flying saucer"],
  houses: ["house", "barn", "church", "castle", "tent", "hospital"],
  cars: ["car", "bus", "truck", "van", "pickup truck", "police car"],
  cups: ["cup", "mug", "coffee cup", "wine glass", "vase", "bucket"],
  clothes: ["t-shirt", "jacket", "sweater", "pants", "shorts", "underwear"],
  plants: ["tree", "palm tree", "flower", "mushroom", "cactus", "broccoli"],
  sky: ["star", "sun", "moon", "cloud", "snowflake", "lightning"],
};

/** The digest of the package's description, which names its version. */
const PACKAGE = "1c3d3b1030ea915e8edd00b052a660e7941372696604a7ce241c7d724b3d1f63";

/**
 * Drawings of Quick, Draw! in ten classes, each moved so that what is drawn stands in the middle.
 * @param {string} folder
 * @returns {import("./pack.mjs").Packed}
 */
export function doodles(folder) {
  knownFile(`${folder}package.json`, PACKAGE);
  const all = Object.values(groups).flatMap((categories, label) =>
    categories.flatMap((category) =>
      drawingsOf(folder, category).map((image, index) => ({
        image,
        label,
        index,
        place: scattered(`${category} ${index}`),
      })),
    ),
  );
  all.sort((one, other) => one.place - other.place);
  const [train, test] = [
    all.filter(({ index }) => index % HELD_OUT > 0),
    all.filter(({ index }) => index % HELD_OUT === 0),
  ];
  return { shape: [SIDE, SIDE], train, test };
}

/**
 * @param {string} folder
 * @param {string} category
 */
function drawingsOf(folder, category) {
  const text = gunzipSync(readFileSync(`${folder}src/drawings/${category}.ndjson.gz`)).toString();
  return text
    .trim()
    .split("\n")
    .map((line) => centred(Uint8Array.from(JSON.parse(line), (share) => Math.round(255 * share))));
}

/** @param {Uint8Array} image */
function centred(image) {
  const inked = [...image.keys()].filter((pixel) => image[pixel]);
  const [down, across] = [
    shift(inked.map((pixel) => Math.floor(pixel / SIDE))),
    shift(inked.map((pixel) => pixel % SIDE)),
  ];
  const moved = new Uint8Array(SIDE * SIDE);
  for (const pixel of inked) moved[pixel + down * SIDE + across] = image[pixel] ?? 0;
  return moved;
}

/**
 * How far places must move for their span to stand in the middle.
 * @param {readonly number[]} places
 */
function shift(places) {
  return Math.floor((SIDE - 1 - Math.max(...places) - Math.min(...places)) / 2);
}
