import { DenseGradientCall, FilterGradientCall } from "../abi/calls";
import { filterTile1, filterTile4, filterTile6, PAIR_BYTES } from "./filter-tile";
import { copyWindow } from "./patch";

const PAIRS_AT: usize = 2048;
const PATCHES_AT: usize = 8192;
/** Most pixels that are summed in registers at a time. */
const BLOCK: i32 = 256;

let cursorImage: i32 = 0;
let cursorY: i32 = 0;
let cursorX: i32 = 0;

export function filterGradient(
  op: FilterGradientCall,
  scratch: usize,
  first: i32,
  end: i32,
  task: i32,
  fresh: bool,
): void {
  const target = op.partials + <usize>task * op.partialBytes;
  if (fresh) memory.fill(target, 0, (<usize>(9 * op.fineDepth * op.coarseDepth)) << 2);
  cursorImage = first;
  cursorY = 0;
  cursorX = 0;
  const pixels = (end - first) * op.coarseHeight * op.coarseWidth;
  for (let done = 0; done < pixels; done += BLOCK) {
    const count = min(BLOCK, pixels - done);
    if (op.patched) addPatches(op, scratch, target, count);
    else addTaps(op, scratch, target, count);
  }
}

export function denseGradient(op: DenseGradientCall, scratch: usize, images: i32, task: i32): void {
  const first = task * op.unit;
  const rows = min(op.unit, op.inputs - first);
  const rowBytes = (<usize>op.outputs) << 2;
  const target = op.target + <usize>first * rowBytes;
  memory.fill(target, 0, <usize>rows * rowBytes);
  for (let done = 0; done < images; done += BLOCK) {
    const count = min(BLOCK, images - done);
    for (let index = 0; index < count; index++) {
      const image = <usize>(done + index);
      const input = op.source + (image * op.inputs + first) * 4;
      storePair(scratch + PAIRS_AT + <usize>index * PAIR_BYTES, input, op.gradient + image * rowBytes);
    }
    addTiles(scratch + PAIRS_AT, count, rows, op.outputs, target);
  }
}

/** Adds `count` pixels from the cursor on, tap by tap; pixels whose tap falls outside the image are left out. */
function addTaps(op: FilterGradientCall, scratch: usize, target: usize, count: i32): void {
  const image = cursorImage;
  const y = cursorY;
  const x = cursorX;
  for (let tap = 0; tap < 9; tap++) {
    cursorImage = image;
    cursorY = y;
    cursorX = x;
    const pairs = listPairs(op, scratch, count, tap / 3, tap % 3);
    const block = target + ((<usize>(tap * op.fineDepth * op.coarseDepth)) << 2);
    addTiles(scratch + PAIRS_AT, pairs, op.fineDepth, op.coarseDepth, block);
  }
}

function listPairs(op: FilterGradientCall, scratch: usize, count: i32, down: i32, right: i32): i32 {
  let pair = scratch + PAIRS_AT;
  for (let index = 0; index < count; index++) {
    const input = inputAt(op, down, right);
    if (input) {
      storePair(pair, input, gradientAt(op));
      pair += PAIR_BYTES;
    }
    advance(op);
  }
  return <i32>((pair - scratch - PAIRS_AT) / PAIR_BYTES);
}

function addPatches(op: FilterGradientCall, scratch: usize, target: usize, count: i32): void {
  const depth = op.fineDepth;
  const imageBytes = (<usize>(op.fineHeight * op.fineWidth * depth)) << 2;
  let patch = scratch + PATCHES_AT;
  for (let index = 0; index < count; index++, patch += (<usize>(9 * depth)) << 2) {
    storePair(scratch + PAIRS_AT + <usize>index * PAIR_BYTES, patch, gradientAt(op));
    const y = cursorY * op.stride - op.padTop;
    const x = cursorX * op.stride - op.padLeft;
    const image = op.fine + <usize>cursorImage * imageBytes;
    copyWindow(image, op.fineHeight, op.fineWidth, depth, y, x, patch);
    advance(op);
  }
  addTiles(scratch + PAIRS_AT, count, 9 * depth, op.coarseDepth, target);
}

/** Where the fine pixel of a tap begins, or 0 where it is outside. */
function inputAt(op: FilterGradientCall, down: i32, right: i32): usize {
  const y = cursorY * op.stride + down - op.padTop;
  const x = cursorX * op.stride + right - op.padLeft;
  if (<u32>y >= <u32>op.fineHeight || <u32>x >= <u32>op.fineWidth) return 0;
  return op.fine + ((<usize>(((cursorImage * op.fineHeight + y) * op.fineWidth + x) * op.fineDepth)) << 2);
}

function gradientAt(op: FilterGradientCall): usize {
  const pixel = (cursorImage * op.coarseHeight + cursorY) * op.coarseWidth + cursorX;
  return op.coarse + ((<usize>(pixel * op.coarseDepth)) << 2);
}

function advance(op: FilterGradientCall): void {
  if (++cursorX < op.coarseWidth) return;
  cursorX = 0;
  if (++cursorY < op.coarseHeight) return;
  cursorY = 0;
  cursorImage++;
}

function storePair(pair: usize, input: usize, gradient: usize): void {
  store<usize>(pair, input);
  store<usize>(pair, gradient, 4);
}

/** Covers rows × columns by tiles of six, four and one rows; of four and one where a product needs a register more. */
function addTiles(pairs: usize, count: i32, rows: i32, columns: i32, target: usize): void {
  const stride = (<usize>columns) << 2;
  let row = 0;
  while (row < rows) {
    const left = rows - row;
    const tall = ASC_FEATURE_RELAXED_SIMD && left >= 6 && left !== 8 && left !== 9;
    const height = tall ? 6 : left >= 4 ? 4 : 1;
    const inputs = (<usize>row) << 2;
    for (let column = 0; column < columns; column += 8) {
      const at = (<usize>column) << 2;
      const cell = target + <usize>row * stride + at;
      const width = columns - column;
      if (height === 6) filterTile6(pairs, count, inputs, at, cell, stride, width);
      else if (height === 4) filterTile4(pairs, count, inputs, at, cell, stride, width);
      else filterTile1(pairs, count, inputs, at, cell, stride, width);
    }
    row += height;
  }
}
