/** @typedef {any} Node A node of a syntax tree, as ESTree with TypeScript. */

const functionTypes = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** @param {Node} node */
export function isFunction(node) {
  return functionTypes.has(node.type);
}

/**
 * Visits a node and all below it, outermost first.
 * @param {Node} node
 * @param {(node: Node, ancestors: readonly Node[]) => void} visit With those around the node, outermost first.
 */
export function walk(node, visit) {
  descend(node, visit, []);
}

/**
 * @param {Node} node
 * @param {(node: Node, ancestors: readonly Node[]) => void} visit
 * @param {Node[]} ancestors Changed on the way, and given back as it was.
 */
function descend(node, visit, ancestors) {
  visit(node, ancestors);
  ancestors.push(node);
  for (const child of childrenOf(node)) descend(child, visit, ancestors);
  ancestors.pop();
}

/**
 * @param {Node} node
 * @returns {Node[]}
 */
export function childrenOf(node) {
  return Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === "string");
}

/**
 * The names that a pattern binds, such as a and b of `{ a, x: [b = 1] }`.
 * @param {Node} pattern
 * @returns {string[]}
 */
export function boundNames(pattern) {
  switch (pattern?.type) {
    case "Identifier":
      return [pattern.name];
    case "AssignmentPattern":
      return boundNames(pattern.left);
    case "RestElement":
      return boundNames(pattern.argument);
    case "ArrayPattern":
      return pattern.elements.flatMap(boundNames);
    case "ObjectPattern":
      return pattern.properties.flatMap((/** @type {Node} */ each) => boundNames(each.value ?? each));
    case "TSParameterProperty":
      return boundNames(pattern.parameter);
    default:
      return [];
  }
}

/**
 * The declaration of a statement, be it exported or not.
 * @param {Node} statement
 * @returns {Node}
 */
export function declarationOf(statement) {
  return statement.declaration ?? statement;
}

/** @param {string} path */
export function isTest(path) {
  return /\.test\.\w+$/.test(path) || path.startsWith("e2e/");
}
