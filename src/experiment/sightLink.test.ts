import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { layerNames, type Sight } from "./sight";
import { firstSight, readSight, writeSight } from "./sightLink";

/** A coordinate as links write it. */
const coordinate = fc.integer({ min: -9_000_000, max: 9_000_000 }).map((parts) => parts / 10_000);

describe("what a link tells of what is looked at", () => {
  it("comes back as it was written", () => {
    const sights: fc.Arbitrary<Sight> = fc.record({
      z: fc.option(fc.tuple(coordinate, coordinate, coordinate)),
      plane: fc.constantFrom<Sight["plane"]>(
        null,
        { kind: "dimensions", axes: [2, 0] },
        { kind: "principal components" },
      ),
      window: fc.option(
        fc.record({ centre: fc.tuple(coordinate, coordinate), range: fc.integer({ min: 1, max: 999 }) }),
      ),
      layers: fc.option(fc.subarray([...layerNames])),
      pinned: fc.option(fc.nat(9999)),
      tab: fc.constantFrom(null, "draw" as const, "likelihood" as const),
      until: fc.option(fc.integer({ min: 1, max: 1e6 })),
    });
    fc.assert(
      fc.property(sights, (sight) => {
        expect(readSight(writeSight(sight), 3)).toEqual({ sight, problems: [] });
      }),
      { seed: 5 },
    );
  });

  it("is nothing where all is as it is at first", () => {
    expect(writeSight(firstSight)).toEqual({});
  });

  test.each([
    ["z", "1"],
    ["z", "1,2,3,4"],
    ["z", "1,NaN,0"],
    ["z", "1,,0"],
    ["axes", "0,3"],
    ["axes", "0.5,1"],
    ["window", "0,0,0"],
    ["layers", "prior,prior"],
    ["layers", "clouds"],
    ["pin", "-1"],
    ["pin", "1.5"],
    ["tab", "Draw"],
    ["until", "0"],
  ])("is refused where %s is %s, and the rest is as at first", (setting, text) => {
    expect(readSight({ [setting]: text }, 3)).toEqual({
      sight: firstSight,
      problems: [{ code: "unreadable", setting, found: text }],
    });
  });
});
