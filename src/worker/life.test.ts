import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type EndOfLife, live, watchLife } from "./life";

const patienceMs = 62_000;
let hidden = false;
let ends = 0;
let how: EndOfLife | null = null;
let stop: () => void = () => undefined;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  hidden = false;
  ends = 0;
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("without locks, the end of a worker", () => {
  beforeEach(() => vi.stubGlobal("navigator", { locks: { request: refused } }));

  test("is not announced while it answers", async () => {
    live(watch());
    await pass(3 * patienceMs);
    expect(ends).toBe(0);
  });

  test("is noticed, once, when it no longer answers", async () => {
    const life = watch();
    live(life);
    await pass(5000);
    life.port.onmessage = () => undefined;
    await pass(patienceMs - 5000);
    expect(ends).toBe(0);
    await pass(2 * patienceMs);
    expect(ends).toBe(1);
  });

  test("is not announced after half a minute of a step that keeps it from answering", async () => {
    const life = watch();
    live(life);
    await pass(1000);
    const answer = life.port.onmessage;
    for (let round = 0; round < 5; round++) {
      life.port.onmessage = () => undefined;
      await pass(patienceMs / 2);
      life.port.onmessage = answer;
      await pass(2000);
    }
    expect(ends).toBe(0);
  });

  test("is not announced while the page is hidden, where browsers hold workers back", async () => {
    const life = watch();
    live(life);
    await pass(1000);
    life.port.onmessage = () => undefined;
    hidden = true;
    await pass(10 * patienceMs);
    expect(ends).toBe(0);
  });

  test("is noticed at once where the browser closes its port", async () => {
    const life = watch();
    live(life);
    life.port.close();
    await vi.waitFor(() => expect(ends).toBe(1));
  });
});

describe("with locks, the end of a worker", () => {
  test("is noticed by the release of its lock, whether it answers or not", async () => {
    const locks = fakeLocks();
    vi.stubGlobal("navigator", { locks });
    const life = watch();
    live(life);
    await vi.waitFor(() => expect(locks.waiting).toHaveLength(1));
    life.port.onmessage = () => undefined;
    await pass(2 * patienceMs);
    expect(ends).toBe(0);
    locks.waiting[0]?.();
    expect(ends).toBe(1);
  });

  test("is noticed where it holds its lock and loops for ever", async () => {
    const locks = fakeLocks();
    vi.stubGlobal("navigator", { locks });
    const life = watch();
    live(life);
    await vi.waitFor(() => expect(locks.waiting).toHaveLength(1));
    life.port.onmessage = () => undefined;
    await pass(4 * patienceMs);
    expect(ends).toBe(1);
    expect(how).toBe("silent");
  });

  test("is noticed where it comes before its first word", async () => {
    vi.stubGlobal("navigator", { locks: fakeLocks() });
    watch();
    await pass(2 * patienceMs);
    expect(ends).toBe(0);
    await pass(2 * patienceMs);
    expect(ends).toBe(1);
  });

  test("is asked for where the worker may hold a lock and the page may not", async () => {
    const { request } = fakeLocks();
    let asked = 0;
    const locks = { request: (name: string, use: () => unknown) => (asked++ === 0 ? request(name, use) : refused()) };
    vi.stubGlobal("navigator", { locks });
    const life = watch();
    live(life);
    await pass(1000);
    life.port.onmessage = () => undefined;
    await pass(2 * patienceMs);
    expect(ends).toBe(1);
  });
});

function watch() {
  const watched = watchLife(
    (seen) => {
      how = seen;
      ends += 1;
    },
    () => hidden,
  );
  ({ stop } = watched);
  return watched.life;
}

/** Lets time pass, and messages arrive in each second of it. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    vi.advanceTimersByTime(1000);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

function refused(): never {
  throw new DOMException("The request was denied.", "SecurityError");
}

/** Locks of which the first asker holds one for good, and others wait for it. */
function fakeLocks() {
  const waiting: (() => unknown)[] = [];
  let held = false;
  const request = async (_: string, use: () => unknown) => {
    if (held) {
      waiting.push(use);
      return;
    }
    held = true;
    await use();
  };
  return { waiting, request };
}
