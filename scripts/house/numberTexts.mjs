import { isTest, walk } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */

/** The one file that writes numbers for people. */
const formatter = "src/words/numbers.ts";
/** What writes a number as a text of its own making. */
const writers = new Set(["toFixed", "toPrecision", "toExponential", "toLocaleString"]);

/**
 * Numbers that are written without the formatter, which alone knows what is not there yet, what is not defined and what is
 * too large, and how minus signs and thousands look.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function numberTexts(sources) {
  return sources
    .filter(({ path }) => path.startsWith("src/") && path !== formatter && !isTest(path))
    .flatMap(({ path, text, program }) => {
      /** @type {Finding[]} */
      const found = [];
      walk(program, (node) => {
        const name = writerOf(node);
        if (name === null) return;
        const line = text.slice(0, node.start).split("\n").length;
        const message = `${path}:${line}: ${name}: numbers are written by ${formatter}`;
        found.push({ key: `${name} in ${path.split("/").at(-1)}`, message });
      });
      return found;
    });
}

/**
 * What writes a number, where a node names it.
 * @param {import("./walk.mjs").Node} node
 * @returns {string | null}
 */
function writerOf(node) {
  if (node.type !== "MemberExpression") return null;
  const name = node.computed ? node.property.value : node.property.name;
  if (name === "NumberFormat") return "NumberFormat";
  return writers.has(name) ? name : null;
}
