import { expect, test } from "vitest";
import { areaOf } from "./useSize";

test("what is 0 wide or 0 high has no size at all, so that nothing is divided by it", () => {
  expect(areaOf({ width: 640, height: 0 })).toEqual({ width: 0, height: 0 });
  expect(areaOf({ width: 0, height: 480 })).toEqual({ width: 0, height: 0 });
  expect(areaOf({ width: 640, height: 480 })).toEqual({ width: 640, height: 480 });
});
