import { multiplyAdd, storeLanes } from "./arithmetic";

/** Bytes of one entry in a list of pairs: where a pixel's inputs begin, and where its outputs' gradient begins. */
export const PAIR_BYTES: usize = 8;

/**
 * Adds to six rows by eight columns of a filter's gradient: the sum over pairs of inputs × gradient, six inputs
 * beginning at `row` bytes, eight gradients at `column` bytes; `width` of the columns exist.
 */
export function filterTile6(
  pairs: usize,
  count: i32,
  row: usize,
  column: usize,
  target: usize,
  stride: usize,
  width: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0,
    a2 = a0,
    a3 = a0,
    a4 = a0,
    a5 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0,
    b4 = a0,
    b5 = a0;
  const end = pairs + <usize>count * PAIR_BYTES;
  for (; pairs < end; pairs += PAIR_BYTES) {
    const input = load<usize>(pairs) + row;
    const gradient = load<usize>(pairs, 4) + column;
    const v = v128.load(gradient);
    const u = v128.load(gradient, 16);
    let x = v128.load32_splat(input);
    a0 = multiplyAdd(x, v, a0);
    b0 = multiplyAdd(x, u, b0);
    x = v128.load32_splat(input, 4);
    a1 = multiplyAdd(x, v, a1);
    b1 = multiplyAdd(x, u, b1);
    x = v128.load32_splat(input, 8);
    a2 = multiplyAdd(x, v, a2);
    b2 = multiplyAdd(x, u, b2);
    x = v128.load32_splat(input, 12);
    a3 = multiplyAdd(x, v, a3);
    b3 = multiplyAdd(x, u, b3);
    x = v128.load32_splat(input, 16);
    a4 = multiplyAdd(x, v, a4);
    b4 = multiplyAdd(x, u, b4);
    x = v128.load32_splat(input, 20);
    a5 = multiplyAdd(x, v, a5);
    b5 = multiplyAdd(x, u, b5);
  }
  if (width < 8) {
    addPart(target, a0, b0, width);
    addPart(target + stride, a1, b1, width);
    addPart(target + stride * 2, a2, b2, width);
    addPart(target + stride * 3, a3, b3, width);
    addPart(target + stride * 4, a4, b4, width);
    addPart(target + stride * 5, a5, b5, width);
    return;
  }
  v128.store(target, f32x4.add(v128.load(target), a0));
  v128.store(target, f32x4.add(v128.load(target, 16), b0), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a1));
  v128.store(target, f32x4.add(v128.load(target, 16), b1), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a2));
  v128.store(target, f32x4.add(v128.load(target, 16), b2), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a3));
  v128.store(target, f32x4.add(v128.load(target, 16), b3), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a4));
  v128.store(target, f32x4.add(v128.load(target, 16), b4), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a5));
  v128.store(target, f32x4.add(v128.load(target, 16), b5), 16);
}

/** The same as `filterTile6`, of four rows. */
export function filterTile4(
  pairs: usize,
  count: i32,
  row: usize,
  column: usize,
  target: usize,
  stride: usize,
  width: i32,
): void {
  let a0 = f32x4.splat(0);
  let a1 = a0,
    a2 = a0,
    a3 = a0;
  let b0 = a0,
    b1 = a0,
    b2 = a0,
    b3 = a0;
  const end = pairs + <usize>count * PAIR_BYTES;
  for (; pairs < end; pairs += PAIR_BYTES) {
    const input = load<usize>(pairs) + row;
    const gradient = load<usize>(pairs, 4) + column;
    const v = v128.load(gradient);
    const u = v128.load(gradient, 16);
    let x = v128.load32_splat(input);
    a0 = multiplyAdd(x, v, a0);
    b0 = multiplyAdd(x, u, b0);
    x = v128.load32_splat(input, 4);
    a1 = multiplyAdd(x, v, a1);
    b1 = multiplyAdd(x, u, b1);
    x = v128.load32_splat(input, 8);
    a2 = multiplyAdd(x, v, a2);
    b2 = multiplyAdd(x, u, b2);
    x = v128.load32_splat(input, 12);
    a3 = multiplyAdd(x, v, a3);
    b3 = multiplyAdd(x, u, b3);
  }
  if (width < 8) {
    addPart(target, a0, b0, width);
    addPart(target + stride, a1, b1, width);
    addPart(target + stride * 2, a2, b2, width);
    addPart(target + stride * 3, a3, b3, width);
    return;
  }
  v128.store(target, f32x4.add(v128.load(target), a0));
  v128.store(target, f32x4.add(v128.load(target, 16), b0), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a1));
  v128.store(target, f32x4.add(v128.load(target, 16), b1), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a2));
  v128.store(target, f32x4.add(v128.load(target, 16), b2), 16);
  target += stride;
  v128.store(target, f32x4.add(v128.load(target), a3));
  v128.store(target, f32x4.add(v128.load(target, 16), b3), 16);
}

/** The same as `filterTile6`, of one row. */
export function filterTile1(
  pairs: usize,
  count: i32,
  row: usize,
  column: usize,
  target: usize,
  _stride: usize,
  width: i32,
): void {
  let a = f32x4.splat(0);
  let b = a;
  const end = pairs + <usize>count * PAIR_BYTES;
  for (; pairs < end; pairs += PAIR_BYTES) {
    const gradient = load<usize>(pairs, 4) + column;
    const x = v128.load32_splat(load<usize>(pairs) + row);
    a = multiplyAdd(x, v128.load(gradient), a);
    b = multiplyAdd(x, v128.load(gradient, 16), b);
  }
  if (width < 8) return addPart(target, a, b, width);
  v128.store(target, f32x4.add(v128.load(target), a));
  v128.store(target, f32x4.add(v128.load(target, 16), b), 16);
}

/** Adds the first `width` of eight columns. */
function addPart(target: usize, left: v128, right: v128, width: i32): void {
  storeLanes(target, f32x4.add(v128.load(target), left), width);
  if (width > 4) storeLanes(target + 16, f32x4.add(v128.load(target, 16), right), width - 4);
}
