import { copyWindow } from "./patch";
import { productTile, TILE_ROWS, Tap, Tile } from "./product-tile";
import { thinTile } from "./thin-tile";

/**
 * A matrix product whose rows are the pixels of a grid over each image and whose values lie under taps around them: a
 * convolution, one parity of a transposed one, or, with a grid of one and one tap, a dense layer.
 */
@unmanaged
export class Product {
  code: i32;
  tasks: i32;
  source: usize;
  weights: usize;
  /** One bias a column, or 0. */
  bias: usize;
  target: usize;
  rectified: i32;
  depth: i32;
  columns: i32;
  sourceHeight: i32;
  sourceWidth: i32;
  /** Source pixels from one grid pixel to the next. */
  sourceStep: i32;
  targetHeight: i32;
  targetWidth: i32;
  /** Target pixels from one grid pixel to the next, and where the first lies. */
  targetStep: i32;
  targetTop: i32;
  targetLeft: i32;
  gridHeight: i32;
  gridWidth: i32;
  /** As many zeros as the source is deep. */
  zeros: usize;
  /** Columns of a panel of packed weights, 8 or 1, and its bytes. */
  lanes: i32;
  panelBytes: usize;
  /** 1 where the taps of a pixel are few numbers and are first copied side by side. */
  patched: i32;
  /** Images and panels of one task, where the product is a phase of its own. */
  imageUnit: i32;
  panelUnit: i32;
  tapCount: i32;
}

/** One tap of a product: source pixels below and right of the grid's pixel, and its weights' offset in a panel. */
@unmanaged
class Reach {
  down: i32;
  right: i32;
  weights: usize;
}

/** Where one row of a tile lies. */
@unmanaged
class Row {
  source: usize;
  y: i32;
  x: i32;
}

const TAPS_AT: usize = 64;
const ROWS_AT: usize = 384;
const PATCH_AT: usize = 512;

let cursorImage: i32 = 0;
let cursorY: i32 = 0;
let cursorX: i32 = 0;

/** Computes the panels `firstPanel` to `endPanel` of the images `first` to `end`. */
function product(op: Product, scratch: usize, first: i32, end: i32, firstPanel: i32, endPanel: i32): void {
  const tile = changetype<Tile>(scratch);
  tile.rectified = op.rectified;
  cursorImage = first;
  cursorY = 0;
  cursorX = 0;
  let rows = (end - first) * op.gridHeight * op.gridWidth;
  for (; rows > 0; rows -= TILE_ROWS) {
    placeRows(op, tile, scratch, rows);
    if (op.patched) gatherPatches(op, tile, scratch);
    else listTaps(op, tile, scratch);
    for (let panel = firstPanel; panel < endPanel; panel++) {
      const column = panel * op.lanes;
      tile.weights = op.weights + <usize>panel * op.panelBytes;
      tile.column = <usize>column << 2;
      tile.bias = op.bias ? op.bias + tile.column : 0;
      tile.width = min(op.lanes, op.columns - column);
      if (op.lanes == 1) thinTile(tile);
      else productTile(tile);
    }
  }
}

/** Computes the images `first` to `end`. */
export function productOver(op: Product, scratch: usize, first: i32, end: i32): void {
  product(op, scratch, first, end, 0, panelsOf(op));
}

function panelsOf(op: Product): i32 {
  return (op.columns + op.lanes - 1) / op.lanes;
}

/** The part of a product that is one task of its own phase. */
export function productTask(op: Product, scratch: usize, images: i32, task: i32): void {
  const panels = panelsOf(op);
  const across = (panels + op.panelUnit - 1) / op.panelUnit;
  const first = (task / across) * op.imageUnit;
  const firstPanel = (task % across) * op.panelUnit;
  const end = min(images, first + op.imageUnit);
  if (first < end) product(op, scratch, first, end, firstPanel, min(panels, firstPanel + op.panelUnit));
}

/** Places the next rows; where fewer than six are left the last one is computed again. */
function placeRows(op: Product, tile: Tile, scratch: usize, rows: i32): void {
  const sourceBytes = <usize>(op.sourceHeight * op.sourceWidth * op.depth) << 2;
  const targetBytes = <usize>(op.targetHeight * op.targetWidth * op.columns) << 2;
  for (let index = 0; index < TILE_ROWS; index++) {
    const row = changetype<Row>(scratch + ROWS_AT + <usize>index * offsetof<Row>());
    const y = cursorY * op.targetStep + op.targetTop;
    const x = cursorX * op.targetStep + op.targetLeft;
    const target = op.target + <usize>cursorImage * targetBytes + (<usize>((y * op.targetWidth + x) * op.columns) << 2);
    store<usize>(changetype<usize>(tile) + (<usize>index << 2), target, offsetof<Tile>("target0"));
    row.source = op.source + <usize>cursorImage * sourceBytes;
    row.y = cursorY * op.sourceStep;
    row.x = cursorX * op.sourceStep;
    if (index < rows - 1) advance(op);
  }
}

function advance(op: Product): void {
  if (++cursorX < op.gridWidth) return;
  cursorX = 0;
  if (++cursorY < op.gridHeight) return;
  cursorY = 0;
  cursorImage++;
}

/** Lists the taps that reach the image from any row; a row that one does not reach reads zeros. */
function listTaps(op: Product, tile: Tile, scratch: usize): void {
  const depthBytes = <usize>op.depth << 2;
  let reach = changetype<usize>(op) + offsetof<Product>();
  let tap = scratch + TAPS_AT;
  tile.taps = tap;
  tile.depthBytes = depthBytes;
  for (let index = 0; index < op.tapCount; index++, reach += offsetof<Reach>()) {
    const down = changetype<Reach>(reach).down;
    const right = changetype<Reach>(reach).right;
    let reached = 0;
    for (let r: usize = 0; r < <usize>TILE_ROWS; r++) {
      const row = changetype<Row>(scratch + ROWS_AT + r * offsetof<Row>());
      const y = row.y + down;
      const x = row.x + right;
      const inside = <u32>y < <u32>op.sourceHeight && <u32>x < <u32>op.sourceWidth;
      const values = inside ? row.source + <usize>(y * op.sourceWidth + x) * depthBytes : op.zeros;
      store<usize>(tap + (r << 2), values, offsetof<Tap>("row0"));
      reached |= i32(inside);
    }
    changetype<Tap>(tap).weights = changetype<Reach>(reach).weights;
    if (reached) tap += offsetof<Tap>();
  }
  tile.tapsEnd = tap;
}

/** Copies each row's window side by side, so that it is one tap. */
function gatherPatches(op: Product, tile: Tile, scratch: usize): void {
  const rowBytes = <usize>(9 * op.depth) << 2;
  const corner = changetype<Reach>(changetype<usize>(op) + offsetof<Product>());
  const tap = scratch + TAPS_AT;
  for (let r: usize = 0; r < <usize>TILE_ROWS; r++) {
    const row = changetype<Row>(scratch + ROWS_AT + r * offsetof<Row>());
    const patch = scratch + PATCH_AT + r * rowBytes;
    const y = row.y + corner.down;
    copyWindow(row.source, op.sourceHeight, op.sourceWidth, op.depth, y, row.x + corner.right, patch);
    store<usize>(tap + (r << 2), patch, offsetof<Tap>("row0"));
  }
  changetype<Tap>(tap).weights = 0;
  tile.taps = tap;
  tile.tapsEnd = tap + offsetof<Tap>();
  tile.depthBytes = rowBytes;
}
