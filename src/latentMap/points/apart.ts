import type { Pixel } from "../plane/coordinates";

const ROUNDS = 24;

/** Places pushed away from each other until neighbours are `gap` pixels apart, or nearly so; far ones stay. */
export function pushedApart(places: readonly Pixel[], gap: number): Pixel[] {
  const moved = places.map(([x, y]) => ({ x, y }));
  for (let round = 0; round < ROUNDS && pushAll(moved, gap); round++);
  return moved.map(({ x, y }) => [x, y] as const);
}

interface Movable {
  x: number;
  y: number;
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
  const x = one.x - other.x;
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
