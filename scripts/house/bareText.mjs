import { holdsElements, isText, resultsOf } from "./elements.mjs";
import { childrenOf, isFunction } from "./walk.mjs";

/** @typedef {import("./elements.mjs").Place} Place */
/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */
/** @typedef {import("./walk.mjs").Node} Node */

/** What is wrong, and what to do. */
const faults = {
  changing: "can change and stands beside siblings",
  beside: "stands beside what can appear or vanish",
  fragment: "stands in a fragment, whose siblings nobody sees here",
  returned: "is all of a component, whose siblings nobody sees here",
};

/**
 * Bare texts that the page would break at, were they translated: a browser that translates wraps each text in an element,
 * so that React no longer finds it among its siblings, and `removeChild` and `insertBefore` throw. Text that can change,
 * appear or vanish has therefore no siblings, and text that stands beside what can appear or vanish has an element of its
 * own.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function bareTexts(sources) {
  return sources.filter(({ path }) => path.endsWith(".tsx")).flatMap(bareTextsOf);
}

/**
 * @param {Source} source
 * @returns {Finding[]}
 */
function bareTextsOf({ path, text, program }) {
  /** @type {Finding[]} */
  const found = [];
  const report = (/** @type {Node} */ { start, end }, /** @type {string} */ fault) => {
    const bare = text.slice(start, end).trim().replace(/\s+/g, " ");
    const line = text.slice(0, start).split("\n").length;
    found.push({ key: bare, message: `${path}:${line}: “${bare}” ${fault}: give it an element of its own` });
  };
  visit({ node: program, parent: null }, (place) => {
    if (place.node.type === "JSXElement" || place.node.type === "JSXFragment") judgeChildren(place, report);
    if (isComponent(place)) judgeReturns(place, report);
  });
  return found;
}

/**
 * @param {Place} place
 * @param {(place: Place) => void} look
 */
function visit(place, look) {
  look(place);
  for (const node of childrenOf(place.node)) visit({ node, parent: place }, look);
}

/**
 * @param {Place} place An element or a fragment.
 * @param {(node: Node, fault: string) => void} report
 */
function judgeChildren(place, report) {
  const inFragment = place.node.type === "JSXFragment";
  const children = place.node.children
    .filter(isRendered)
    .map((/** @type {Node} */ node) => ({ node, kind: kindOf({ node, parent: place }) }));
  if (!inFragment && children.length < 2) return;
  const canMove = children.some((/** @type {{ kind: string }} */ { kind }) => kind === "loose");
  for (const { node, kind } of children) {
    if (inFragment && kind === "text") report(node, faults.fragment);
    else if (kind === "value") report(node, faults.changing);
    else if (kind === "text" && canMove) report(node, faults.beside);
  }
}

/** @param {Node} node */
function isRendered(node) {
  if (node.type === "JSXText") return node.value.trim() !== "" || !node.value.includes("\n");
  return node.type !== "JSXExpressionContainer" || node.expression.type !== "JSXEmptyExpression";
}

/**
 * @param {Place} place A child of an element.
 * @returns {"text" | "fixed" | "loose" | "value"} Text that stays, an element that stays, elements that come and go, or
 *   what may be text and may change.
 */
function kindOf({ node, parent }) {
  if (node.type === "JSXText") return "text";
  if (node.type === "JSXElement") return /^[a-z]/.test(node.openingElement.name.name ?? "") ? "fixed" : "loose";
  if (node.type === "JSXFragment") return "loose";
  if (isText(node.expression)) return "text";
  return holdsElements({ node: node.expression, parent }) ? "loose" : "value";
}

/** @param {Place} place */
function isComponent({ node, parent }) {
  if (!isFunction(node)) return false;
  const holder = parent?.node.type === "CallExpression" ? parent.parent?.node : parent?.node;
  const name = node.id?.name ?? (holder?.type === "VariableDeclarator" ? holder.id.name : "");
  return /^[A-Z]/.test(name ?? "");
}

/**
 * @param {Place} place A component.
 * @param {(node: Node, fault: string) => void} report
 */
function judgeReturns(place, report) {
  for (const { node } of resultsOf(place)) {
    for (const part of branchesOf(node))
      if (part.type === "TemplateLiteral" || isText(part)) report(part, faults.returned);
  }
}

/**
 * What an expression can give: itself, or that of its branches.
 * @param {Node} node
 * @returns {Node[]}
 */
function branchesOf(node) {
  if (node.type === "ParenthesizedExpression") return branchesOf(node.expression);
  return node.type === "ConditionalExpression" ? [node.consequent, node.alternate].flatMap(branchesOf) : [node];
}
