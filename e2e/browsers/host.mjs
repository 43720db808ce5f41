import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { networkInterfaces } from "node:os";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { siteHeaders } from "../../scripts/headers.mjs";
import { translate } from "./translate.mjs";

const site = fileURLToPath(new URL("../../dist/", import.meta.url));

/** @type {Record<string, string>} */
const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
};

/** Where browsers send what the site's headers forbade. */
const reports = "/violations";
const headers = {
  ...siteHeaders,
  "Content-Security-Policy": `${siteHeaders["Content-Security-Policy"]}; report-uri ${reports}`,
};

/**
 * A host like those that serve files and nothing else.
 * @typedef {object} HostOptions
 * @property {boolean} isolated Whether it sends the site's headers, without which no memory is shared.
 * @property {string} [folder] Where the site lies on it: "/" or, say, "/teaching/vae/".
 * @property {string} [address] One of this machine's; its own alone if left out.
 * @property {string} [root] The site's folder; `dist` if left out.
 * @property {import("./translate.mjs").Manner} [translated] How the texts of the page are translated, by a script that comes with it.
 */

/** @param {HostOptions} options */
export async function startHost({ isolated, folder = "/", address = "127.0.0.1", root = site, translated }) {
  let served = root;
  /** @type {string[]} */
  const violations = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    if (pathname === reports) {
      violations.push(await text(request));
      return response.writeHead(204).end();
    }
    const file = translatedBy(translated, pathname, await read(served, folder, pathname));
    for (const [name, value] of Object.entries(isolated ? headers : {})) response.setHeader(name, value);
    response.setHeader("Cache-Control", "no-store");
    if (file) response.setHeader("Content-Type", file.type);
    response.writeHead(file ? 200 : 404).end(file?.bytes ?? "There is no such file here.");
  });
  await new Promise((resolve) => server.listen(0, address, () => resolve(undefined)));
  const bound = server.address();
  if (!bound || typeof bound === "string") throw new Error("The host has no port.");
  return {
    url: `http://${address === "127.0.0.1" ? "localhost" : address}:${bound.port}${folder}`,
    /**
     * Has another site lie where the one before it lay.
     * @param {string} other Its folder.
     */
    replace(other) {
      served = other;
    },
    /** What the site's headers forbade, as browsers report it. */
    violations,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What a page that is translated has before its own scripts. */
const translator = "translator.js";

/**
 * A file as it is, or of a page that is translated.
 * @template {{ bytes: Buffer, type: string } | undefined} File
 * @param {import("./translate.mjs").Manner | undefined} manner
 * @param {string} pathname
 * @param {File} file
 */
function translatedBy(manner, pathname, file) {
  if (!manner) return file;
  if (pathname.endsWith(`/${translator}`)) {
    const translation = JSON.stringify({ manner, heedsRefusal: false });
    return { bytes: Buffer.from(`(${translate})(${translation});`), type: types[".js"] ?? "" };
  }
  if (file?.type !== types[".html"]) return file;
  const page = String(file?.bytes).replace("<head>", `<head><script src="./${translator}"></script>`);
  return { bytes: Buffer.from(page), type: types[".html"] ?? "" };
}

/** An address by which others on the same network reach this machine; undefined where it has none. */
export function addressOnNetwork() {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === "IPv4" && !internal)?.address;
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {string} pathname
 */
async function read(root, folder, pathname) {
  if (!pathname.startsWith(folder)) return undefined;
  const path = normalize(decodeURIComponent(pathname.slice(folder.length)) || "index.html");
  if (path.startsWith("..")) return undefined;
  const bytes = await readFile(join(root, path)).catch(() => undefined);
  return bytes && { bytes, type: types[extname(path)] ?? "application/octet-stream" };
}
