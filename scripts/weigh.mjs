import { readdir, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

/** Most that the page may load before it shows anything, in bytes of gzipped JavaScript. */
const LIMIT = 162_000;
/** Most that any one chunk of the worker may weigh: TensorFlow.js without its back ends is the largest. */
const WORKER_LIMIT = 90_000;

const site = new URL("../dist/", import.meta.url);

/**
 * One chunk of the page as `vite.config.ts` lists it.
 * @typedef {{ file: string, isEntry: boolean, imports: string[], modules: string[] }} Chunk
 */

/** @type {Chunk[]} */
const chunks = JSON.parse(await readFile(new URL("../.build/modules.json", import.meta.url), "utf8"));
const first = firstLoad();
const weight = (await Promise.all(first.map(({ file }) => gzippedSize(file)))).reduce((sum, size) => sum + size, 0);
const heaviest = Math.max(...(await Promise.all((await workersFiles()).map(gzippedSize))));
const circle = findCircle();
const tensorFlow = chunks.flatMap(({ modules }) => modules).filter((module) => module.includes("/@tensorflow/"));

console.log(`The page's first load: ${kilobytes(weight)} of JavaScript gzipped, at most ${kilobytes(LIMIT)}`);
console.log(`The worker's heaviest chunk: ${kilobytes(heaviest)}, at most ${kilobytes(WORKER_LIMIT)}`);
if (tensorFlow.length > 0) console.error(`TensorFlow.js belongs to the worker; the page holds ${tensorFlow[0]}`);
const hidden = (await readdir(site, { recursive: true })).filter((path) => /(^|[/\\])\./.test(path));
if (circle) console.error(`Files that import each other may run before what they need: ${circle.join(" → ")}`);
if (hidden.length > 0) console.error(`What is the build's own is not for the site: ${hidden.join(", ")}`);
if (
  weight > LIMIT ||
  heaviest > WORKER_LIMIT ||
  circle ||
  hidden.length > 0 ||
  tensorFlow.length > 0 ||
  first.length === 0
)
  process.exitCode = 1;

/** The entry and all that it imports statically, directly or not. */
function firstLoad() {
  const found = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of found) {
    for (const chunk of chunks) if (imports.includes(chunk.file)) found.add(chunk);
  }
  return [...found];
}

/** Files of the page each of which imports the next, and the last the first; null where there are none. */
function findCircle() {
  const importsOf = new Map(chunks.map(({ file, imports }) => [file, imports]));
  /** @type {Set<string>} */
  const done = new Set();
  /**
   * @param {string} file
   * @param {readonly string[]} path
   * @returns {string[] | null}
   */
  const circleFrom = (file, path) => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const imported of importsOf.get(file) ?? []) {
      const found = circleFrom(imported, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of importsOf.keys()) {
    const found = circleFrom(file, []);
    if (found) return found;
  }
  return null;
}

/** Scripts of the site that are no chunks of the page. */
async function workersFiles() {
  const files = (await readdir(new URL("assets/", site))).map((name) => `assets/${name}`);
  return files.filter((file) => file.endsWith(".js") && !chunks.some((chunk) => chunk.file === file));
}

/** @param {string} file From the site's root. */
async function gzippedSize(file) {
  return gzipSync(await readFile(new URL(file, site))).length;
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
