import { multiplyAdd, sumOfLanes } from "./arithmetic";
import { Tap, TILE_ROWS, Tile } from "./product-tile";

/**
 * Six rows, or five, by one column of a matrix product, four numbers of the depth at a time: for products of so few columns that
 * a tile of eight would be mostly empty. The depth is a multiple of four.
 */
export function thinTile(tile: Tile): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let a2 = a0;
  let a3 = a0;
  let a4 = a0;
  let a5 = a0;
  for (let tap = tile.taps; tap < tile.tapsEnd; tap += offsetof<Tap>()) {
    let w = tile.weights + changetype<Tap>(tap).weights;
    let r0 = changetype<Tap>(tap).row0;
    let r1 = changetype<Tap>(tap).row1;
    let r2 = changetype<Tap>(tap).row2;
    let r3 = changetype<Tap>(tap).row3;
    let r4 = changetype<Tap>(tap).row4;
    let r5 = changetype<Tap>(tap).row5;
    const end = w + tile.depthBytes;
    while (w < end) {
      const v = v128.load(w);
      a0 = multiplyAdd(v128.load(r0), v, a0);
      a1 = multiplyAdd(v128.load(r1), v, a1);
      a2 = multiplyAdd(v128.load(r2), v, a2);
      a3 = multiplyAdd(v128.load(r3), v, a3);
      a4 = multiplyAdd(v128.load(r4), v, a4);
      if (TILE_ROWS === 6) a5 = multiplyAdd(v128.load(r5), v, a5);
      r0 += 16;
      r1 += 16;
      r2 += 16;
      r3 += 16;
      r4 += 16;
      r5 += 16;
      w += 16;
    }
  }
  storeSum(tile, tile.target0, a0);
  storeSum(tile, tile.target1, a1);
  storeSum(tile, tile.target2, a2);
  storeSum(tile, tile.target3, a3);
  storeSum(tile, tile.target4, a4);
  if (TILE_ROWS === 6) storeSum(tile, tile.target5, a5);
}

function storeSum(tile: Tile, row: usize, lanes: v128): void {
  let sum = sumOfLanes(lanes);
  if (tile.bias) sum += f32.load(tile.bias);
  f32.store(row + tile.column, tile.rectified ? max(sum, 0) : sum);
}
