import { pathToFileURL } from "node:url";
import { knownFile, scattered } from "./digest.mjs";

const SIDE = 32;
/** Held out are every sixth of a class. */
const HELD_OUT = 6;

/** The classes by the categories of the package; flags and symbols are left out. */
const categories = [
  "Smileys & Emotion",
  "People & Body",
  "Animals & Nature",
  "Food & Drink",
  "Travel & Places",
  "Activities",
  "Objects",
];
/** Names that end like this are of another one with a colour of skin, which would repeat it five times. */
const SKIN = /-(dark|light|medium|medium-dark|medium-light)$/;

const digests = {
  "icons.json": "f5f4cf457c0db2ad5a2e42e033e02e0c87d10e43d0164cfffb3bb84914970a63",
  "metadata.json": "4ed8946717f6cda4906929a6b666d572e57433aa159b7531737556ef16325248",
  "index.mjs": "10170d02d816f02ec76f9bc095b01d9becf536e7b1e12e5aa616652c84b237a1",
  "index_bg.wasm": "22bf6e9f9a100d972da0411a69c5ba504367fc1fa87b3b64e3f35e53926d2d70",
};

/**
 * Microsoft's Fluent emoji, flat, drawn on white.
 * @param {string} folder Of the package with the pictures.
 * @param {string} [painter] The folder of resvg.
 * @returns {Promise<import("./pack.mjs").Packed>}
 */
export async function emoji(folder, painter = "") {
  knownFile(`${painter}index.mjs`, digests["index.mjs"]);
  const { initWasm, Resvg } = await import(pathToFileURL(`${painter}index.mjs`).href);
  await initWasm(knownFile(`${painter}index_bg.wasm`, digests["index_bg.wasm"]));
  const read = (/** @type {"icons.json" | "metadata.json"} */ name) =>
    JSON.parse(knownFile(`${folder}${name}`, digests[name]).toString());
  const { icons } = read("icons.json");
  const byCategory = read("metadata.json").categories;
  const paint = (/** @type {string} */ body) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32">${body}</svg>`;
    const { pixels } = new Resvg(svg, { fitTo: { mode: "width", value: SIDE }, background: "white" }).render();
    return Uint8Array.from(pixels).filter((_, index) => index % 4 < 3);
  };
  const all = categories.flatMap((category, label) => {
    const names = /** @type {string[]} */ (byCategory[category]).filter((name) => icons[name] && !SKIN.test(name));
    const scatteredNames = names.sort((one, other) => scattered(one) - scattered(other));
    return scatteredNames.map((name, index) => ({
      image: paint(icons[name].body),
      label,
      index,
      place: scattered(name),
    }));
  });
  all.sort((one, other) => one.place - other.place);
  const [train, test] = [
    all.filter(({ index }) => index % HELD_OUT > 0),
    all.filter(({ index }) => index % HELD_OUT === 0),
  ];
  return { shape: [SIDE, SIDE, 3], train, test };
}
