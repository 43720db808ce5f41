import type { Pixel } from "../plane/coordinates";

const ROUNDS = 24;

/** Places pushed away from each other until neighbours are `gap` pixels apart, or nearly so; far ones stay. */
export function pushedApart(places: readonly Pixel[], gap: number): Pixel[] {
  const moved = places.map(([x, y]) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, one] of moved.entries()) {
      for (const other of moved.slice(0, index)) push(one, other, gap, index);
    }
  }
  return moved.map(({ x, y }) => [x, y] as const);
}

interface Movable {
  x: number;
  y: number;
}

function push(one: Movable, other: Movable, gap: number, direction: number): void {
  const [x, y] = [one.x - other.x, one.y - other.y];
  const distance = Math.hypot(x, y);
  if (distance >= gap) return;
  const half = (gap - distance) / 2;
  const [along, down] = distance > 0 ? [x / distance, y / distance] : [Math.cos(direction), Math.sin(direction)];
  one.x += along * half;
  one.y += down * half;
  other.x -= along * half;
  other.y -= down * half;
}
