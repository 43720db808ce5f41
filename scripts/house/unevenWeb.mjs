import { boundNames, isTest, walk } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */
/** @typedef {import("./walk.mjs").Node} Node */

/**
 * What is not there, or throws, in some browser or on some host: where pages are not encrypted, cookies are blocked or
 * windows are private. Each has a file that does without where it must, and is used in no other.
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const guards = {
  "crypto.randomUUID": [],
  "crypto.subtle": ["src/data/fetched.ts", "src/library/digest.ts"],
  "navigator.clipboard": ["src/interaction/copyText.ts", "src/widgets/ErrorBoundary.tsx"],
  "navigator.gpu": ["src/engine/detect.ts", "src/engine/webgpu/create.ts"],
  "navigator.locks": ["src/site/keeping.ts", "src/state/library/start.ts", "src/worker/life.ts"],
  "navigator.serviceWorker": ["src/site/isolation.ts", "src/site/keeping.ts"],
  "navigator.storage": ["src/site/storage.ts"],
  caches: [],
  indexedDB: ["src/library/database.ts"],
  localStorage: [
    "src/panels/Keys/characterKeys.ts",
    "src/pictures/themeChoice.ts",
    "src/state/lessons/notebook.ts",
    "src/words/wording.ts",
  ],
  sessionStorage: [],
};

const wholeWindow = new Set(["globalThis", "self", "window"]);

/**
 * Uses of what not every browser has where nothing does without it: an interface outside of the file that guards it, and
 * `for await`, which Safari lacks over streams.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function unevenWeb(sources) {
  return sources.filter(({ path }) => path.startsWith("src/") && !isTest(path)).flatMap(unevenIn);
}

/**
 * @param {Source} source
 * @returns {Finding[]}
 */
function unevenIn({ path, text, program }) {
  /** @type {Finding[]} */
  const found = [];
  walk(program, (node, ancestors) => {
    for (const name of usedBy(node, ancestors.at(-1))) {
      const line = text.slice(0, node.start).split("\n").length;
      const fault = name === "for await" ? "not every browser has it over streams" : whereGuarded(name, path);
      if (fault)
        found.push({ key: `${name} in ${path.split("/").at(-1)}`, message: `${path}:${line}: ${name}: ${fault}` });
    }
  });
  return found;
}

/**
 * @param {string} name
 * @param {string} path
 */
function whereGuarded(name, path) {
  const files = Object.hasOwn(guards, name) ? guards[name] : undefined;
  if (!files || files.includes(path)) return undefined;
  return files.length > 0 ? `only ${files.join(" and ")} does without where it is missing` : "not every page has it";
}

/**
 * The names of `guards` that a node itself stands for.
 * @param {Node} node
 * @param {Node | undefined} parent
 * @returns {string[]}
 */
function usedBy(node, parent) {
  switch (node.type) {
    case "ForOfStatement":
      return node.await ? ["for await"] : [];
    case "MemberExpression":
      return node.computed ? [] : [memberName(node)];
    case "VariableDeclarator": {
      const owner = node.id.type === "ObjectPattern" && node.init ? globalName(node.init) : undefined;
      if (owner === undefined) return [];
      const keys = node.id.properties.flatMap((/** @type {Node} */ { key }) => boundNames(key));
      return keys.map((/** @type {string} */ key) => (owner ? `${owner}.${key}` : key));
    }
    case "Identifier":
      return isReference(node, parent) ? [node.name] : [];
    default:
      return [];
  }
}

/** @param {Node} node A member that is named. */
function memberName(node) {
  const owner = globalName(node.object);
  const name = node.property.name ?? "";
  if (owner === undefined) return "";
  return owner ? `${owner}.${name}` : name;
}

/**
 * The name of something global, empty for all that is; undefined for what is not.
 * @param {Node} node
 * @returns {string | undefined}
 */
function globalName(node) {
  if (node.type === "ChainExpression" || node.type === "ParenthesizedExpression") return globalName(node.expression);
  if (node.type === "TSNonNullExpression" || node.type === "TSAsExpression") return globalName(node.expression);
  if (node.type === "Identifier") return wholeWindow.has(node.name) ? "" : node.name;
  if (node.type !== "MemberExpression" || node.computed) return undefined;
  return globalName(node.object) === "" ? node.property.name : undefined;
}

/**
 * Whether an identifier stands for a value, and does not name a member, a key or a part of a type.
 * @param {Node} node
 * @param {Node | undefined} parent
 */
function isReference(node, parent) {
  if (parent?.type === "MemberExpression") return parent.object === node || parent.computed;
  if (parent?.type === "Property") return parent.value === node;
  return !parent?.type.startsWith("TS");
}
