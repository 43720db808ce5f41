import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "vite";

const root = fileURLToPath(new URL("../..", import.meta.url));
export const folders = ["src", "scripts", "bench", "e2e"];

/**
 * One file of the house.
 * @typedef {object} Source
 * @property {string} path From the root of the project, with slashes.
 * @property {string} text
 * @property {any} program Its syntax tree, as ESTree with TypeScript.
 */

/**
 * A style sheet.
 * @typedef {object} Style
 * @property {string} path From the root of the project, with slashes.
 * @property {string} text
 */

/**
 * Every style sheet of the page.
 * @returns {Style[]}
 */
export function readStyles() {
  return pathsOf("src")
    .filter((path) => path.endsWith(".css"))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Every source file of the project but those that are built. */
export function readSources() {
  return folders
    .flatMap((folder) => filesOf(folder))
    .map((path) => sourceOf(path, readFileSync(join(root, path), "utf8")));
}

/**
 * Every path below a folder, sources or not; built files and data left out.
 * @param {string} folder
 * @returns {string[]}
 */
export function pathsOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    return entry.name === "built" ? [] : pathsOf(path);
  });
}

/** @param {string} folder */
function filesOf(folder) {
  return pathsOf(folder).filter((path) => /\.(ts|tsx|mjs)$/.test(path));
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Source}
 * @throws Error where the text is no program
 */
export function sourceOf(path, text) {
  const { program, errors } = parseSync(path, withoutDecorators(text));
  if (errors[0]) throw new Error(`${path} cannot be read: ${errors[0].message}`);
  return { path, text, program };
}

/**
 * AssemblyScript has decorators where TypeScript has none; spaces in their place leave every offset as it is.
 * @param {string} text
 */
function withoutDecorators(text) {
  return text.replace(/^@\w+(\([^)]*\))?/gm, (decorator) => " ".repeat(decorator.length));
}
