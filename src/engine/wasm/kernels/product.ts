import { ProductCall } from "../abi/calls";
import { TapWords } from "../abi/control";
import { copyWindow } from "./patch";
import { productTile, Tap, TILE_ROWS, Tile } from "./product-tile";
import { thinTile } from "./thin-tile";

/** Where one row of a tile lies: its image, its pixel, and whether all taps reach the image from there. */
@unmanaged
class Row {
  source: usize;
  y: i32;
  x: i32;
  inside: i32;
}

const TAPS_AT: usize = 64;
const ROWS_AT: usize = 384;
const DELTAS_AT: usize = 512;
const LIST_AT: usize = 640;
const PATCH_AT: usize = 1024;

/** How far the taps reach from a pixel: least and greatest rows down, columns to the right. */
let leastDown: i32 = 0;
let mostDown: i32 = 0;
let leastRight: i32 = 0;
let mostRight: i32 = 0;

let cursorImage: i32 = 0;
let cursorY: i32 = 0;
let cursorX: i32 = 0;

/** Computes the panels `firstPanel` to `endPanel` of the images `first` to `end`. */
function product(op: ProductCall, scratch: usize, first: i32, end: i32, firstPanel: i32, endPanel: i32): void {
  const tile = changetype<Tile>(scratch);
  tile.rectified = op.rectified;
  cursorImage = first;
  cursorY = 0;
  cursorX = 0;
  measureReach(op, scratch);
  let rows = (end - first) * op.gridHeight * op.gridWidth;
  for (; rows > 0; rows -= TILE_ROWS) {
    placeRows(op, tile, scratch, rows);
    if (op.patched) gatherPatches(op, tile, scratch);
    else listTaps(op, tile, scratch);
    for (let panel = firstPanel; panel < endPanel; panel++) {
      const column = panel * op.lanes;
      tile.weights = op.weights + <usize>panel * op.panelBytes;
      tile.column = (<usize>column) << 2;
      tile.bias = op.bias ? op.bias + tile.column : 0;
      tile.width = min(op.lanes, op.columns - column);
      if (op.lanes === 1) thinTile(tile);
      else productTile(tile);
    }
  }
}

/** Computes the images `first` to `end`. */
export function productOver(op: ProductCall, scratch: usize, first: i32, end: i32): void {
  product(op, scratch, first, end, 0, panelsOf(op));
}

function panelsOf(op: ProductCall): i32 {
  return (op.columns + op.lanes - 1) / op.lanes;
}

/** The part of a product that is one task of its own phase. */
export function productTask(op: ProductCall, scratch: usize, images: i32, task: i32): void {
  const panels = panelsOf(op);
  const across = (panels + op.panelUnit - 1) / op.panelUnit;
  const first = (task / across) * op.imageUnit;
  const firstPanel = (task % across) * op.panelUnit;
  const end = min(images, first + op.imageUnit);
  if (first < end) product(op, scratch, first, end, firstPanel, min(panels, firstPanel + op.panelUnit));
}

/** Places the next rows; where fewer than six are left the last one is computed again. */
function placeRows(op: ProductCall, tile: Tile, scratch: usize, rows: i32): void {
  const sourceBytes = (<usize>(op.sourceHeight * op.sourceWidth * op.depth)) << 2;
  const targetBytes = (<usize>(op.targetHeight * op.targetWidth * op.columns)) << 2;
  for (let index = 0; index < TILE_ROWS; index++) {
    const row = changetype<Row>(scratch + ROWS_AT + <usize>index * offsetof<Row>());
    const y = cursorY * op.targetStep + op.targetTop;
    const x = cursorX * op.targetStep + op.targetLeft;
    const target =
      op.target + <usize>cursorImage * targetBytes + ((<usize>((y * op.targetWidth + x) * op.columns)) << 2);
    store<usize>(changetype<usize>(tile) + ((<usize>index) << 2), target, offsetof<Tile>("target0"));
    row.source = op.source + <usize>cursorImage * sourceBytes;
    row.y = cursorY * op.sourceStep;
    row.x = cursorX * op.sourceStep;
    row.inside = i32(
      row.y + leastDown >= 0 &&
        row.y + mostDown < op.sourceHeight &&
        row.x + leastRight >= 0 &&
        row.x + mostRight < op.sourceWidth,
    );
    if (index < rows - 1) advance(op);
  }
}

function advance(op: ProductCall): void {
  if (++cursorX < op.gridWidth) return;
  cursorX = 0;
  if (++cursorY < op.gridHeight) return;
  cursorY = 0;
  cursorImage++;
}

