import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { input } from "./input";
import { throttled } from "./throttled";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it("acts once in an interval, and at last", () => {
  const act = vi.fn<() => void>();
  const { call } = throttled(act, 100);
  for (let ms = 0; ms < 250; ms += 10) {
    call();
    vi.advanceTimersByTime(10);
  }
  expect(act).toHaveBeenCalledTimes(3);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(4);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(4);
});

it("waits for the user to rest, three intervals at most", () => {
  const act = vi.fn<() => void>();
  const { call } = throttled(act, 100);
  call();
  vi.advanceTimersByTime(0);
  const busy = vi.spyOn(input, "idleInMs").mockReturnValue(50);
  call();
  vi.advanceTimersByTime(290);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(20);
  expect(act).toHaveBeenCalledTimes(2);
  call();
  vi.advanceTimersByTime(150);
  busy.mockReturnValue(0);
  vi.advanceTimersByTime(50);
  expect(act).toHaveBeenCalledTimes(3);
});

it("does nothing once it is cancelled", () => {
  const act = vi.fn<() => void>();
  const { call, cancel } = throttled(act, 100);
  call();
  cancel();
  vi.advanceTimersByTime(1000);
  expect(act).not.toHaveBeenCalled();
});
