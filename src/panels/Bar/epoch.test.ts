import { describe, expect, it } from "vitest";
import { epochProgress } from "./epoch";

describe("progress of an epoch", () => {
  it("starts at nothing, with all images left", () => {
    expect(epochProgress(0, 60000, 128)).toEqual({ epochs: 0, fraction: 0, imagesLeft: 60000 });
  });

  it("counts a smaller last batch as the end of its epoch", () => {
    expect(epochProgress(469, 60000, 128)).toEqual({ epochs: 1, fraction: 1, imagesLeft: 60000 });
    expect(epochProgress(468, 60000, 128).imagesLeft).toBe(60000 - 468 * 128);
  });

  it("adds the share of the current epoch to those done", () => {
    expect(epochProgress(15, 100, 10).epochs).toBeCloseTo(1.5);
  });
});
