import { expect, it } from "vitest";
import { negativeElbo } from "../../model/objective";
import { elboLevels, elboLine, extentOf, type PlaneFrame, placeOf, rateDistortionOf } from "./plane";

const levels = { meanImage: 206, floor: 64 };
const extent = extentOf([{ rate: 10, distortion: 140 }], levels);
const frame: PlaneFrame = { extent, left: 40, right: 540, top: 10, bottom: 310 };

it("counts the rate in bits and the distortion in nats", () => {
  expect(rateDistortionOf({ reconstruction: 150, kl: 8 * Math.LN2 })).toEqual({ rate: 8, distortion: 150 });
});

it("holds the levels and every measured model", () => {
  expect(extent.low).toBeLessThanOrEqual(64);
  expect(extent.high).toBeGreaterThanOrEqual(206);
  expect(extent.rate).toBeGreaterThan(10);
  expect(extentOf([{ rate: 3, distortion: 300 }], levels).high).toBeGreaterThanOrEqual(300);
});

it("puts a higher rate further right and a higher distortion further up", () => {
  const place = placeOf(frame, { rate: 5, distortion: 150 });
  expect(placeOf(frame, { rate: 6, distortion: 150 }).x).toBeGreaterThan(place.x);
  expect(placeOf(frame, { rate: 5, distortion: 160 }).y).toBeLessThan(place.y);
  expect(place.beyond).toBe(false);
});

it("keeps what lies outside at the edge", () => {
  expect(placeOf(frame, { rate: 500, distortion: 900 })).toEqual({ x: 540, y: 10, beyond: true });
});

it("draws equal −ELBO through models that trade a nat for a nat", () => {
  const losses = { reconstruction: 150, kl: 4 };
  const { y1, y2 } = elboLine(frame, negativeElbo(losses));
  const place = placeOf(frame, rateDistortionOf(losses));
  const share = (place.x - frame.left) / (frame.right - frame.left);
  expect(y1 + share * (y2 - y1)).toBeCloseTo(place.y);
});

it("draws lines of equal −ELBO over the whole plane, a round distance apart", () => {
  const wide = { rate: 100, low: 60, high: 220 };
  const drawn = elboLevels(wide);
  expect(drawn[0]).toBe(60);
  expect(drawn.at(-1)).toBe(280);
  expect(drawn[1]).toBe(80);
});
