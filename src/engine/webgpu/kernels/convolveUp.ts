import { each, elementFor, four, type Kernel, kernel } from "./kernel";
import { constantsOf, type Product, parameterReader, tileOf } from "./product";

/** Pixels of one invocation's tile. */
const PIXELS = 4;

/** Channels of one invocation's tile. */
function columnsOf({ geometry }: Product): number {
  return tileOf(geometry.fineDepth);
}

/** Invocations for `images` images and each class of pixels; there are stride² classes. */
export function upInvocations(product: Product, images: number): number {
  const { fineHeight, fineWidth, fineDepth, stride } = product.geometry;
  const pixels = images * Math.ceil(fineHeight / stride) * Math.ceil(fineWidth / stride);
  return Math.ceil(pixels / PIXELS) * Math.ceil(fineDepth / columnsOf(product));
}

/**
 * A transposed convolution from the coarse side to the fine one, a tile of 4 pixels × 8 channels an invocation, in
 * registers. Pixels of one parity meet the same taps, so that no product with an inserted zero is computed:
 * result[m, f] = bias[f] + Σ source[pixel under m at tap, c] · kernel[tap, f, c].
 */
export function convolveUp(product: Product): Kernel {
  const { fineHeight, fineWidth, fineDepth, coarseDepth, stride } = product.geometry;
  const columns = columnsOf(product);
  const source = elementFor(coarseDepth);
  const state = elementFor(coarseDepth, product.kernel);
  return kernel({
    name: "convolveUp",
    buffers: [`read source: ${source}`, `read state: ${state}`, "write result: f32"],
    shape: {
      ...constantsOf(product),
      GROUPS: Math.ceil(fineDepth / columns),
      GRID_HEIGHT: Math.ceil(fineHeight / stride),
      GRID_WIDTH: Math.ceil(fineWidth / stride),
    },
    declarations: parameterReader(state),
    body: `
let parityY = group.z / STRIDE;
let parityX = group.z % STRIDE;
let first = (index / GROUPS) * ${PIXELS}u;
let column = (index % GROUPS) * ${columns}u;
let pixels = step.images * (GRID_HEIGHT * GRID_WIDTH);
if (first >= pixels) { return; }
${each(PIXELS, pixelPlace)}
${each(PIXELS, (p) => each(columns, (i) => `var a${p}_${i} = ${biasOf(product, i)};`))}
for (var ky = i32((parityY + PAD_TOP) % STRIDE); ky < i32(SIDE); ky += i32(STRIDE)) {
  for (var kx = i32((parityX + PAD_LEFT) % STRIDE); kx < i32(SIDE); kx += i32(STRIDE)) {
    ${each(PIXELS, tapPlace)}
    let w = KERNEL + (u32(ky * i32(SIDE) + kx) * FINE + column) * COARSE;
    for (var c = 0u; c < COARSE; c += ${source === "vec4f" ? 4 : 1}u) {
      ${source === "vec4f" ? fourChannels(columns, state) : oneChannel(columns)}
    }
  }
}
${each(PIXELS, (p) => `if (valid${p}) { ${each(columns, (i) => store(p, i, product))} }`)}`,
  });
}

function pixelPlace(p: number): string {
  return `let m${p} = min(first + ${p}u, pixels - 1u);
let image${p} = m${p} / (GRID_HEIGHT * GRID_WIDTH);
let y${p} = (m${p} % (GRID_HEIGHT * GRID_WIDTH)) / GRID_WIDTH * STRIDE + parityY;
let x${p} = m${p} % GRID_WIDTH * STRIDE + parityX;
let valid${p} = first + ${p}u < pixels && y${p} < FINE_HEIGHT && x${p} < FINE_WIDTH;`;
}

function tapPlace(p: number): string {
  return `let top${p} = i32(y${p} + PAD_TOP) - ky;
let left${p} = i32(x${p} + PAD_LEFT) - kx;
let iy${p} = top${p} / i32(STRIDE);
let ix${p} = left${p} / i32(STRIDE);
let in${p} = top${p} >= 0 && iy${p} < i32(COARSE_HEIGHT) && left${p} >= 0 && ix${p} < i32(COARSE_WIDTH);
let at${p} = select(0u, ((image${p} * COARSE_HEIGHT + u32(iy${p})) * COARSE_WIDTH + u32(ix${p})) * COARSE, in${p});`;
}

function biasOf({ bias }: Product, i: number): string {
  return bias === null ? "0.0" : `parameter(BIAS + column + ${i}u)`;
}

function fourChannels(columns: number, state: "vec4f" | "f32"): string {
  const load = each(PIXELS, (p) => `let s${p} = select(vec4f(), source[(at${p} + c) / 4u], in${p});`);
  const multiply = each(columns, (i) => {
    const weights = four("state", `w + ${i}u * COARSE + c`, state);
    return `{ let w4 = ${weights}; ${each(PIXELS, (p) => `a${p}_${i} += dot(s${p}, w4);`)} }`;
  });
  return `${load}\n${multiply}`;
}

function oneChannel(columns: number): string {
  const load = each(PIXELS, (p) => `let s${p} = select(0.0, source[at${p} + c], in${p});`);
  const multiply = each(columns, (i) => {
    return `{ let w1 = parameter(w + ${i}u * COARSE + c); ${each(PIXELS, (p) => `a${p}_${i} += s${p} * w1;`)} }`;
  });
  return `${load}\n${multiply}`;
}

function store(p: number, i: number, { rectified }: Product): string {
  const value = rectified ? `max(a${p}_${i}, 0.0)` : `a${p}_${i}`;
  const at = `((image${p} * FINE_HEIGHT + y${p}) * FINE_WIDTH + x${p}) * FINE + column + ${i}u`;
  return `if (column + ${i}u < FINE) { result[${at}] = ${value}; }`;
}
