import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { brokenLines, svgText } from "./svg";

describe("a text broken into lines", () => {
  test("keeps every letter, in lines no longer than the width", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme-ascii", minLength: 1 }).map((word) => word.replaceAll(" ", "_"))),
        (words) => {
          const lines = brokenLines(words.join(" "), 20);
          expect(lines.join("").replaceAll(" ", "")).toBe(words.join(""));
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(20);
        },
      ),
    );
  });
});

test("words stay whole where a line holds them, and are broken where none does", () => {
  expect(brokenLines("combined, λ 2, learning rate 0.001", 14)).toEqual(["combined, λ 2,", "learning rate", "0.001"]);
  expect(brokenLines("a reconstruction b", 5)).toEqual(["a", "recon", "struc", "tion", "b"]);
  expect(brokenLines("short", 99)).toEqual(["short"]);
});

test("signs that SVG has a meaning for are written as themselves, and places to hundredths", () => {
  expect(svgText('a < b & "c"', 1.2345, 2, { fill: '"' })).toBe(
    '<text x="1.23" y="2" fill="&quot;">a &lt; b &amp; &quot;c&quot;</text>',
  );
});
