import { describe, expect, it, test } from "vitest";
import {
  amountText,
  bytesText,
  countText,
  decimal,
  durationText,
  estimateText,
  lossText,
  percentText,
  settingText,
  significant,
  tickText,
  wholeText,
} from "./numbers";

const formats: readonly [name: string, text: (value: number | null | undefined) => string][] = [
  ["a loss", lossText],
  ["a whole number", wholeText],
  ["a setting", settingText],
  ["an amount", amountText],
  ["fixed decimals", (value) => decimal(value, 2)],
  ["significant digits", significant],
  ["a tick", (value) => (value === null || value === undefined ? "–" : tickText(value))],
  ["a count", countText],
  ["a share", percentText],
  ["a duration", durationText],
];

test.each(formats)("%s says what is not there yet, not defined and infinite, each in its own sign", (_, text) => {
  expect([undefined, null].map(text)).toEqual(["–", "–"]);
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(text)).toEqual(["n/a", "∞", "−∞"]);
});

test.each(formats)(
  "%s fits into a dozen letters whatever its size, and has no other minus than the true one",
  (_, text) => {
    for (let exponent = -40; exponent <= 300; exponent++) {
      for (const digits of [1, 9.99999999, 4.56789]) {
        const value = digits * 10 ** exponent;
        for (const written of [text(value), text(-value)]) {
          expect(written.length, written).toBeLessThanOrEqual(14);
          expect(written).not.toMatch(/-|e|NaN|Infinity/);
        }
      }
    }
  },
);

test.each(formats)("%s gives zero no sign", (_, text) => {
  expect(text(-0)).toBe(text(0));
  expect(text(0)).toMatch(/^0/);
});

describe("a loss", () => {
  it("is a plain number that can be read back", () => {
    for (const loss of [151.34, 6.4, 0.04, 1234.5, 123456]) expect(Number(lossText(loss))).toBeCloseTo(loss, -3);
    expect(lossText(151.34)).toBe("151.3");
    expect(lossText(1234.5)).not.toContain(",");
  });

  it("keeps two decimals where it is small", () => {
    expect([0.041, 0, 0.97, -0.153].map(lossText)).toEqual(["0.04", "0.00", "1.0", "−0.15"]);
  });

  it("is a power of ten where it is too large to be read", () => {
    expect([999_999.4, 999_999.6, 1.234e18].map(lossText)).toEqual(["999999", "1·10⁶", "1.23·10¹⁸"]);
  });
});

describe("a setting", () => {
  it("is written as it is typed", () => {
    expect([1e-5, 0.0126, 1000].map(settingText)).toEqual(["0.00001", "0.0126", "1000"]);
  });
});

describe("an amount", () => {
  it("has its thousands apart, and is a power of ten where it is tiny", () => {
    expect([392_000, 0.098, 1.2345, 3.2e-28].map(amountText)).toEqual(["392,000", "0.098", "1.23", "3.2·10⁻²⁸"]);
  });
});

describe("significant digits", () => {
  it("are about three at any size", () => {
    const sizes = [0, 0.0123, 0.11, 1.5, 12.34, 123.4, 0.00001, 12345, 1e-28];
    const texts = ["0.00", "0.012", "0.11", "1.50", "12.3", "123", "0.00001", "12,345", "1·10⁻²⁸"];
    expect(sizes.map(significant)).toEqual(texts);
  });
});

it("keeps thousands apart", () => {
  expect(decimal(-12345.67, 1)).toBe("−12,345.7");
  expect(countText(153425)).toBe("153,425");
  expect([4096, 0.25, -20_000, 1e21].map(tickText)).toEqual(["4,096", "0.25", "−20,000", "1·10²¹"]);
});

it("gives zero no sign where it was rounded to", () => {
  expect(decimal(-0.001, 2)).toBe("0.00");
});

it("calls nearly all not all", () => {
  expect(percentText(0.999_96)).toBe("99 %");
  expect(percentText(0.9996, 1)).toBe("99.9 %");
  expect([0.29, 1, 0].map((share) => percentText(share))).toEqual(["29 %", "100 %", "0 %"]);
});

it("tells memory in megabytes up to a gigabyte", () => {
  expect([1, 2 ** 28, 5.08 * 2 ** 30, Number.NaN].map(bytesText)).toEqual(["1 MB", "256 MB", "5.1 GB", "n/a"]);
});

describe("a duration", () => {
  it("is told in its two largest units", () => {
    expect([47.2, 200, 7500, 400_000].map(durationText)).toEqual(["48 s", "3 min 20 s", "2 h 5 min", "5 d"]);
  });
});

describe("an estimate", () => {
  it("is written down to its error's first digit, which is rounded up", () => {
    expect(estimateText({ mean: 5.483, error: 0.81 })).toBe("5.5 ± 0.9");
    expect(estimateText({ mean: 1.2184, error: 0.0213 })).toBe("1.22 ± 0.03");
    expect(estimateText({ mean: 1234.5, error: 21 })).toBe("1,235 ± 21");
    expect(estimateText({ mean: -0.3, error: 0.1 })).toBe("−0.3 ± 0.1");
  });

  it("has two decimals at most, and no error where there is none", () => {
    expect(estimateText({ mean: 0.99912, error: 0.0004 })).toBe("1.00 ± 0.01");
    expect(estimateText({ mean: 3, error: 0 })).toBe("3.00 ± 0.00");
    expect(estimateText({ mean: 3.21, error: Number.NaN })).toBe("3.21");
  });
});
