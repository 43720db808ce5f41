import { multiplyAdd, storeLanes } from "./arithmetic";

/**
 * Rows of one tile: with eight columns its accumulators and their operands fit in sixteen registers; where multiply and
 * add are two, a product needs one more of them.
 */
export const TILE_ROWS: i32 = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;

/** What one tile computes, in memory so that its loops keep their registers. */
@unmanaged
export class Tile {
  /** First and past the last of the taps that reach the image. */
  taps: usize;
  tapsEnd: usize;
  /** Bytes of one row's values under one tap. */
  depthBytes: usize;
  /** The panel's packed weights, and its eight biases or 0. */
  weights: usize;
  bias: usize;
  rectified: i32;
  /** Byte offset of the panel in a target row, and how many of its columns exist. */
  column: usize;
  width: i32;
  target0: usize;
  target1: usize;
  target2: usize;
  target3: usize;
  target4: usize;
  target5: usize;
}

/** One tap of a tile: where its weights lie in the panel, and where each row's values begin. */
@unmanaged
export class Tap {
  weights: usize;
  row0: usize;
  row1: usize;
  row2: usize;
  row3: usize;
  row4: usize;
  row5: usize;
}

/**
 * Six rows, or five, by eight columns of a matrix product: values × weights summed over taps and depth, plus the bias, rectified
 * if asked.
 */
export function productTile(tile: Tile): void {
  let a0 = f32x4.splat(0);
  let b0 = a0;
  const bias = tile.bias;
  if (bias !== 0) {
    a0 = v128.load(bias);
    b0 = v128.load(bias, 16);
  }
  let a1 = a0;
  let b1 = b0;
  let a2 = a0;
  let b2 = b0;
  let a3 = a0;
  let b3 = b0;
  let a4 = a0;
  let b4 = b0;
  let a5 = a0;
  let b5 = b0;
  for (let tap = tile.taps; tap < tile.tapsEnd; tap += offsetof<Tap>()) {
    let w = tile.weights + changetype<Tap>(tap).weights;
    let r0 = changetype<Tap>(tap).row0;
    let r1 = changetype<Tap>(tap).row1;
    let r2 = changetype<Tap>(tap).row2;
    let r3 = changetype<Tap>(tap).row3;
    let r4 = changetype<Tap>(tap).row4;
    let r5 = changetype<Tap>(tap).row5;
    const end = w + (tile.depthBytes << 3);
    while (w < end) {
      const v = v128.load(w);
      const u = v128.load(w, 16);
      let x = v128.load32_splat(r0);
      a0 = multiplyAdd(x, v, a0);
      b0 = multiplyAdd(x, u, b0);
      x = v128.load32_splat(r1);
      a1 = multiplyAdd(x, v, a1);
      b1 = multiplyAdd(x, u, b1);
      x = v128.load32_splat(r2);
      a2 = multiplyAdd(x, v, a2);
      b2 = multiplyAdd(x, u, b2);
      x = v128.load32_splat(r3);
      a3 = multiplyAdd(x, v, a3);
      b3 = multiplyAdd(x, u, b3);
      x = v128.load32_splat(r4);
      a4 = multiplyAdd(x, v, a4);
      b4 = multiplyAdd(x, u, b4);
      if (TILE_ROWS === 6) {
        x = v128.load32_splat(r5);
        a5 = multiplyAdd(x, v, a5);
        b5 = multiplyAdd(x, u, b5);
      }
      r0 += 4;
      r1 += 4;
      r2 += 4;
      r3 += 4;
      r4 += 4;
      if (TILE_ROWS === 6) r5 += 4;
      w += 32;
    }
  }
  if (tile.rectified) {
    const zero = f32x4.splat(0);
    a0 = f32x4.max(a0, zero);
    b0 = f32x4.max(b0, zero);
    a1 = f32x4.max(a1, zero);
    b1 = f32x4.max(b1, zero);
    a2 = f32x4.max(a2, zero);
    b2 = f32x4.max(b2, zero);
    a3 = f32x4.max(a3, zero);
    b3 = f32x4.max(b3, zero);
    a4 = f32x4.max(a4, zero);
    b4 = f32x4.max(b4, zero);
    a5 = f32x4.max(a5, zero);
    b5 = f32x4.max(b5, zero);
  }
  const column = tile.column;
  if (tile.width < 8) {
    storePart(tile.target0 + column, tile.width, a0, b0);
    storePart(tile.target1 + column, tile.width, a1, b1);
    storePart(tile.target2 + column, tile.width, a2, b2);
    storePart(tile.target3 + column, tile.width, a3, b3);
    storePart(tile.target4 + column, tile.width, a4, b4);
    if (TILE_ROWS === 6) storePart(tile.target5 + column, tile.width, a5, b5);
    return;
  }
  v128.store(tile.target0 + column, a0);
  v128.store(tile.target0 + column, b0, 16);
  v128.store(tile.target1 + column, a1);
  v128.store(tile.target1 + column, b1, 16);
  v128.store(tile.target2 + column, a2);
  v128.store(tile.target2 + column, b2, 16);
  v128.store(tile.target3 + column, a3);
  v128.store(tile.target3 + column, b3, 16);
  v128.store(tile.target4 + column, a4);
  v128.store(tile.target4 + column, b4, 16);
  if (TILE_ROWS < 6) return;
  v128.store(tile.target5 + column, a5);
  v128.store(tile.target5 + column, b5, 16);
}

/** Stores the first `width` of eight columns. */
function storePart(target: usize, width: i32, left: v128, right: v128): void {
  storeLanes(target, left, width);
  if (width > 4) storeLanes(target + 16, right, width - 4);
}
