/** A buffer that a kernel binds: an array of numbers that it reads, or reads and writes. */
export interface Binding {
  readonly name: string;
  readonly access: "read" | "write";
  readonly element: "f32" | "u32" | "vec4f";
}

/**
 * A compute shader: binding 0 is the step's block, 1 the shape, the others follow in order. Layers differ in shape and
 * share the code, so that there is little to compile.
 */
export interface Kernel {
  readonly name: string;
  readonly code: string;
  /** Numbers that never change, in the order in which the code declares them. */
  readonly shape: readonly number[];
  readonly bindings: readonly Binding[];
}

/** What the body of a kernel is put together from. */
interface KernelParts {
  readonly name: string;
  /** Buffers as `read name: element` or `write name: element`. */
  readonly buffers: readonly `${Binding["access"]} ${string}: ${Binding["element"]}`[];
  /** Whole numbers by name: the entry point sees them as they are, declarations as fields of `shape`. */
  readonly shape: Readonly<Record<string, number>>;
  /** Ranges, four whole numbers each, that the code sees as `ranges`. */
  readonly ranges?: readonly (readonly [number, number, number, number])[];
  /** Declarations beside the entry point. */
  readonly declarations?: string;
  /** Statements of the entry point, over `index` of the invocation, `lane` in its workgroup and `group`. */
  readonly body: string;
  readonly size?: number;
}

/** Invocations of a workgroup where a kernel asks for no other number. */
export const WORKGROUP = 64;

/**
 * What a run depends on besides its buffers, written once before it; `rows` are those of the resident images.
 * `slot` is the place among the kept losses, `updates` whether parameters move.
 */
const stepBlock = `struct Step {
  images: u32, seed: u32, counter: u32, purpose: u32,
  firstRow: u32, noise: u32, likelihood: u32, slot: u32,
  reconstructionWeight: f32, squaresWeight: f32, logsWeight: f32, learningRate: f32,
  firstCorrection: f32, secondCorrection: f32, updates: u32, corruption: u32,
  corruptionSeed: u32, corruptionCounter: u32, corruptionPurpose: u32, corruptionStrength: f32,
  hiddenRows: u32, hiddenColumns: u32, turnedShare: u32, labelWeight: f32,
  blurReach: u32,
  rows: array<u32>,
}
@group(0) @binding(0) var<storage, read> step: Step;`;

/** Words of the step's block before its rows. */
export const STEP_WORDS = 25;

/** Puts a kernel's text together. */
export function kernel(parts: KernelParts): Kernel {
  const { name, buffers, shape, ranges = [], declarations = "", body, size = WORKGROUP } = parts;
  const bindings = buffers.map(bindingOf);
  const names = Object.keys(shape);
  const code = [
    stepBlock,
    ...bindings.map(declarationOf),
    shapeDeclaration(names, ranges.length),
    declarations,
    `@compute @workgroup_size(${size})`,
    "fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u,",
    "        @builtin(local_invocation_index) lane: u32) {",
    ...names.map((field) => `let ${field} = shape.${field};`),
    `let index = (group.x + group.y * groups.x) * ${size}u + lane;`,
    body,
    "}",
  ].join("\n");
  const padding = new Array<number>(paddingOf(names.length)).fill(0);
  return { name, code, bindings, shape: [...Object.values(shape), ...padding, ...ranges.flat()] };
}

/** Ranges begin at a multiple of four numbers. */
function shapeDeclaration(names: readonly string[], ranges: number): string {
  const padding = Array.from({ length: paddingOf(names.length) }, (_, index) => `unused${index}`);
  const fields = [...names, ...padding].map((field) => `${field}: u32,`);
  const table = ranges > 0 ? `ranges: array<vec4u, ${ranges}>,` : "";
  return `struct Shape { ${fields.join(" ")} ${table} }
@group(0) @binding(1) var<uniform> shape: Shape;`;
}

function paddingOf(count: number): number {
  return (4 - (count % 4)) % 4;
}

/** `text` for 0 … count − 1, one after another. */
export function each(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join("\n");
}

/** An expression for four numbers of a buffer from `index` on; past a row's end they mean nothing. */
export function four(buffer: string, index: string, element: Binding["element"]): string {
  if (element === "vec4f") return `${buffer}[(${index}) / 4u]`;
  return `vec4f(${buffer}[${index}], ${buffer}[${index} + 1u], ${buffer}[${index} + 2u], ${buffer}[${index} + 3u])`;
}

/** How a buffer is read whose rows have `length` numbers and begin at multiples of `alignment`. */
export function elementFor(length: number, alignment = 0): "vec4f" | "f32" {
  return length % 4 === 0 && alignment % 4 === 0 ? "vec4f" : "f32";
}

function bindingOf(text: string): Binding {
  const [access, name, element] = text.split(/[: ]+/);
  return { access, name, element } as Binding;
}

function declarationOf({ name, access, element }: Binding, index: number): string {
  const mode = access === "read" ? "read" : "read_write";
  return `@group(0) @binding(${index + 2}) var<storage, ${mode}> ${name}: array<${element}>;`;
}
