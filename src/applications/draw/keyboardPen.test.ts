import { describe, expect, test } from "vitest";
import { type KeyboardPen, penAfter } from "./keyboardPen";

const pen: KeyboardPen = { at: { x: 0.5, y: 0.5 }, down: false };
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

describe("the pen that keys move", () => {
  test("is put down and lifted by Space, where it is", () => {
    const down = penAfter(pen, press(" "));
    expect(down).toEqual({ at: pen.at, down: true });
    expect(down && penAfter(down, press(" "))).toEqual(pen);
  });

  test("follows the arrows, four times as far with Shift, down or not", () => {
    expect(penAfter(pen, press("ArrowRight"))).toEqual({ at: { x: expect.closeTo(0.54), y: 0.5 }, down: false });
    const up = penAfter({ ...pen, down: true }, press("ArrowUp", true));
    expect(up).toEqual({ at: { x: 0.5, y: expect.closeTo(0.34) }, down: true });
  });

  test("stays on the pad", () => {
    const corner: KeyboardPen = { at: { x: 0.02, y: 0.99 }, down: true };
    expect(penAfter(corner, press("ArrowLeft"))?.at).toEqual({ x: 0, y: 0.99 });
    expect(penAfter(corner, press("ArrowDown"))?.at).toEqual({ x: 0.02, y: 1 });
  });

  test("leaves other keys to the page", () => {
    expect(penAfter(pen, press("Tab"))).toBeNull();
  });
});
