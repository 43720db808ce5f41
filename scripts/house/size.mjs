import { isFunction, isTest, walk } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */

const MOST_LINES = 300;
const MOST_FUNCTION_LINES = 60;

/**
 * Files that are too long to be read at one go.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function longFiles(sources) {
  return sources.flatMap(({ path, text }) => {
    const lines = text.trimEnd().split("\n").length;
    if (lines <= MOST_LINES) return [];
    return [{ key: path, message: `${path} has ${lines} lines; at most ${MOST_LINES}` }];
  });
}

/**
 * Functions that are too long; the stories of tests are not functions but lists of them.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function longFunctions(sources) {
  /** @type {Finding[]} */
  const findings = [];
  for (const { path, text, program } of sources) {
    if (isTest(path)) continue;
    walk(program, (node, ancestors) => {
      if (!isFunction(node)) return;
      const lines = text.slice(node.start, node.end).split("\n").length;
      if (lines <= MOST_FUNCTION_LINES) return;
      const name = nameOf(node, ancestors);
      findings.push({ key: name, message: `${path}: ${name} has ${lines} lines; at most ${MOST_FUNCTION_LINES}` });
    });
  }
  return findings;
}

/**
 * The name of a function, or of what it is assigned to.
 * @param {import("./walk.mjs").Node} node
 * @param {readonly import("./walk.mjs").Node[]} ancestors
 * @returns {string}
 */
function nameOf(node, ancestors) {
  const parent = ancestors.at(-1);
  return node.id?.name ?? parent?.id?.name ?? parent?.key?.name ?? "(a function without a name)";
}
