import { bareTexts } from "./bareText.mjs";
import { strayImports } from "./imports.mjs";
import { fixedLengths } from "./lengths.mjs";
import { writtenModuleVariables } from "./moduleState.mjs";
import { deadEnds, namesWithTwoHomes, pathsThatDifferInCase } from "./names.mjs";
import { numberTexts } from "./numberTexts.mjs";
import { proseBelowThePage } from "./prose.mjs";
import { longFiles, longFunctions } from "./size.mjs";
import { unevenWeb } from "./unevenWeb.mjs";

/** @typedef {import("./sources.mjs").Source} Source */
/** @typedef {import("./sources.mjs").Style} Style */

/**
 * What breaks a rule.
 * @typedef {object} Finding
 * @property {string} key What `debts.json` or `exceptions.json` calls it by: no path where it can do without.
 * @property {string} message
 */

/**
 * What all rules look at.
 * @typedef {object} House
 * @property {readonly Source[]} sources
 * @property {readonly Style[]} styles
 * @property {readonly string[]} paths Of all files, sources or not.
 * @property {string} map The text of `src/README.md`.
 */

/**
 * Findings that are known of, by reason and, before that, by rule.
 * @typedef {Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>} Known
 */

/** @type {Readonly<Record<string, (house: House) => Finding[]>>} */
export const rules = {
  "long files": ({ sources }) => longFiles(sources),
  "long functions": ({ sources }) => longFunctions(sources),
  "names with two homes": ({ sources }) => namesWithTwoHomes(sources),
  "stray imports": ({ sources }) => strayImports(sources),
  "module variables written after load": ({ sources }) => writtenModuleVariables(sources),
  "prose below the page": ({ sources }) => proseBelowThePage(sources),
  "numbers written without the formatter": ({ sources }) => numberTexts(sources),
  "bare texts": ({ sources }) => bareTexts(sources),
  "what not every browser has": ({ sources }) => unevenWeb(sources),
  "lengths that ignore the text's size": ({ styles }) => fixedLengths(styles),
  "files that differ only in case": ({ paths }) => pathsThatDifferInCase(paths),
  "dead ends in src/README.md": ({ paths, map }) => deadEnds(map, paths),
};

/**
 * Holds findings against those that are known of.
 * @param {string} rule
 * @param {readonly Finding[]} findings
 * @param {readonly Known[]} known
 * @returns {{ broken: string[], gone: string[] }} Messages of the findings that nobody knows of; what is known of and is
 *   no more.
 */
export function judge(rule, findings, known) {
  const kept = new Set(known.flatMap((each) => Object.values(each[rule] ?? {}).flat()));
  const found = new Set(findings.map(({ key }) => key));
  return {
    broken: [...new Set(findings.filter(({ key }) => !kept.has(key)).map(({ message }) => message))],
    gone: [...kept].filter((key) => !found.has(key)),
  };
}

/**
 * What is known of without that which is gone.
 * @param {Known} known
 * @param {Readonly<Record<string, readonly string[]>>} gone By rule.
 * @returns {Known}
 */
export function settle(known, gone) {
  return keepFilled(known, (reasons, rule) =>
    keepFilled(reasons, (keys) => keys.filter((key) => !gone[rule]?.includes(key))),
  );
}

/**
 * @template Value
 * @param {Readonly<Record<string, Value>>} record
 * @param {(value: Value, name: string) => Value} change
 * @returns {Record<string, Value>} Without values that have become empty.
 */
function keepFilled(record, change) {
  const changed = Object.entries(record).map(([name, value]) => /** @type {const} */ ([name, change(value, name)]));
  return Object.fromEntries(changed.filter(([, value]) => Object.keys(value ?? {}).length > 0));
}
