import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { InputClock } from "./input";

let page: EventTarget;
let clock: InputClock;
let tell: ReturnType<typeof vi.fn<() => void>>;
let stop: () => void;
let now: number;
beforeEach(() => {
  page = new EventTarget();
  now = 5000;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  clock = new InputClock();
  tell = vi.fn<() => void>();
  stop = clock.follow(page, tell, 100);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** The user does something at a time, in ms. */
function act(kind: string, at: number): void {
  page.dispatchEvent(Object.defineProperty(new Event(kind), "timeStamp", { value: at }));
}

describe("a user", () => {
  it("is idle while nothing was done", () => {
    expect(clock.idleInMs()).toBe(0);
  });

  it.each(["pointerdown", "pointermove", "wheel", "keydown"])("is idle 200 ms after a %s", (kind) => {
    act(kind, 4950);
    expect(clock.idleInMs()).toBe(150);
    now = 5149;
    expect(clock.idleInMs()).toBe(1);
    now = 5150;
    expect(clock.idleInMs()).toBe(0);
    now = 6000;
    expect(clock.idleInMs()).toBe(0);
  });

  it("is idle later with each new event", () => {
    act("pointermove", 4900);
    act("pointermove", 5000);
    expect(clock.idleInMs()).toBe(200);
  });

  it("is idle whatever else happens to the page", () => {
    act("scroll", 5000);
    expect(clock.idleInMs()).toBe(0);
    expect(tell).not.toHaveBeenCalled();
  });
});

describe("input", () => {
  it("is told of at once, and then now and then", () => {
    for (const at of [5000, 5040, 5099, 5100, 5150, 5200]) act("pointermove", at);
    expect(tell).toHaveBeenCalledTimes(3);
  });

  it("is no longer followed once that is stopped", () => {
    stop();
    act("keydown", 5000);
    expect(tell).not.toHaveBeenCalled();
    expect(clock.idleInMs()).toBe(0);
  });
});
