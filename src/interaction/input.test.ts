import { afterEach, beforeEach, expect, it, vi } from "vitest";

let page: EventTarget;
let idleInMs: () => number;
let onInput: (tell: () => void, everyMs: number) => void;
let now: number;
beforeEach(async () => {
  page = new EventTarget();
  now = 5000;
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.resetModules();
  ({ idleInMs, onInput } = await import("./input"));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The user's hands do something at a time, in ms. */
function act(kind: string, at: number): void {
  page.dispatchEvent(Object.defineProperty(new Event(kind), "timeStamp", { value: at }));
}

it("is there while the user has done nothing", () => {
  expect(idleInMs()).toBe(0);
});

it.each(["pointerdown", "pointermove", "wheel", "keydown"])("comes 200 ms after a %s", (kind) => {
  act(kind, 4950);
  expect(idleInMs()).toBe(150);
  now = 5149;
  expect(idleInMs()).toBe(1);
  now = 5150;
  expect(idleInMs()).toBe(0);
  now = 6000;
  expect(idleInMs()).toBe(0);
});

it("is put off by each new event", () => {
  act("pointermove", 4900);
  act("pointermove", 5000);
  expect(idleInMs()).toBe(200);
});

it("is not disturbed by what the hands did not do", () => {
  act("scroll", 5000);
  expect(idleInMs()).toBe(0);
});

it("tells of unrest at once, and then now and then", () => {
  const tell = vi.fn();
  onInput(tell, 100);
  act("scroll", 4000);
  expect(tell).not.toHaveBeenCalled();
  for (const at of [5000, 5040, 5099, 5100, 5150, 5200]) act("pointermove", at);
  expect(tell).toHaveBeenCalledTimes(3);
});
