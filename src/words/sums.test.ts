import { describe, expect, it } from "vitest";
import { lossText } from "./numbers";
import { sumText } from "./sums";

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** What a reader makes of a number on the screen. */
function read(text: string): number {
  const plain = text.replaceAll(",", "").replaceAll("−", "-");
  const [mantissa = "", power = "0"] = plain.split("·10");
  const exponent = [...power].map((digit) =>
    digit === "⁻" ? "-" : superscripts.includes(digit) ? superscripts.indexOf(digit) : digit,
  );
  return Number(mantissa) * 10 ** Number(exponent.join(""));
}

const both = { first: true, second: true };
const sizes = [0, 1e-28, 3.1e-9, 0.0007763, 0.0413, 0.971, 6.381, 32.09, 155.26, 999.94, 23456, 1e6, 4.56e12, 1e18];
const weights = [0.0001, 1 / 3, 0.098, 0.5, 1, 16.04, 130.536, 392, 392_000, 512_000];

describe("a sum as it is written", () => {
  it("adds up as it is written, whatever the sizes of its terms", () => {
    let compared = 0;
    for (const first of sizes) {
      for (const weight of weights) {
        for (const second of sizes) {
          for (const sign of [1, -1]) {
            const sum = sumText({ first, weight, second: sign * second, counts: both });
            const readSum = read(sum.first) + read(sum.weight) * read(sum.second);
            expect(lossText(readSum), JSON.stringify(sum)).toBe(sum.total);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBe(2 * sizes.length ** 2 * weights.length);
  });

  it("gives what a great weight multiplies the digits that it needs", () => {
    expect(sumText({ first: 32.09, weight: 392_000, second: 0.00077629, counts: both })).toEqual({
      total: "336.4",
      first: "32.09",
      weight: "392,000",
      second: "7.7629·10⁻⁴",
    });
  });

  it("is short where that adds up", () => {
    const sum = { total: "161.6", first: "155.26", weight: "1", second: "6.38" };
    expect(sumText({ first: 155.26, weight: 1, second: 6.38, counts: both })).toEqual(sum);
  });

  it("has as many digits at every step, though rounding twice would give another total", () => {
    const sum = { total: "546.7", first: "546.74", weight: "1", second: "0.00" };
    expect(sumText({ first: 546.745, weight: 1, second: 0.0004, counts: both })).toEqual(sum);
    for (let step = 0; step < 2000; step++) {
      const written = sumText({ first: 500 * 0.9995 ** step, weight: 1, second: 0.0037 * step, counts: both });
      expect(written.first, JSON.stringify(written)).toMatch(/^\d+\.\d\d$/);
      expect(written.second, JSON.stringify(written)).toMatch(/^\d+\.\d\d$/);
      expect(Math.abs(Number(written.first) - 500 * 0.9995 ** step)).toBeLessThan(0.01);
    }
  });

  it("leaves out what does not count", () => {
    const terms = { first: 155.26, weight: 1, second: 6.38 };
    expect(sumText({ ...terms, counts: { first: true, second: false } }).total).toBe("155.3");
    expect(sumText({ ...terms, counts: { first: false, second: true } })).toMatchObject({
      total: "6.4",
      second: "6.4",
    });
  });

  it("says what is no number of it", () => {
    const sum = sumText({ first: Number.NaN, weight: 1, second: Number.POSITIVE_INFINITY, counts: both });
    expect(sum).toMatchObject({ total: "n/a", first: "n/a", second: "∞" });
  });
});
