import { describe, expect, it } from "vitest";
import { type Sliced, Slicer } from "./sliced";

/** Busy for so many milliseconds, stopping every one of them, and says its name. */
function busy(name: string, milliseconds: number, begun: string[] = []): Sliced<string> {
  return function* () {
    begun.push(name);
    for (let spent = 0; spent < milliseconds; spent++) {
      const until = performance.now() + 1;
      while (performance.now() < until);
      yield;
    }
    return name;
  };
}

function slicer(restMs: number, enough: number): { slicer: Slicer<string>; results: Promise<string[]> } {
  let finish: (results: string[]) => void = () => {};
  const all = new Promise<string[]>((resolve) => {
    finish = resolve;
  });
  const results: string[] = [];
  const made = new Slicer<string>((result) => {
    results.push(result);
    if (results.length === enough) finish(results);
  }, restMs);
  return { slicer: made, results: all };
}

describe("sliced work", () => {
  it("lets others have their turn before it is done", async () => {
    const { slicer: working, results } = slicer(0, 1);
    let turns = 0;
    const others = setInterval(() => turns++, 1);
    working.want(busy("long", 60));
    expect(await results).toEqual(["long"]);
    clearInterval(others);
    expect(turns).toBeGreaterThan(2);
  });

  it("finishes what it has begun, then does the latest that came, and none between", async () => {
    const { slicer: working, results } = slicer(0, 2);
    const begun: string[] = [];
    for (const name of ["first", "second", "third"]) working.want(busy(name, 3, begun));
    expect(await results).toEqual(["first", "third"]);
    expect(begun).toEqual(["first", "third"]);
  });

  it("is dropped when it is stopped, and begins again with what comes after", async () => {
    const { slicer: working, results } = slicer(0, 1);
    working.want(busy("dropped", 2));
    working.stop();
    working.want(busy("later", 20));
    expect(await results).toEqual(["later"]);
  });
});
