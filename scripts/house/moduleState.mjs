import { boundNames, childrenOf, declarationOf, isFunction, isTest } from "./walk.mjs";

/** @typedef {import("./rules.mjs").Finding} Finding */
/** @typedef {import("./sources.mjs").Source} Source */
/** @typedef {import("./walk.mjs").Node} Node */

/** Methods that change what they are called on: of arrays, typed arrays, maps and sets. */
const mutators = new Set([
  ...["push", "pop", "shift", "unshift", "splice", "sort", "reverse", "fill", "copyWithin"],
  ...["set", "add", "delete", "clear"],
]);

/**
 * Variables of modules that functions write to, or whose arrays, maps and objects they change: what one part of the
 * page leaves in them, another meets.
 * @param {readonly Source[]} sources
 * @returns {Finding[]}
 */
export function writtenModuleVariables(sources) {
  return sources
    .filter(({ path }) => path.startsWith("src/") && !isTest(path) && !path.includes("/wasm/kernels/"))
    .flatMap(({ path, program }) => {
      const written = writtenIn(program, moduleVariables(program));
      return [...written].map((name) => ({
        key: `${name} of ${path.split("/").at(-1)}`,
        message: `${path}: ${name} is written after load`,
      }));
    });
}

/**
 * The variables of a module, constants too: their contents may change.
 * @param {Node} program
 * @returns {ReadonlySet<string>}
 */
function moduleVariables(program) {
  const declarations = program.body.map(declarationOf);
  return new Set(
    declarations
      .filter((/** @type {Node} */ { type }) => type === "VariableDeclaration")
      .flatMap((/** @type {Node} */ declaration) => declaration.declarations)
      .flatMap((/** @type {Node} */ { id }) => boundNames(id)),
  );
}

/**
 * @param {Node} program
 * @param {ReadonlySet<string>} variables Of its module.
 * @returns {ReadonlySet<string>} Those that a function of it writes.
 */
function writtenIn(program, variables) {
  /** @type {Set<string>} */
  const written = new Set();
  /**
   * @param {Node} node
   * @param {ReadonlySet<string>} visible Variables of the module that no nearer one of the same name hides.
   * @param {boolean} isInFunction
   */
  const visit = (node, visible, isInFunction) => {
    const isEntered = isFunction(node);
    const seen = isEntered ? without(visible, namesOf(node)) : visible;
    for (const target of isInFunction ? targetsOf(node) : []) if (seen.has(target)) written.add(target);
    for (const child of childrenOf(node)) visit(child, seen, isInFunction || isEntered);
  };
  visit(program, variables, false);
  return written;
}

/**
 * The variables that a node writes to or into, such as x of `x = 1`, `[x.y] = z`, `x[0].y++`, `delete x.y`, `x.push(1)`.
 * @param {Node} node
 * @returns {string[]}
 */
function targetsOf(node) {
  if (node.type === "AssignmentExpression") return rootsOf(node.left);
  if (node.type === "UpdateExpression") return rootsOf(node.argument);
  if (node.type === "UnaryExpression" && node.operator === "delete") return rootsOf(node.argument);
  const isMutation = node.type === "CallExpression" && node.callee.type === "MemberExpression";
  return isMutation && mutators.has(node.callee.property.name) ? rootsOf(node.callee.object) : [];
}

/**
 * @param {Node} node What is assigned to: a variable, something inside one, or a pattern of them.
 * @returns {string[]}
 */
function rootsOf(node) {
  switch (node?.type) {
    case "MemberExpression":
      return rootsOf(node.object);
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "ChainExpression":
    case "ParenthesizedExpression":
      return rootsOf(node.expression);
    case "ArrayPattern":
      return node.elements.flatMap(rootsOf);
    case "ObjectPattern":
      return node.properties.flatMap((/** @type {Node} */ each) => rootsOf(each.value ?? each.argument));
    default:
      return boundNames(node);
  }
}

/**
 * All that a function itself binds, wherever in it: parameters and variables, but none of the functions inside it.
 * @param {Node} node
 * @returns {string[]}
 */
function namesOf(node) {
  return [...node.params.flatMap(boundNames), ...(node.body ? declaredIn(node.body) : [])];
}

/**
 * @param {Node} node
 * @returns {string[]}
 */
function declaredIn(node) {
  if (isFunction(node)) return node.id ? [node.id.name] : [];
  const own =
    node.type === "VariableDeclarator" || node.type === "CatchClause" ? boundNames(node.id ?? node.param) : [];
  return [...own, ...childrenOf(node).flatMap(declaredIn)];
}

/**
 * @param {ReadonlySet<string>} names
 * @param {readonly string[]} hidden
 */
function without(names, hidden) {
  return hidden.some((name) => names.has(name)) ? new Set([...names].filter((name) => !hidden.includes(name))) : names;
}
