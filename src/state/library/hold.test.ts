import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RunHold } from "./hold";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a run that another page opens or leaves is told of, until nobody looks any more", async () => {
  let held = [{ name: "latent-playground/run/a" }];
  const hold = new RunHold({ query: async () => ({ held }) } as never);
  const told = vi.fn();
  const stop = hold.watch(told);
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).not.toHaveBeenCalled();

  held = [];
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveBeenCalledTimes(1);
  expect(await hold.elsewhere()).toEqual(new Set());

  held = [{ name: "latent-playground/run/b" }, { name: "of another site" }];
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveBeenCalledTimes(2);

  stop();
  held = [];
  await vi.advanceTimersByTimeAsync(3000);
  expect(told).toHaveBeenCalledTimes(2);
});
