/**
 * Copies the 3 × 3 window whose first pixel is (y, x) of an image side by side, 9 × depth numbers, zeros for what lies
 * outside. May write up to three numbers more.
 */
export function copyWindow(image: usize, height: i32, width: i32, depth: i32, y: i32, x: i32, target: usize): void {
  const rowBytes = (<usize>(3 * depth)) << 2;
  const inside = x >= 0 && x + 3 <= width;
  for (let row = y; row < y + 3; row++, target += rowBytes) {
    if (<u32>row >= <u32>height) zeroNumbers(target, rowBytes);
    else if (inside) copyNumbers(image + ((<usize>((row * width + x) * depth)) << 2), target, rowBytes);
    else copyPixels(image + ((<usize>(row * width * depth)) << 2), width, depth, x, target);
  }
}

function zeroNumbers(target: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, i32x4.splat(0));
}

function copyNumbers(source: usize, target: usize, bytes: usize): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, v128.load(source + at));
}

/** Copies the three pixels from x on, of which some lie outside the row. */
function copyPixels(row: usize, width: i32, depth: i32, x: i32, target: usize): void {
  for (let right = x; right < x + 3; right++) {
    const outside = <u32>right >= <u32>width;
    for (let channel = 0; channel < depth; channel++, target += 4) {
      f32.store(target, outside ? 0 : f32.load(row + ((<usize>(right * depth + channel)) << 2)));
    }
  }
}
