import { describe, expect, test } from "vitest";
import { rankOf } from "./unusual";

const reconstruction = new Float32Array([90, 100, 110, 120]);
const kl = new Float32Array([5, 5, 5, 5]);

describe("an image's rank among the held-out images", () => {
  test("is the share of them that the model finds less surprising, both terms counted", () => {
    expect(rankOf(112, reconstruction, kl)).toEqual({ share: 0.5, among: 4 });
    expect(rankOf(1000, reconstruction, kl)?.share).toBe(1);
    expect(rankOf(20, reconstruction, kl)?.share).toBe(0);
  });

  test("is among those of which both terms are known", () => {
    expect(rankOf(112, reconstruction.subarray(0, 3), kl)).toEqual({ share: 2 / 3, among: 3 });
    expect(rankOf(112, reconstruction, null)).toBeNull();
  });

  test("is none where the loss is no number", () => {
    expect(rankOf(Number.NaN, reconstruction, kl)).toBeNull();
  });
});
