import type { Pixel } from "../plane/coordinates";

const ROUNDS = 24;

/**
 * Places pushed away from each other until neighbours are `gap` pixels apart, or nearly so; far ones stay. What lies there
 * may be drawn out sideways by so many pixels, half to either side.
 */
export function pushedApart(places: readonly Pixel[], gap: number, widths: readonly number[] = []): Pixel[] {
  const moved = places.map(([x, y], index) => ({ x, y, width: widths[index] ?? 0 }));
  for (let round = 0; round < ROUNDS && pushAll(moved, gap); round++);
  return moved.map(({ x, y }) => [x, y] as const);
}

interface Movable {
  x: number;
  y: number;
  readonly width: number;
}

/** Pushes every two once; whether any were too near. */
function pushAll(all: readonly Movable[], gap: number): boolean {
  let pushed = false;
  for (const [index, one] of all.entries()) {
    for (let before = 0; before < index; before++) {
      const other = all[before];
      if (other && push(one, other, gap, index)) pushed = true;
    }
  }
  return pushed;
}

/** Pushes two apart that are nearer than `gap`; whether they were. */
function push(one: Movable, other: Movable, gap: number, direction: number): boolean {
  const between = one.x - other.x;
  const x = Math.sign(between) * Math.max(0, Math.abs(between) - (one.width + other.width) / 2);
  const y = one.y - other.y;
  const distance = Math.hypot(x, y);
  if (distance >= gap) return false;
  const half = (gap - distance) / 2;
  const [along, down] = distance > 0 ? [x / distance, y / distance] : [Math.cos(direction), Math.sin(direction)];
  one.x += along * half;
  one.y += down * half;
  other.x -= along * half;
  other.y -= down * half;
  return true;
}
