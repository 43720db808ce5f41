import { boundNames, declarationOf, isTest } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */

/** The kernels are a program of their own, in a language of its own. */
const kernels = "src/engine/wasm/kernels/";

/**
 * Names that two files of `src` export.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function namesWithTwoHomes(sources) {
  /** @type {Map<string, string[]>} */
  const homes = new Map();
  for (const { path, program } of sources) {
    if (!path.startsWith("src/") || path.startsWith(kernels) || isTest(path)) continue;
    for (const name of new Set(exportedNames(program))) homes.set(name, [...(homes.get(name) ?? []), path]);
  }
  return [...homes]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => ({ key: name, message: `${name} has ${paths.length} homes: ${paths.join(", ")}` }));
}

/**
 * @param {import("./walk.mjs").Node} program
 * @returns {string[]}
 */
function exportedNames(program) {
  /** @type {import("./walk.mjs").Node[]} */
  const statements = program.body;
  return statements
    .filter(({ type }) => type === "ExportNamedDeclaration")
    .flatMap((statement) => [
      ...namesDeclaredBy(declarationOf(statement)),
      ...statement.specifiers.map((/** @type {import("./walk.mjs").Node} */ { exported }) => exported.name),
    ]);
}

/**
 * @param {import("./walk.mjs").Node} declaration
 * @returns {string[]}
 */
function namesDeclaredBy(declaration) {
  if (declaration.type !== "VariableDeclaration") return declaration.id ? [declaration.id.name] : [];
  return declaration.declarations.flatMap((/** @type {import("./walk.mjs").Node} */ { id }) => boundNames(id));
}

/**
 * Paths that macOS and Windows take for one.
 * @param {readonly string[]} paths
 * @returns {Finding[]}
 */
export function pathsThatDifferInCase(paths) {
  /** @type {Map<string, Set<string>>} */
  const alike = new Map();
  for (const path of paths.flatMap((each) => [each, each.replace(/\.\w+$/, "")])) {
    const lower = path.toLowerCase();
    alike.set(lower, (alike.get(lower) ?? new Set()).add(path));
  }
  return [...alike.values()]
    .map((same) => [...same].sort())
    .filter((same) => same.length > 1)
    .map((same) => ({ key: same.join(" "), message: `${same.join(" and ")} differ only in case` }));
}

/**
 * What the map of the house leads to and does not exist: links, and names of files and folders between backticks.
 * @param {string} map The text of `src/README.md`.
 * @param {readonly string[]} paths Of all files.
 * @returns {Finding[]}
 */
export function deadEnds(map, paths) {
  const linked = [...map.matchAll(/\]\(([\w./-]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const named = [...map.matchAll(/`([\w.*-]+\/[\w./*-]*|\w+\.(?:ts|tsx|json|md))`/g)].map(([, target = ""]) => target);
  return [...new Set([...linked, ...named])]
    .filter((target) => !isSomewhere(target.replace(/\/$/, ""), paths))
    .map((target) => ({ key: target, message: `src/README.md names ${target}, which does not exist` }));
}

/**
 * @param {string} target From `src`, from the root, or a file's name alone.
 * @param {readonly string[]} paths
 */
function isSomewhere(target, paths) {
  return paths.some((path) => `/${path}/`.includes(`/${target}/`));
}
