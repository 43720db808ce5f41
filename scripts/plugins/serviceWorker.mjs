import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { siteHeaders } from "../headers.mjs";

const source = fileURLToPath(new URL("../../src/site/serviceWorker.js", import.meta.url));
/** What no page asks its host for. */
const apart = ["_headers", "serviceWorker.js"];

/**
 * Lays the service worker beside the site once all of that is written, with the names and digests of its files.
 * @returns {import("vite").Plugin}
 */
export function writeServiceWorker() {
  let site = "";
  return {
    name: "write-service-worker",
    apply: "build",
    configResolved({ root, build, publicDir }) {
      // What is built without the data is not the site.
      site = publicDir && !build.ssr ? resolve(root, build.outDir) : "";
    },
    async closeBundle() {
      if (site) await writeFile(join(site, "serviceWorker.js"), await workerOf(site));
    },
  };
}

/**
 * The text of the service worker of a site.
 * @param {string} site Its folder.
 */
export async function workerOf(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(site, join(parentPath, name)).split(sep).join("/"))
    .filter((path) => !apart.includes(path))
    .sort();
  /** @type {Record<string, string>} */
  const files = {};
  let bytes = 0;
  for (const path of paths) {
    const content = await readFile(join(site, path));
    files[path === "index.html" ? "" : path] = digestOf(content);
    if (!isKeptOnUse(path)) bytes += content.length;
  }
  const own = await readFile(source, "utf8");
  const isData = (/** @type {string} */ path) => path.startsWith("data/");
  const digest = (/** @type {(path: string) => boolean} */ belongs) =>
    digestOf(JSON.stringify(Object.entries(files).filter(([path]) => belongs(path)))).slice(0, 16);
  const build = {
    digest: digest((path) => !isData(path)),
    dataDigest: digest(isData),
    bytes,
    files,
    onUse: paths.filter(isKeptOnUse),
    headers: siteHeaders,
  };
  return `self.latentPlaygroundBuild = ${JSON.stringify(build)};\n${own}`;
}

/**
 * Whether a file is of a data set that a page may never ask for: all but the first.
 * @param {string} path
 */
function isKeptOnUse(path) {
  return path.startsWith("data/") && !path.startsWith("data/mnist/");
}

/** @param {string | Uint8Array} content */
function digestOf(content) {
  return createHash("sha256").update(content).digest("hex");
}