/** Finds how far the taps reach and how many bytes each lies from its pixel; the first and last are the extremes. */
function measureReach(op: ProductCall, scratch: usize): void {
  const reaches = changetype<usize>(op) + offsetof<ProductCall>();
  const first = changetype<TapWords>(reaches);
  const last = changetype<TapWords>(reaches + <usize>(op.tapCount - 1) * offsetof<TapWords>());
  leastDown = min(first.down, last.down);
  mostDown = max(first.down, last.down);
  leastRight = min(first.right, last.right);
  mostRight = max(first.right, last.right);
  for (let index: usize = 0; index < <usize>op.tapCount; index++) {
    const reach = changetype<TapWords>(reaches + index * offsetof<TapWords>());
    store<i32>(scratch + DELTAS_AT + (index << 2), ((reach.down * op.sourceWidth + reach.right) * op.depth) << 2);
    changetype<Tap>(scratch + TAPS_AT + index * offsetof<Tap>()).weights = reach.weights;
  }
}

/** Lists each row's values under every tap; those outside the image are zeros. */
function listTaps(op: ProductCall, tile: Tile, scratch: usize): void {
  const bytes = <usize>op.tapCount * offsetof<Tap>();
  let inside = 0;
  tile.taps = scratch + TAPS_AT;
  tile.tapsEnd = tile.taps + bytes;
  tile.depthBytes = (<usize>op.depth) << 2;
  for (let r: usize = 0; r < <usize>TILE_ROWS; r++) {
    const row = changetype<Row>(scratch + ROWS_AT + r * offsetof<Row>());
    const cell = tile.taps + (r << 2) + offsetof<Tap>("row0");
    if (row.inside) listInside(op, row, cell, bytes, scratch + DELTAS_AT);
    else listEdge(op, row, cell);
    inside |= row.inside;
  }
  if (!inside) dropTaps(op, tile, scratch);
}

function listInside(op: ProductCall, row: Row, cell: usize, bytes: usize, deltas: usize): void {
  const pixel = row.source + ((<usize>((row.y * op.sourceWidth + row.x) * op.depth)) << 2);
  for (const end = cell + bytes; cell < end; cell += offsetof<Tap>(), deltas += 4) {
    store<usize>(cell, pixel + load<i32>(deltas));
  }
}

function listEdge(op: ProductCall, row: Row, cell: usize): void {
  let reach = changetype<usize>(op) + offsetof<ProductCall>();
  for (let index = 0; index < op.tapCount; index++, reach += offsetof<TapWords>(), cell += offsetof<Tap>()) {
    const y = row.y + changetype<TapWords>(reach).down;
    const x = row.x + changetype<TapWords>(reach).right;
    const outside = <u32>y >= <u32>op.sourceHeight || <u32>x >= <u32>op.sourceWidth;
    const pixel = row.source + ((<usize>((y * op.sourceWidth + x) * op.depth)) << 2);
    store<usize>(cell, outside ? op.zeros : pixel);
  }
}

/** Leaves out the taps under which all rows read zeros; the list is whole again at the next tile of the block. */
function dropTaps(op: ProductCall, tile: Tile, scratch: usize): void {
  const list = scratch + LIST_AT;
  let kept = list;
  for (let tap = tile.taps; tap < tile.tapsEnd; tap += offsetof<Tap>()) {
    let reached = false;
    for (let r: usize = 0; r < <usize>TILE_ROWS; r++) {
      reached = reached || load<usize>(tap + (r << 2), offsetof<Tap>("row0")) !== op.zeros;
    }
    if (!reached) continue;
    memory.copy(kept, tap, offsetof<Tap>());
    kept += offsetof<Tap>();
  }
  tile.taps = list;
  tile.tapsEnd = kept;
}

/** Copies each row's window side by side, so that it is one tap. */
function gatherPatches(op: ProductCall, tile: Tile, scratch: usize): void {
  const rowBytes = (<usize>(9 * op.depth)) << 2;
  const corner = changetype<TapWords>(changetype<usize>(op) + offsetof<ProductCall>());
  const tap = scratch + TAPS_AT;
  for (let r: usize = 0; r < <usize>TILE_ROWS; r++) {
    const row = changetype<Row>(scratch + ROWS_AT + r * offsetof<Row>());
    const patch = scratch + PATCH_AT + r * rowBytes;
    const y = row.y + corner.down;
    copyWindow(row.source, op.sourceHeight, op.sourceWidth, op.depth, y, row.x + corner.right, patch);
    store<usize>(tap + (r << 2), patch, offsetof<Tap>("row0"));
  }
  tile.taps = tap;
  tile.tapsEnd = tap + offsetof<Tap>();
  tile.depthBytes = rowBytes;
}
