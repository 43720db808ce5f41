import { expect, it, test } from "vitest";
import { axisGapText, conditionText, measureWords, orderGapText, piecesOf } from "./lessons";

const source = {
  live: () => 3.71,
  figures: new Map([["after", { measure: "reconstruction", value: 154.2 } as const]]),
};

test("prose has its live numbers and its figures written out, each with the colour of its term", () => {
  expect(piecesOf("KL is {kl}, after {figure:after}.", source)).toEqual([
    { text: "KL is ", tone: null, isNumber: false },
    { text: "3.7 nats", tone: "kl", isNumber: true },
    { text: ", after ", tone: null, isNumber: false },
    { text: "154.2 nats", tone: "reconstruction", isNumber: true },
    { text: ".", tone: null, isNumber: false },
  ]);
  expect(() => piecesOf("{figure:nowhere}", source)).toThrow(RangeError);
});

it("tells how far a bet was off, and which way", () => {
  const { write } = measureWords.total;
  expect(axisGapText(100, 162, write)).toContain("62.0 nats too low");
  expect(axisGapText(200, 162, write)).toContain("38.0 nats too high");
  expect(axisGapText(160, 162, write)).toContain("as good as right");
  expect(orderGapText(["a", "b", "c"], ["a", "c", "b"])).toBe("In its place: 1 of 3.");
});

it("says of a goal what is still missing", () => {
  const condition = { measure: "coverage", is: "atLeast", value: 0.8 } as const;
  expect(conditionText({ condition, value: 0.62, isMet: false })).toBe(
    "prior covered: 0.62, not yet at least 0.80. 0.18 to go.",
  );
  expect(conditionText({ condition, value: 0.83, isMet: true })).toBe("prior covered: 0.83, at least 0.80 was wanted.");
  expect(conditionText({ condition, value: null, isMet: false })).toContain("not measured yet");
});
