import { expect, it } from "vitest";
import { bitsOf, natsOf } from "./information";

it("counts one bit for a fair coin, whose entropy is log 2 nats", () => {
  expect(bitsOf(Math.log(2))).toBe(1);
  expect(natsOf(3)).toBeCloseTo(Math.log(8), 12);
});
