import { childrenOf, declarationOf, isFunction } from "./walk.mjs";

/** @typedef {import("./walk.mjs").Node} Node */
/** @typedef {{ readonly node: Node, readonly parent: Place | null }} Place A node and all that it stands in. */

/** Types that hold elements only. `Elements` is the one of `src/widgets/elements.ts`. */
const elementTypes = new Set(["ReactElement", "Elements"]);

/** @param {Node} node A text that is written out. */
export function isText(node) {
  if (node.type === "TemplateLiteral") return node.expressions.length === 0;
  return node.type === "Literal" && ["string", "number"].includes(typeof node.value);
}

/**
 * Tells whether an expression is elements or nothing, whatever happens: never text.
 * @param {Place} place
 * @returns {boolean}
 */
export function holdsElements(place) {
  const { node } = place;
  const part = (/** @type {string} */ key) => holdsElements({ node: node[key], parent: place });
  switch (node.type) {
    case "JSXElement":
    case "JSXFragment":
      return true;
    case "Literal":
      return node.value === null || typeof node.value === "boolean";
    case "ConditionalExpression":
      return part("consequent") && part("alternate");
    case "LogicalExpression":
      return node.operator === "&&" ? !isNumber(node.left) && part("right") : part("left") && part("right");
    case "ChainExpression":
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
      return part("expression");
    case "ArrayExpression":
      return node.elements.every((/** @type {Node} */ element) => holdsElements({ node: element, parent: place }));
    case "CallExpression":
      return givesElements(place);
    case "Identifier":
      return node.name === "undefined" || namesElements(place, node.name);
    default:
      return false;
  }
}

/** @param {Node} node What would be shown as "0" where it is false. */
function isNumber(node) {
  return node.type === "MemberExpression" && node.property.name === "length";
}

/**
 * @param {Place} place A call: `list.map(item => <li />)`, or one of a function of this file.
 * @returns {boolean}
 */
function givesElements(place) {
  const { callee, arguments: given } = place.node;
  if (callee.type === "Identifier") return namesElements(place, callee.name);
  const maps = callee.type === "MemberExpression" && ["map", "flatMap"].includes(callee.property.name);
  if (!maps || given.length === 0) return false;
  if (given[0].type === "Identifier") return namesElements(place, given[0].name);
  return returnsElements({ node: given[0], parent: place });
}

/**
 * @param {Place} place A function.
 * @returns {boolean}
 */
function returnsElements(place) {
  const results = resultsOf(place);
  return results.length > 0 && results.every(holdsElements);
}

/**
 * What a function gives: its expression, or that of each of its own returns.
 * @param {Place} place
 * @returns {Place[]}
 */
export function resultsOf(place) {
  const { body } = place.node;
  if (!isFunction(place.node) || !body) return [];
  if (body.type !== "BlockStatement") return [{ node: body, parent: place }];
  /** @type {Place[]} */
  const results = [];
  const look = (/** @type {Place} */ within) => {
    if (isFunction(within.node)) return;
    const { argument } = within.node;
    if (within.node.type === "ReturnStatement" && argument) results.push({ node: argument, parent: within });
    for (const child of childrenOf(within.node)) look({ node: child, parent: within });
  };
  look({ node: body, parent: place });
  return results;
}

/**
 * Tells whether a name stands for elements only: a constant, a function or a property that is declared in this file.
 * @param {Place} place Where the name is used.
 * @param {string} name
 * @returns {boolean}
 */
function namesElements(place, name) {
  for (let around = place.parent; around; around = around.parent) {
    const { node } = around;
    const statements = node.type === "Program" || node.type === "BlockStatement" ? node.body : [];
    for (const statement of statements) {
      const declared = declarationOf(statement);
      if (declared.type === "FunctionDeclaration" && declared.id?.name === name) {
        return returnsElements({ node: declared, parent: around });
      }
      for (const { id, init } of declared.type === "VariableDeclaration" ? declared.declarations : []) {
        if (id.type !== "Identifier" || id.name !== name) continue;
        const value = { node: init ?? declared, parent: around };
        return isFunction(value.node) ? returnsElements(value) : holdsElements(value);
      }
    }
    if (!isFunction(node)) continue;
    for (const parameter of node.params) {
      const type = typeOfProperty(parameter, name, around);
      if (type !== undefined) return type !== null && isElementType(type);
    }
  }
  return false;
}

/**
 * @param {Node} parameter
 * @param {string} name
 * @param {Place} place
 * @returns {Node | null | undefined} The declared type; null where it is not declared in this file, undefined where the
 *   parameter does not bear that name.
 */
function typeOfProperty(parameter, name, place) {
  if (parameter.type !== "ObjectPattern") return undefined;
  const property = parameter.properties.find((/** @type {Node} */ candidate) => {
    const value = candidate.value;
    return value && (value.name === name || value.left?.name === name);
  });
  if (!property) return undefined;
  const members = membersOf(parameter.typeAnnotation?.typeAnnotation, place);
  const member = members.find((candidate) => candidate.key?.name === property.key.name);
  return member?.typeAnnotation?.typeAnnotation ?? null;
}

/** Types that have some of the members of another. */
const partTypes = new Set(["Pick", "Omit", "Partial", "Readonly"]);

/**
 * @param {Node | undefined} type Of properties, or what an interface extends.
 * @param {Place} place
 * @returns {Node[]}
 */
function membersOf(type, place) {
  if (type?.type === "TSTypeLiteral") return type.members;
  if (type?.type === "TSIntersectionType")
    return type.types.flatMap((/** @type {Node} */ each) => membersOf(each, place));
  const name = (type?.typeName ?? type?.expression)?.name;
  if (partTypes.has(name)) return membersOf(type.typeArguments?.params[0], place);
  let top = place;
  while (top.parent) top = top.parent;
  const declared = top.node.body.map(declarationOf).find((/** @type {Node} */ each) => name && each.id?.name === name);
  if (declared?.type === "TSTypeAliasDeclaration") return membersOf(declared.typeAnnotation, place);
  if (declared?.type !== "TSInterfaceDeclaration") return [];
  const inherited = declared.extends.flatMap((/** @type {Node} */ each) => membersOf(each, place));
  return [...declared.body.body, ...inherited];
}

/**
 * @param {Node} type
 * @returns {boolean}
 */
function isElementType(type) {
  if (type.type === "TSUnionType") return type.types.every(isElementType);
  if (type.type === "TSTypeReference") return elementTypes.has(type.typeName.name ?? "");
  if (type.type === "TSLiteralType") return type.literal.value === false;
  return type.type === "TSNullKeyword" || type.type === "TSUndefinedKeyword";
}
