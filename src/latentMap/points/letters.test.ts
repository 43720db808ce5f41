import { describe, expect, it } from "vitest";
import { scaleFor } from "../plane/coordinates";
import { lettersAt, mediansOf, summaryOf } from "./letters";

const at = Float32Array.of(0, 0, 2, 4, 1, 1, 9, 9);
const labels = Uint8Array.of(0, 0, 0, 2);
const names = ["A", "B", "C"];
const group = (tone: number, rows: number) => ({ tone, rows: new Uint32Array(rows) });

describe("the classes' letters", () => {
  it("stand at the medians of the classes that have images and are not hidden", () => {
    expect(mediansOf(at, labels, names, [])).toEqual([
      { label: 0, text: "A", at: [1, 1] },
      { label: 2, text: "C", at: [9, 9] },
    ]);
    expect(mediansOf(at, labels, names, [0]).map(({ text }) => text)).toEqual(["C"]);
  });

  it("are left out where they would lie on one heap", () => {
    const scale = scaleFor(400, 400, 4);
    const heap = mediansOf(Float32Array.of(0, 0, 0.1, 0.1), Uint8Array.of(0, 1), names, []);
    expect(lettersAt(heap, scale, null)).toEqual([]);
    expect(lettersAt(mediansOf(at, labels, names, []), scale, null)).toHaveLength(2);
  });

  it("are left out where there are too many, or where all classes share one row of stacks", () => {
    const scale = scaleFor(400, 400, 4);
    const many = Array.from({ length: 41 }, (_, label) => ({
      label,
      text: `${label}`,
      at: [label % 7, label % 5] as const,
    }));
    expect(lettersAt(many, scale, null)).toEqual([]);
    expect(lettersAt(many.slice(1), scale, null)).toHaveLength(40);
    expect(lettersAt(many.slice(1), scale, { labels: null, rows: 1 })).toEqual([]);
  });
});

describe("the map in words", () => {
  it("counts what is shown and says where each class lies", () => {
    const medians = mediansOf(at, labels, names, [2]);
    const words = summaryOf([group(0, 2), group(1, 1)], medians, "means");
    expect(words).toBe("3 held-out images at their posterior mean. Class medians: A around 1.0, 1.0.");
    expect(summaryOf([group(0, 2)], [], "means")).toBe("2 held-out images at their posterior mean.");
    expect(summaryOf([group(0, 2000)], medians, "samples")).toContain("2,000 held-out images at one draw");
  });
});
