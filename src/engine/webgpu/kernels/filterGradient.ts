import { each, elementFor, four, type Kernel, kernel } from "./kernel";
import { constantsOf, type Product } from "./product";

/** Invocations that a filter gradient is split into, where there is enough to sum. */
const INVOCATIONS = 16384;
/** Fewest positions that one partial sum is of. */
const LEAST_POSITIONS = 128;

/** A filter gradient and where its partial sums go. */
export interface FilterProduct extends Pick<Product, "geometry" | "side"> {
  /** Whether the layer's output is the coarse side. */
  readonly down: boolean;
  /** First of its numbers among all partial sums. */
  readonly offset: number;
  /** How many partial sums each number has. */
  readonly splits: number;
}

/** Numbers of a layer's kernel and bias. */
export function filterSize({ geometry, side, down }: Omit<FilterProduct, "offset" | "splits">): number {
  const { fineDepth, coarseDepth } = geometry;
  return side * side * fineDepth * coarseDepth + (down ? coarseDepth : fineDepth);
}

/** Into how many partial sums the positions of `images` images are split. */
export function splitsOf(product: Omit<FilterProduct, "offset" | "splits">, images: number): number {
  const { coarseHeight, coarseWidth } = product.geometry;
  const wanted = Math.ceil(INVOCATIONS / itemsOf(product).all);
  const most = Math.ceil((images * coarseHeight * coarseWidth) / LEAST_POSITIONS);
  return Math.max(1, Math.min(wanted, most));
}

/** Invocations of all partial sums. */
export function filterInvocations(product: FilterProduct): number {
  return itemsOf(product).all * product.splits;
}

/** Tiles of kernel and bias. */
function itemsOf({ geometry, side, down }: Omit<FilterProduct, "offset" | "splits">) {
  const rows = geometry.fineDepth === 1 ? 1 : 4;
  const quads = geometry.coarseDepth > 4 ? 2 : 1;
  const rowGroups = Math.ceil(geometry.fineDepth / rows);
  const columnGroups = Math.ceil(geometry.coarseDepth / (4 * quads));
  const kernel = side * side * rowGroups * columnGroups;
  const biases = Math.ceil((down ? geometry.coarseDepth : geometry.fineDepth) / 4);
  return { rows, quads, rowGroups, columnGroups, kernel, all: kernel + biases };
}

/**
 * The gradient of a layer's kernel and bias as a matrix product whose inner dimension, the batch's positions, is split:
 * partials[split, tap, f, c] = Σ fine[position at tap, f] · coarse[position, c], a tile of 4 × 8 an invocation, and the
 * sums of the output's gradient after them. The second pass is in `update`.
 */
export function filterGradient(product: FilterProduct): Kernel {
  const { fineDepth, coarseDepth } = product.geometry;
  const items = itemsOf(product);
  const fine = elementFor(fineDepth);
  const coarse = elementFor(coarseDepth);
  return kernel({
    name: "filterGradient",
    buffers: [`read fine: ${fine}`, `read coarse: ${coarse}`, "write partials: f32"],
    shape: {
      ...constantsOf({ ...product, kernel: 0, bias: null }),
      KERNEL_ITEMS: items.kernel,
      ITEMS: items.all,
      ROW_GROUPS: items.rowGroups,
      COLUMN_GROUPS: items.columnGroups,
      SPLITS: product.splits,
      SIZE: filterSize(product),
      OFFSET: product.offset,
    },
    body: `
let item = index % ITEMS;
let split = index / ITEMS;
if (split >= SPLITS) { return; }
let positions = step.images * (COARSE_HEIGHT * COARSE_WIDTH);
let share = (positions + SPLITS - 1u) / SPLITS;
let begin = min(split * share, positions);
let end = min(begin + share, positions);
var image = begin / (COARSE_HEIGHT * COARSE_WIDTH);
var cy = (begin % (COARSE_HEIGHT * COARSE_WIDTH)) / COARSE_WIDTH;
var cx = begin % COARSE_WIDTH;
if (item < KERNEL_ITEMS) {
  ${kernelTile(items, fine, coarse)}
} else {
  ${product.down ? downBias(coarse) : upBias(fine)}
}`,
  });
}

