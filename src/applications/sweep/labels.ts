/** A rectangle in CSS pixels from the left and top. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A point, and how large its label is. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** CSS pixels between a point and its label, and around a point that labels stay off. */
const GAP = 9;
const POINT = 7;
/** How often a label goes one height further from its point before it lies where there is no room. */
const TRIES = 6;

/** Where labels go: beside their points, above the curve where there is room, none over another or over a point. */
export function placeLabels(points: readonly Labelled[], room: LabelBox): LabelBox[] {
  const taken: LabelBox[] = points.map(({ x, y }) => ({
    x: x - POINT,
    y: y - POINT,
    width: 2 * POINT,
    height: 2 * POINT,
  }));
  return points.map((point) => {
    const candidates = candidatesFor(point).filter((box) => holds(room, box));
    const free = candidates.find((box) => !taken.some((other) => overlap(box, other)));
    const chosen = free ?? candidates[0] ?? confined(room, boxAt(point, GAP, -point.height - GAP));
    taken.push(chosen);
    return chosen;
  });
}

/** Above to the right first, as the curve falls to the right; then higher and higher; then below. */
function candidatesFor(point: Labelled): LabelBox[] {
  const { width, height } = point;
  const further = Array.from({ length: TRIES }, (_, index) => index * height);
  return [
    ...further.map((distance) => boxAt(point, GAP, -height - GAP / 2 - distance)),
    boxAt(point, GAP + POINT, -height / 2),
    ...further.map((distance) => boxAt(point, -width - GAP, GAP / 2 + distance)),
    ...further.map((distance) => boxAt(point, -width - GAP, -height - GAP / 2 - distance)),
    ...further.map((distance) => boxAt(point, GAP, GAP / 2 + distance)),
  ];
}

/** From a point to the nearest place of its label, where that is too far to be seen as its own; null where it is not. */
export function leaderOf(
  { x, y }: Pick<Labelled, "x" | "y">,
  box: LabelBox,
): { readonly x: number; readonly y: number } | null {
  const nearest = {
    x: Math.max(box.x, Math.min(x, box.x + box.width)),
    y: Math.max(box.y, Math.min(y, box.y + box.height)),
  };
  return Math.hypot(nearest.x - x, nearest.y - y) > 2 * GAP ? nearest : null;
}

function boxAt({ x, y, width, height }: Labelled, right: number, down: number): LabelBox {
  return { x: x + right, y: y + down, width, height };
}

function holds(room: LabelBox, { x, y, width, height }: LabelBox): boolean {
  return x >= room.x && y >= room.y && x + width <= room.x + room.width && y + height <= room.y + room.height;
}

function confined(room: LabelBox, box: LabelBox): LabelBox {
  const x = Math.max(room.x, Math.min(box.x, room.x + room.width - box.width));
  const y = Math.max(room.y, Math.min(box.y, room.y + room.height - box.height));
  return { ...box, x, y };
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
