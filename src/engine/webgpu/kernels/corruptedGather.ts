import type { Shape } from "../../../experiment/architecture";
import { sizeOf } from "../../../experiment/architecture";
import type { CorruptionKind } from "../../../experiment/corruption";
import { levelAt } from "./gather";
import { type Kernel, kernel } from "./kernel";
import { random } from "./random";

/** The step's number for what is done to the images; 0 is nothing. */
export const CORRUPTION: Readonly<Record<CorruptionKind, number>> = {
  gaussian: 1,
  saltAndPepper: 2,
  square: 3,
  half: 4,
  blur: 5,
};

/**
 * The step's rows of the resident images as numbers x = byte / 255, [images, ...shape], corrupted as `corruptedImages` of
 * model/corruption.ts does it.
 */
export function corruptedGather(shape: Shape): Kernel {
  const [height = 1, width = 1, channels = 1] = shape;
  return kernel({
    name: "corruptedGather",
    buffers: ["read images: u32", "write result: f32"],
    shape: { SIZE: sizeOf(shape), HEIGHT: height, WIDTH: width, CHANNELS: channels },
    declarations: `${random}
fn wordsAt(index: u32) -> vec4u {
  return pcg4d(vec4u(step.corruptionSeed, step.corruptionCounter, index, step.corruptionPurpose));
}
fn placed(word: u32, count: u32) -> u32 { return ((word >> 16u) * count) >> 16u; }`,
    body: `
if (index >= step.images * SIZE) { return; }
let image = index / SIZE;
let at = index % SIZE;
let byte = step.rows[image] * SIZE + at;
var level = ${levelAt("byte")};
let pixel = at / CHANNELS;
let row = pixel / WIDTH;
let column = pixel % WIDTH;
switch step.corruption {
  case ${CORRUPTION.gaussian}u: {
    level = clamp(level + step.corruptionStrength * normalOf(wordsAt(index >> 2u), index), 0.0, 1.0);
  }
  case ${CORRUPTION.saltAndPepper}u: {
    let number = image * HEIGHT * WIDTH + pixel;
    let word = wordsAt(number >> 2u)[number & 3u] >> 9u;
    if (word < step.turnedShare) { level = select(0.0, 1.0, 2u * word < step.turnedShare); }
  }
  case ${CORRUPTION.square}u: {
    let words = wordsAt(image);
    let down = row - placed(words.x, HEIGHT - step.hiddenRows + 1u);
    let right = column - placed(words.y, WIDTH - step.hiddenColumns + 1u);
    if (down < step.hiddenRows && right < step.hiddenColumns) { level = 0.0; }
  }
  case ${CORRUPTION.half}u: {
    let side = wordsAt(image).x >> 30u;
    let fromEdge = vec4u(row, HEIGHT - 1u - row, column, WIDTH - 1u - column)[side];
    if (fromEdge < select(step.hiddenColumns, step.hiddenRows, side < 2u)) { level = 0.0; }
  }
  case ${CORRUPTION.blur}u: {
    let top = max(row, step.blurReach) - step.blurReach;
    let bottom = min(row + step.blurReach, HEIGHT - 1u);
    let left = max(column, step.blurReach) - step.blurReach;
    let right = min(column + step.blurReach, WIDTH - 1u);
    var sum = 0.0;
    for (var down = top; down <= bottom; down++) {
      for (var across = left; across <= right; across++) {
        let near = byte - at + (down * WIDTH + across) * CHANNELS + at % CHANNELS;
        sum += ${levelAt("near")};
      }
    }
    level = sum / f32((bottom - top + 1u) * (right - left + 1u));
  }
  default: {}
}
result[index] = level;`,
  });
}
