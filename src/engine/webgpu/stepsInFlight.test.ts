import { describe, expect, it } from "vitest";
import { StepsInFlight } from "./stepsInFlight";

/** A device that takes `duration` ms for each step, one after another; and how many steps wait on it at most. */
async function fly(duration: number, steps: number): Promise<number> {
  let now = 0;
  const inFlight = new StepsInFlight(() => now);
  const waiting: (() => void)[] = [];
  let most = 0;
  for (let step = 0; step < steps; step++) {
    const room = inFlight.free();
    while (!(await settled(room))) {
      now += duration;
      waiting.shift()?.();
    }
    inFlight.add(new Promise<void>((resolve) => waiting.push(resolve)));
    most = Math.max(most, waiting.length);
  }
  return most;
}

async function settled(promise: Promise<void>): Promise<boolean> {
  const nextTurn = new Promise<false>((resolve) => setTimeout(() => resolve(false)));
  return Promise.race([promise.then(() => true), nextTurn]);
}

describe("Steps in inFlight", () => {
  it("are one at a time on a device that takes longer than a frame for one", async () => {
    expect(await fly(40, 12)).toBe(1);
    expect(await fly(9, 12)).toBe(1);
  });

  it("are as many as a device computes within a frame", async () => {
    expect(await fly(4, 30)).toBe(4);
    expect(await fly(1, 60)).toBe(16);
  });

  it("are bounded on a device that seems to take no time", async () => {
    expect(await fly(0, 100)).toBe(32);
  });

  it("end where the device is lost", async () => {
    const inFlight = new StepsInFlight();
    inFlight.add(Promise.reject(new Error("lost")));
    await inFlight.free();
    expect(inFlight.limit).toBeGreaterThanOrEqual(1);
  });
});
