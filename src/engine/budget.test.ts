import { describe, expect, it } from "vitest";
import { greatestBytes, greatestBytesTogether, refuseOverBudget, smallerBatch } from "./budget";
import { EngineUnavailable } from "./engine";

const GB = 2 ** 30;

describe("what an engine may ask for", () => {
  it("is half of the machine's memory, 1 GB at least and 4 GB at most", () => {
    expect([0.25, 2, 4, 6, 8].map((deviceMemory) => greatestBytes({ deviceMemory }) / GB)).toEqual([1, 1, 2, 3, 4]);
    expect(greatestBytes({}) / GB).toBe(4);
    expect(greatestBytes({ deviceMemory: 32 }) / GB).toBe(4);
  });

  it("is half of the machine's memory for all together", () => {
    expect([0.25, 4, 32].map((deviceMemory) => greatestBytesTogether({ deviceMemory }) / GB)).toEqual([1, 2, 16]);
  });

  it("is refused above that, with the figures and the largest batch that would do", () => {
    const bytesAt = (batchSize: number) => batchSize * 40 * 2 ** 20 + 2 ** 20;
    const refuse = () => refuseOverBudget("WASM", 128, bytesAt, 4 * GB);
    expect(refuse).toThrow(EngineUnavailable);
    expect(refuse).toThrow(
      JSON.stringify({
        code: "overBudget",
        name: "WASM",
        bytes: bytesAt(128),
        greatest: 4 * GB,
        smaller: { batchSize: 64, bytes: bytesAt(64) },
      }),
    );
    expect(() => refuseOverBudget("WASM", 64, bytesAt, 4 * GB)).not.toThrow();
  });

  it("is met by a power of two below the batch, or by none of 16 images", () => {
    expect(smallerBatch(100, (size) => size, 1000)).toEqual({ batchSize: 64, bytes: 64 });
    expect(smallerBatch(512, (size) => size, 40)).toEqual({ batchSize: 32, bytes: 32 });
    expect(smallerBatch(512, (size) => size, 10)).toBeNull();
    expect(smallerBatch(16, (size) => size, 1000)).toBeNull();
  });
});
