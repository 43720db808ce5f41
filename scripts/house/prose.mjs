import { isTest, walk } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */

/** The folders below the page, which report codes with arguments; `words` turns them into sentences. */
const below = /^src\/(experiment|model|data|formats|library|importing|engine|training|worker|state)\//;
/** Where texts are programs of another language, or only tests read them. */
const unread = /^src\/engine\/(parity\/|(webgpu|wasm)\/(kernels|built)\/)/;

/**
 * Texts for people in the folders below the page: those of two words or more.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function proseBelowThePage(sources) {
  return sources
    .filter(({ path }) => below.test(path) && !unread.test(path) && !isTest(path))
    .flatMap(({ path, program }) =>
      textsOf(program)
        .filter(isProse)
        .map((text) => ({ key: text, message: `${path} says “${text}”` })),
    );
}

/**
 * Each string and template of a program, `…` in place of what is put into it.
 * @param {import("./walk.mjs").Node} program
 * @returns {string[]}
 */
function textsOf(program) {
  /** @type {string[]} */
  const texts = [];
  walk(program, (node, ancestors) => {
    if (node.type === "Literal" && typeof node.value === "string" && !ancestors.at(-1)?.source) texts.push(node.value);
    if (node.type === "TemplateLiteral") {
      texts.push(node.quasis.map((/** @type {any} */ { value }) => value.cooked).join("…"));
    }
  });
  return texts;
}

/**
 * Two words with a space between them, and nothing that only programs have.
 * @param {string} text
 */
function isProse(text) {
  return /\p{L}{2,}[,:;]? (\p{L}|…)+/u.test(text) && !/[{}]|;\n/.test(text);
}
