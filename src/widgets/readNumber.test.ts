import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readNumber, readNumbers } from "./readNumber";

const any = { least: Number.NEGATIVE_INFINITY, greatest: Number.POSITIVE_INFINITY };
const limits = { least: 0.01, greatest: 1000 };
const number = (value: number) => ({ kind: "number", value });
const refused = { kind: "refused" };

test.each([
  [" 0.5 ", 0.5],
  ["0,5", 0.5],
  [",5", 0.5],
  [".5", 0.5],
  ["5.", 5],
  ["0,001", 0.001],
  ["+3", 3],
  [" −1,5 ", -1.5],
  ["–2", -2],
  ["1e-3", 0.001],
  ["1E3", 1000],
  ["1,5e2", 150],
  ["3×10^-4", 0.0003],
  ["3 · 10⁻⁴", 0.0003],
  ["3*10**-4", 0.0003],
  ["2.5 x 10^{3}", 2500],
  ["10^-3", 0.001],
  ["10⁶", 1e6],
  ["1 000", 1000],
  ["1 000 000", 1e6],
  ["12'345.5", 12345.5],
  ["1_000", 1000],
  ["1,234.5", 1234.5],
  ["1.234,5", 1234.5],
  ["1,234,567", 1234567],
  ["1.234.567", 1234567],
  ["1/3", 1 / 3],
  ["½", 0.5],
  ["5 %", 0.05],
  ["12,5%", 0.125],
  ["２５", 25],
])("the text “%s” means %d", (text, value) => {
  expect(readNumber(text, any)).toEqual(number(value));
});

test.each([
  "",
  " ",
  "two",
  "1.2.3",
  "1,2,3",
  "--1",
  "1 00",
  "12 34",
  "0x10",
  "1/0",
  "1/2/3",
  "1e",
  "e3",
  "×10^3",
  "%",
  "NaN",
  "∞",
])("the text “%s” is no number", (text) => {
  expect(readNumber(text, any)).toEqual(refused);
});

describe("a typed number", () => {
  it("is read back however it was written", () => {
    const digits = fc.integer({ min: -999_999_999, max: 999_999_999 });
    fc.assert(
      fc.property(
        digits,
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom("\u2009", "\u202f", " ", "'", "_"),
        (whole, decimals, space) => {
          const value = Number(`${whole}e-${decimals}`);
          const [integer = "", fraction = ""] = Math.abs(value).toFixed(decimals).split(".");
          const sign = value < 0 ? "−" : "";
          const grouped = integer.replace(/(\d)(?=(\d{3})+$)/g, `$1${space}`);
          expect(readNumber(`${sign}${grouped}.${fraction}`, any)).toEqual(number(value));
          if (decimals !== 3 || integer.length > 3 || integer === "0") {
            expect(readNumber(`${sign}${grouped},${fraction}`, any)).toEqual(number(value));
          }
          expect(readNumber(`${sign}${Math.abs(whole)}·10^-${decimals}`, any)).toEqual(number(value));
          expect(readNumber(`${whole}e-${decimals}`, any)).toEqual(number(value));
        },
      ),
    );
  });

  it("is refused where a comma before three digits leaves two numbers", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 100, max: 999 }), (whole, tail) => {
        const values = [Number(`${whole}.${tail}`), 1000 * whole + tail];
        expect(readNumber(`${whole},${tail}`, any)).toMatchObject({ kind: "ambiguous" });
        expect(readNumber(`${whole},${tail}`, { ...any, whole: true })).toEqual(number(values[1] as number));
        expect(readNumber(`${whole},${tail}`, { least: 0, greatest: 999.9999 })).toEqual(number(values[0] as number));
      }),
    );
  });

  it("is refused outside its limits", () => {
    for (const text of ["1001", "-1", "0"]) expect(readNumber(text, limits)).toEqual(refused);
    expect(readNumber("0", { ...limits, zero: true })).toEqual(number(0));
    expect(readNumber("2.5", { ...limits, whole: true })).toEqual(refused);
  });
});

describe("a list of numbers", () => {
  const zero = { ...limits, zero: true };

  test.each([
    ["0,1; 0,3; 1", [0.1, 0.3, 1]],
    ["0.1; 0.3; 1", [0.1, 0.3, 1]],
    ["0.1, 0.3, 1", [0.1, 0.3, 1]],
    ["0.1,0.3,1", [0.1, 0.3, 1]],
    ["0,1, 0,3, 1", [0.1, 0.3, 1]],
    ["0,1 0,3 1", [0.1, 0.3, 1]],
    ["1, 3, 10", [1, 3, 10]],
    ["1 3 10", [1, 3, 10]],
    ["1;3;10;", [1, 3, 10]],
    ["1e-1\n1/2\n50%", [0.1, 0.5, 0.5]],
    [" 0 0.5,1;  20, ", [0, 0.5, 1, 20]],
    ["7", [7]],
  ])("“%s” is read whole", (text, values) => {
    expect(readNumbers(text, zero)).toEqual(values);
  });

  test.each(["0,1", "1,3", "1,3,10", "0,1,0,3", "1,000; 3", "1,234.5; 3"])(
    "“%s” is refused, as a comma may part numbers or be within one",
    (text) => {
      expect(readNumbers(text, { ...any, zero: true })).toBe("ambiguous");
    },
  );

  test.each(["", ";", "1; two", "1; 2000", "−1"])("“%s” is refused", (text) => {
    expect(readNumbers(text, zero)).toBe("refused");
  });

  it("is read back whichever marks are decimal, as long as others part the numbers", () => {
    const item = fc.integer({ min: 1, max: 99_999 });
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 2, maxLength: 9 }),
        fc.constantFrom("; ", ";", "\n", " "),
        (items, between) => {
          const values = items.map((each) => each / 100);
          const text = values.map((value) => value.toFixed(2).replace(".", ",")).join(between);
          expect(readNumbers(text, any)).toEqual(values);
          expect(readNumbers(text.replaceAll(",", "."), any)).toEqual(values);
        },
      ),
    );
  });
});
