import { existsSync, mkdtempSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { giveUp } from "./run.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
/** Where packages, data, kernels and the site are put. */
const written = ["", "node_modules", "public/data", "src/engine/wasm/built", ".build", "dist"];

/** Ends this process with a message where this project lies in a place that cannot be written to. */
export function ensureWritable() {
  for (const folder of written.map((path) => join(root, path)).filter(existsSync)) {
    const trouble = tryWriting(folder);
    if (trouble) giveUp(`${folder} cannot be written to (${trouble}). Copy the project to a folder of your own.`);
  }
}

/**
 * @param {string} folder
 * @returns {string | undefined} The system's code for what stands against it.
 */
export function tryWriting(folder) {
  try {
    rmdirSync(mkdtempSync(join(folder, ".writable-")));
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
}
