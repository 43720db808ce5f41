import { each, elementFor, four, type Kernel, kernel } from "./kernel";
import { constantsOf, type Product, parameterReader } from "./product";

/** Pixels of one invocation's tile. */
const PIXELS = 4;

/** Channels of one invocation's tile. */
function columnsOf({ geometry }: Product): number {
  return geometry.coarseDepth > 4 ? 8 : 4;
}

/** Invocations for `images` images. */
export function downInvocations(product: Product, images: number): number {
  const { coarseHeight, coarseWidth, coarseDepth } = product.geometry;
  return Math.ceil((images * coarseHeight * coarseWidth) / PIXELS) * Math.ceil(coarseDepth / columnsOf(product));
}

/**
 * A convolution from the fine side to the coarse one, a tile of 4 pixels × 8 channels an invocation, in registers:
 * result[m, c] = bias[c] + Σ source[pixel of m at tap, f] · kernel[tap, f, c].
 */
export function convolveDown(product: Product): Kernel {
  const { fineDepth, coarseDepth } = product.geometry;
  const columns = columnsOf(product);
  const source = elementFor(fineDepth);
  const state = elementFor(coarseDepth, product.kernel);
  const target = elementFor(coarseDepth);
  const quads = columns / 4;
  return kernel({
    name: "convolveDown",
    buffers: [`read source: ${source}`, `read state: ${state}`, `write result: ${target}`],
    shape: { ...constantsOf(product), GROUPS: Math.ceil(coarseDepth / columns) },
    declarations: parameterReader(state),
    body: `
let first = (index / GROUPS) * ${PIXELS}u;
let column = (index % GROUPS) * ${columns}u;
let pixels = step.images * (COARSE_HEIGHT * COARSE_WIDTH);
if (first >= pixels) { return; }
${each(PIXELS, pixelPlace)}
${each(PIXELS, (p) => each(quads, (q) => `var a${p}_${q} = ${biasOf(product, q)};`))}
for (var ky = 0; ky < i32(SIDE); ky++) {
  for (var kx = 0; kx < i32(SIDE); kx++) {
    ${each(PIXELS, tapPlace)}
    var w = KERNEL + u32(ky * i32(SIDE) + kx) * (FINE * COARSE) + column;
    for (var f = 0u; f < FINE; f += ${source === "vec4f" ? 4 : 1}u) {
      ${source === "vec4f" ? fourChannels(quads, state) : oneChannel(quads, state)}
    }
  }
}
${each(PIXELS, (p) => `if (first + ${p}u < pixels) { ${each(quads, (q) => store(p, q, target, product.rectified))} }`)}`,
  });
}

function pixelPlace(p: number): string {
  return `let m${p} = min(first + ${p}u, pixels - 1u);
let image${p} = m${p} / (COARSE_HEIGHT * COARSE_WIDTH);
let y${p} = i32((m${p} % (COARSE_HEIGHT * COARSE_WIDTH)) / COARSE_WIDTH * STRIDE) - i32(PAD_TOP);
let x${p} = i32(m${p} % COARSE_WIDTH * STRIDE) - i32(PAD_LEFT);`;
}

function tapPlace(p: number): string {
  return `let iy${p} = y${p} + ky;
let ix${p} = x${p} + kx;
let in${p} = iy${p} >= 0 && iy${p} < i32(FINE_HEIGHT) && ix${p} >= 0 && ix${p} < i32(FINE_WIDTH);
let at${p} = select(0u, ((image${p} * FINE_HEIGHT + u32(iy${p})) * FINE_WIDTH + u32(ix${p})) * FINE, in${p});`;
}

function biasOf({ bias }: Product, q: number): string {
  if (bias === null) return "vec4f()";
  return `vec4f(${[0, 1, 2, 3].map((lane) => `parameter(BIAS + column + ${4 * q + lane}u)`).join(", ")})`;
}

function fourChannels(quads: number, state: "vec4f" | "f32"): string {
  const load = each(PIXELS, (p) => `let s${p} = select(vec4f(), source[(at${p} + f) / 4u], in${p});`);
  const multiply = ["x", "y", "z", "w"].map(
    (lane) => `{ ${weights(quads, state)} ${each(PIXELS, (p) => accumulate(p, quads, `s${p}.${lane}`))} w += COARSE; }`,
  );
  return [load, ...multiply].join("\n");
}

function oneChannel(quads: number, state: "vec4f" | "f32"): string {
  const load = each(PIXELS, (p) => `let s${p} = select(0.0, source[at${p} + f], in${p});`);
  return `${load}\n${weights(quads, state)} ${each(PIXELS, (p) => accumulate(p, quads, `s${p}`))} w += COARSE;`;
}

function weights(quads: number, state: "vec4f" | "f32"): string {
  return each(quads, (q) => `let w${q} = ${four("state", `w + ${4 * q}u`, state)};`);
}

function accumulate(p: number, quads: number, factor: string): string {
  return each(quads, (q) => `a${p}_${q} += ${factor} * w${q};`);
}

function store(p: number, q: number, target: "vec4f" | "f32", rectified: boolean): string {
  const value = rectified ? `max(a${p}_${q}, vec4f())` : `a${p}_${q}`;
  const at = `m${p} * COARSE + column + ${4 * q}u`;
  if (target === "vec4f") return `if (column + ${4 * q}u < COARSE) { result[(${at}) / 4u] = ${value}; }`;
  return `{ let v = ${value}; ${each(4, (i) => `if (column + ${4 * q + i}u < COARSE) { result[${at} + ${i}u] = v[${i}]; }`)} }`;
}
