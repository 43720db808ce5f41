import { packages, rooms } from "./rooms.mjs";
import { isTest, walk } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */

/** What only tests may import, whichever room they stand in. */
const forTests = ["vitest", "fast-check", "@playwright/test", "webgpu"];

/**
 * Imports of `src` that `rooms.mjs` does not allow.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function strayImports(sources) {
  return sources
    .filter(({ path }) => path.startsWith("src/"))
    .flatMap(({ path, program }) => importsOf(program).flatMap((target) => judge(path.slice(4), target)));
}

/**
 * @param {string} path Of a file, from `src`.
 * @param {string} specifier What it imports.
 * @returns {Finding[]}
 */
function judge(path, specifier) {
  const from = roomOf(path);
  if (from === undefined) return [{ key: path, message: `src/${path} stands in no room of scripts/house/rooms.mjs` }];
  const isFree = isTest(path) || from.split("/").includes("parity") || from.startsWith("testing");
  const isAllowed = specifier.startsWith(".")
    ? mayReach(from, resolve(path, specifier), isFree)
    : mayUse(from, specifier, isFree);
  if (isAllowed) return [];
  const target = specifier.startsWith(".") ? resolve(path, specifier) : specifier;
  return [{ key: `${from} → ${target}`, message: `src/${path} may not import ${target}` }];
}

/**
 * @param {string} from A room.
 * @param {string} target A module, from `src`, without its extension.
 * @param {boolean} isFree Whether a test asks.
 */
function mayReach(from, target, isFree) {
  if (target.startsWith("../")) return isFree;
  const to = roomOf(target);
  if (to === undefined) return false;
  if (to === from || (isFree && (to.startsWith("testing") || from.startsWith("testing")))) return true;
  if (isFree && topOf(to) === topOf(from)) return true;
  return allowedFrom(from).some((entry) => entry === target || covers(entry, to));
}

/**
 * @param {string} from A room.
 * @param {string} specifier A package, or a path in one.
 * @param {boolean} isFree Whether a test asks.
 */
function mayUse(from, specifier, isFree) {
  if (isFree && (specifier.startsWith("node:") || forTests.includes(specifier))) return true;
  const found = Object.entries(packages).find(([name]) => specifier === name || specifier.startsWith(`${name}/`));
  return Boolean(found?.[1].some((entry) => covers(entry, from)));
}

/**
 * The room that a path from `src` stands in: of all that hold it, the innermost.
 * @param {string} path
 * @returns {string | undefined} Where the room is one of many, such as `panels/*`, its own name.
 */
function roomOf(path) {
  const folders = path.split("/").slice(0, -1);
  if (folders.length === 0) return "";
  for (let depth = folders.length; depth > 0; depth--) {
    const room = folders.slice(0, depth).join("/");
    if (Object.hasOwn(rooms, room) || (depth > 1 && Object.hasOwn(rooms, anyIn(room)))) return room;
  }
  return undefined;
}

/**
 * @param {string} room
 * @returns {readonly string[]}
 */
function allowedFrom(room) {
  return rooms[room] ?? rooms[anyIn(room)] ?? [];
}

/** @param {string} room */
function anyIn(room) {
  return room.replace(/[^/]+$/, "*");
}

/**
 * Whether an entry of the table names a room: `engine` only that one, `engine/**` those inside it too.
 * @param {string} entry
 * @param {string} room
 */
function covers(entry, room) {
  const outer = entry.replace(/\/\*\*$/, "");
  return room === outer || (entry !== outer && room.startsWith(`${outer}/`));
}

/** @param {string} room */
function topOf(room) {
  return room.split("/")[0];
}

/**
 * @param {string} path
 * @param {string} specifier
 */
function resolve(path, specifier) {
  const folders = path.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === ".." && folders.length > 0 && folders.at(-1) !== "..") folders.pop();
    else if (part !== ".") folders.push(part);
  }
  return folders.join("/").replace(/\.tsx?$/, "");
}

/**
 * All that a program imports, statically or not, or exports from elsewhere; styles and data are no code.
 * @param {import("./walk.mjs").Node} program
 * @returns {string[]}
 */
function importsOf(program) {
  /** @type {string[]} */
  const found = [];
  walk(program, (node) => {
    const specifier = node.source?.value ?? (node.type === "TSImportType" ? node.argument?.value : undefined);
    if (typeof specifier === "string" && !/\.(css|json|svg)$/.test(specifier)) found.push(specifier);
  });
  return found;
}
