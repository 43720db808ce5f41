import { describe, expect, it } from "vitest";
import { planeOfDimensions, projectedCodes } from "../../model/latent/projection";
import { HIDDEN } from "../points/tones";
import { scaleFor } from "./coordinates";
import { drawingOrder, neededRange, rowBaseline, scatteredPlaces, stackedPlaces, stackRowsOf } from "./places";

describe("the places of means on the map", () => {
  it("follow the two chosen dimensions", () => {
    const places = scatteredPlaces(
      projectedCodes(Float32Array.of(9, 1, -2, 9, 0, 3), 3, planeOfDimensions(3, [1, 2])),
      scaleFor(80, 80, 4),
    );
    expect([...places]).toEqual([50, 60, 40, 10]);
  });

  it("pile up where means of one dimension and class are equal", () => {
    const scale = scaleFor(90, 90, 4);
    const places = stackedPlaces(Float32Array.of(1, 1, 1), { labels: Uint8Array.of(0, 0, 1), rows: 2 }, scale);
    expect(places[0]).toBe(places[2]);
    expect(places[1]).toBeCloseTo(rowBaseline(0, 2, scale), 3);
    expect(places[3]).toBeLessThan(places[1] ?? 0);
    expect(places[5]).toBeCloseTo(rowBaseline(1, 2, scale), 3);
  });

  it("pile up on one row where there are no classes, or too many for a row each", () => {
    const scale = scaleFor(90, 90, 4);
    for (const stacks of [stackRowsOf(null, 0), stackRowsOf(Uint8Array.of(0, 200), 256)]) {
      const places = stackedPlaces(Float32Array.of(1, 1), stacks, scale);
      expect(places[1]).toBeCloseTo(rowBaseline(0, 1, scale), 3);
      expect(places[3]).toBeLessThan(places[1] ?? 0);
      expect(places[3]).toBeGreaterThan(0);
    }
    expect(stackRowsOf(Uint8Array.of(0, 1), 2)).toEqual({ labels: Uint8Array.of(0, 1), rows: 2 });
  });

  it("keep a stack of a thousand within its row", () => {
    const scale = scaleFor(300, 300, 4);
    const places = stackedPlaces(new Float32Array(1000), { labels: new Uint8Array(1000), rows: 10 }, scale);
    const tops = places.filter((_, index) => index % 2 === 1);
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(300 / 11);
  });
});

describe("the range that the means need", () => {
  it("is their largest distance along an axis on a square map", () => {
    expect(neededRange(Float32Array.of(1, -7, 2, 3), 1)).toBe(7);
  });

  it("is less along the longer side", () => {
    expect(neededRange(Float32Array.of(6, 1), 2)).toBe(3);
    expect(neededRange(Float32Array.of(1, 6), 0.5)).toBe(3);
  });

  it("does not follow one outlier of a thousand", () => {
    const at = new Float32Array(2000).fill(1);
    at[10] = 100;
    expect(neededRange(at, 1)).toBe(1);
  });
});

describe("the drawing order", () => {
  it("draws every row of a known tone once", () => {
    const tones = Uint16Array.from({ length: 57 }, (_, row) => (row * 7) % 5);
    tones[3] = HIDDEN;
    const drawn = drawingOrder(tones, 5, 4).flatMap(({ rows }) => [...rows]);
    const all = Array.from({ length: 57 }, (_, row) => row).filter((row) => row !== 3);
    expect(drawn.sort((a, b) => a - b)).toEqual(all);
  });

  it("takes the last of 256 classes for no hidden one", () => {
    const tones = Uint16Array.of(255, HIDDEN, 0);
    expect(drawingOrder(tones, 256, 1).flatMap(({ rows }) => [...rows])).toEqual([2, 0]);
  });

  it("has only one tone in a group", () => {
    const tones = Uint16Array.of(2, 0, 2, 1);
    for (const { tone, rows } of drawingOrder(tones, 3, 2)) for (const row of rows) expect(tones[row]).toBe(tone);
  });

  it("lets tones take turns", () => {
    const order = drawingOrder(new Uint16Array(80).fill(1, 40), 2, 4).map(({ tone }) => tone);
    expect(order).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
  });
});