const nextPosition = `cx += 1u;
if (cx == COARSE_WIDTH) { cx = 0u; cy += 1u; if (cy == COARSE_HEIGHT) { cy = 0u; image += 1u; } }`;

function kernelTile(
  { rows, quads }: ReturnType<typeof itemsOf>,
  fine: "vec4f" | "f32",
  coarse: "vec4f" | "f32",
): string {
  const tile = (text: (row: number, q: number) => string) => each(rows, (row) => each(quads, (q) => text(row, q)));
  return `let tap = item / (ROW_GROUPS * COLUMN_GROUPS);
let row = (item / COLUMN_GROUPS) % ROW_GROUPS * ${rows}u;
let column = item % COLUMN_GROUPS * ${4 * quads}u;
let shiftY = i32(tap / SIDE) - i32(PAD_TOP);
let shiftX = i32(tap % SIDE) - i32(PAD_LEFT);
${tile((r, q) => `var a${r}_${q} = vec4f();`)}
for (var m = begin; m < end; m += 1u) {
  let y = i32(cy * STRIDE) + shiftY;
  let x = i32(cx * STRIDE) + shiftX;
  if (y >= 0 && y < i32(FINE_HEIGHT) && x >= 0 && x < i32(FINE_WIDTH)) {
    let at = ((image * FINE_HEIGHT + u32(y)) * FINE_WIDTH + u32(x)) * FINE + row;
    let start = m * COARSE + column;
    ${loadRows(rows, fine)}
    ${each(quads, (q) => `let c${q} = ${four("coarse", `start + ${4 * q}u`, coarse)};`)}
    ${tile((r, q) => `a${r}_${q} += f${Math.floor(r / 4)}[${r % 4}] * c${q};`)}
  }
  ${nextPosition}
}
let to = OFFSET + split * SIZE + (tap * FINE + row) * COARSE + column;
${tile((r, q) => each(4, (i) => `if (row + ${r}u < FINE && column + ${4 * q + i}u < COARSE) { partials[to + ${r}u * COARSE + ${4 * q + i}u] = a${r}_${q}[${i}]; }`))}`;
}

function loadRows(rows: number, fine: "vec4f" | "f32"): string {
  return each(Math.ceil(rows / 4), (quad) => `let f${quad} = ${four("fine", `at + ${4 * quad}u`, fine)};`);
}

function downBias(coarse: "vec4f" | "f32"): string {
  return `let column = (item - KERNEL_ITEMS) * 4u;
var sum = vec4f();
for (var m = begin; m < end; m += 1u) { sum += ${four("coarse", "m * COARSE + column", coarse)}; }
let to = OFFSET + split * SIZE + SIDE * SIDE * FINE * COARSE + column;
${each(4, (i) => `if (column + ${i}u < COARSE) { partials[to + ${i}u] = sum[${i}]; }`)}`;
}

/** Every fine pixel lies under one coarse position's stride × stride corner. */
function upBias(fine: "vec4f" | "f32"): string {
  return `let column = (item - KERNEL_ITEMS) * 4u;
var sum = vec4f();
for (var m = begin; m < end; m += 1u) {
  for (var dy = 0u; dy < STRIDE; dy += 1u) {
    for (var dx = 0u; dx < STRIDE; dx += 1u) {
      let at = ((image * FINE_HEIGHT + cy * STRIDE + dy) * FINE_WIDTH + cx * STRIDE + dx) * FINE + column;
      sum += ${four("fine", "at", fine)};
    }
  }
  ${nextPosition}
}
let to = OFFSET + split * SIZE + SIDE * SIDE * FINE * COARSE + column;
${each(4, (i) => `if (column + ${i}u < FINE) { partials[to + ${i}u] = sum[${i}]; }`)}`;
}
