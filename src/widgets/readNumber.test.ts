import { describe, expect, it } from "vitest";
import { readNumber } from "./readNumber";

const limits = { least: 0.01, greatest: 1000 };

describe("a typed number", () => {
  it("is read with point or comma, plain or with an exponent", () => {
    expect(readNumber(" 0.5 ", limits)).toBe(0.5);
    expect(readNumber("0,5", limits)).toBe(0.5);
    expect(readNumber("1e2", limits)).toBe(100);
  });

  it("may be negative, with a true minus or a hyphen", () => {
    const signed = { least: -4, greatest: 4 };
    expect(readNumber(" −1,5 ", signed)).toBe(-1.5);
    expect(readNumber("-1.25", signed)).toBe(-1.25);
    expect(readNumber("--1", signed)).toBeNull();
  });

  it("is refused outside its limits", () => {
    expect(readNumber("1001", limits)).toBeNull();
    expect(readNumber("-1", limits)).toBeNull();
  });

  it("may be 0 below the least value only where that is allowed", () => {
    expect(readNumber("0", limits)).toBeNull();
    expect(readNumber("0", { ...limits, zero: true })).toBe(0);
  });

  it("is refused with a fraction where whole ones are wanted", () => {
    expect(readNumber("2.5", { ...limits, whole: true })).toBeNull();
  });

  it("is refused where it is no number", () => {
    for (const text of ["", " ", "two", "1.2.3"]) expect(readNumber(text, limits)).toBeNull();
  });
});
