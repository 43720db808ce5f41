import { expect, it } from "vitest";
import { type LabelBox, leaderOf, placeLabels } from "./labels";

const room: LabelBox = { x: 0, y: 0, width: 600, height: 400 };
const size = { width: 76, height: 40 };

function apart(a: LabelBox, b: LabelBox): boolean {
  return a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
}

it("puts a label above its point, to the right", () => {
  const [box] = placeLabels([{ x: 200, y: 200, ...size }], room);
  expect(box?.x).toBeGreaterThan(200);
  expect((box?.y ?? 0) + size.height).toBeLessThan(200);
});

it("lays no label over another or over a point", () => {
  const points = [
    { x: 30, y: 120 },
    { x: 40, y: 140 },
    { x: 90, y: 150 },
    { x: 300, y: 260 },
  ];
  const boxes = placeLabels(
    points.map((point) => ({ ...point, ...size })),
    room,
  );
  const dots = points.map(({ x, y }) => ({ x: x - 2, y: y - 2, width: 4, height: 4 }));
  for (const [index, box] of boxes.entries()) {
    for (const other of [...boxes.slice(index + 1), ...dots]) expect(apart(box, other)).toBe(true);
  }
});

it("keeps every label within the plane", () => {
  for (const point of [
    { x: 595, y: 5 },
    { x: 2, y: 398 },
  ]) {
    const [box] = placeLabels([{ ...point, ...size }], room);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + size.width).toBeLessThanOrEqual(600);
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 0) + size.height).toBeLessThanOrEqual(400);
  }
});

it("leads from a point to a label only where that lies far away", () => {
  const box = { x: 100, y: 100, ...size };
  expect(leaderOf({ x: 95, y: 145 }, box)).toBeNull();
  expect(leaderOf({ x: 90, y: 240 }, box)).toEqual({ x: 100, y: 140 });
});
