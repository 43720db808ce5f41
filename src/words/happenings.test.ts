import { describe, expect, test } from "vitest";
import { mnistDescription } from "../experiment/mnist";
import { described } from "../testing/dataSets";
import { happeningText, pageText } from "./happenings";

const shoes = described("shoes", [28, 28, 1], ["Sandal", "Boot", "Sneaker"], [10, 10]);
const apart = (...recalls: number[]) =>
  ({ step: 9, code: "classesApart", classes: recalls.map((recall, label) => ({ label, recall })) }) as const;

describe("what happened to a run", () => {
  test("is told in the words of its data set", () => {
    const one = { step: 9, code: "classesApart", classes: [{ label: 1, recall: 0.97 }] } as const;
    expect(happeningText(one, mnistDescription)).toBe(
      "The ones have left the crowd: 97 % of them lie among their own kind.",
    );
    expect(happeningText(one, shoes)).toBe("“Boot” has left the crowd: 97 % of them lie among their own kind.");
    const better = { step: 9, code: "beatsMeanImage", reconstruction: 204.14, reference: 205.7 } as const;
    expect(happeningText(better, mnistDescription)).toContain(
      "beat the average digit: a held-out reconstruction of 204.1 nats against ",
    );
    expect(happeningText(better, shoes)).toContain(
      "beat the average tile: a held-out reconstruction of 204.1 nats against 205.7.",
    );
    expect(pageText(shoes, 1)).toContain("squeeze a tile into 1 number,");
  });

  test("of several classes is told of all together, with the least and the most of their shares", () => {
    expect(happeningText(apart(0.93, 0.971, 0.95), mnistDescription)).toBe(
      "The zeros, the ones and the twos have left the crowd: 93 % to 97 % of each lie among their own kind.",
    );
    expect(happeningText(apart(0.95, 0.95), shoes)).toContain(
      "“Sandal” and “Boot” have left the crowd: 95 % of each lie",
    );
  });

  test("is told back again where it went back", () => {
    const classes = [{ label: 4, recall: 0.5 }];
    expect(happeningText({ step: 9, code: "classesMixed", classes }, mnistDescription)).toBe(
      "The fours have gone back into the crowd: 50 % of them lie among their own kind.",
    );
  });
});
