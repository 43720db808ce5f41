import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { descriptionOf, type KnownChoice, type OwnChoice } from "./dataSets";
import { dataChoiceOf } from "./editions";
import { defaultExperiment, experimentOn } from "./experiment";
import { dataSets } from "./knownDataSets";
import { readLink, writeLink } from "./link";
import { experimentOnOther } from "./otherData";
import { dataRanges, isImageSide, ranges } from "./ranges";

/** Some of the numbers below a count, ascending; at least one. */
const someOf = (count: number) => fc.subarray([...Array(count).keys()], { minLength: 1 });

/** Known data sets with options, only those that are not as usual. */
const knownChoices: fc.Arbitrary<KnownChoice> = fc.constantFrom(...dataSets).chain((description) => {
  const { origin, classNames, factors, imageShape, name } = description;
  const isDrawn = origin === "drawn";
  const part = fc.record(
    {
      ...(classNames.length > 1 && { classes: someOf(classNames.length) }),
      ...(isDrawn && { side: fc.constantFrom(32, 40, 48, 56, 64), varied: someOf(factors.length) }),
      ...(isDrawn && { drawSeed: fc.integer({ min: 0, max: ranges.seed.greatest }) }),
      ...(isDrawn && imageShape[2] === 3 && { grey: fc.constant(true as const) }),
      count: fc.integer({ min: dataRanges.count.least, max: 1000 }),
    },
    { requiredKeys: [] },
  );
  return part.map((options) => dataChoiceOf(description, options)).filter(({ source }) => source === name);
});

const hexadecimal = fc.constantFrom(..."0123456789abcdef");
const sides = fc.integer({ min: dataRanges.side.least, max: dataRanges.side.greatest }).filter(isImageSide);
const ownChoices: fc.Arbitrary<OwnChoice> = fc.record({
  source: fc.constant("own"),
  digest: fc.string({ unit: hexadecimal, minLength: 16, maxLength: 16 }),
  shape: fc.tuple(sides, sides, fc.constantFrom(1, 3)),
  trainCount: fc.integer({ min: dataRanges.count.least, max: dataRanges.count.greatest }),
  testCount: fc.integer({ min: dataRanges.testCount.least, max: dataRanges.testCount.greatest }),
  classCount: fc.integer({ min: 0, max: 256 }),
});

describe("the data of a link", () => {
  test("are those that it was written from, with all their options", () => {
    fc.assert(
      fc.property(fc.oneof(knownChoices, ownChoices), (data) => {
        const description = descriptionOf(data);
        if (!description) throw new Error("There is no such data set.");
        const experiment = experimentOn(description, data);
        expect(readLink(writeLink(experiment))).toMatchObject({ experiment, problems: [] });
        expect(readLink(writeLink(experiment)).experiment.data).toEqual(data);
      }),
    );
  });

  const own = "shape=48x40x3&images=1234&heldOut=200&classCount=5";

  test.each([
    ["data=mnist&classes=3,8&images=100", { source: "mnist", classes: [3, 8], count: 100 }],
    ["data=mnist&classes=0,1,2,3,4,5,6,7,8,9&images=60000", { source: "mnist" }],
    ["data=shapes&vary=0,1,2,3", { source: "shapes" }],
    ["data=shapes&vary=0,1,2,3,4", { source: "shapes", varied: [0, 1, 2, 3, 4] }],
    ["data=mnist&classes=5&images=5421", { source: "mnist", classes: [5] }],
    [
      "data=faces&side=64&grey=1&vary=0,8&drawSeed=7",
      { source: "faces", side: 64, grey: true, varied: [0, 8], drawSeed: 7 },
    ],
    [`data=own-0123456789abcdef&${own}`, { source: "own", digest: "0123456789abcdef", shape: [48, 40, 3] }],
  ])("%s are read", (hash, data) => {
    const { experiment, problems } = readLink(`#${hash}`);
    expect(problems).toEqual([]);
    expect(experiment.data).toMatchObject(data);
    expect(Object.keys(experiment.data).sort()).toEqual(
      Object.keys("digest" in data ? { ...data, trainCount: 0, testCount: 0, classCount: 0 } : data).sort(),
    );
  });

  test.each([
    ["data=mnist&side=48", { code: "notOfData", setting: "side", source: "mnist" }],
    ["data=shapes&grey=1", { code: "notOfData", setting: "grey", source: "shapes" }],
    ["data=faces&classes=1", { code: "notOfData", setting: "classes", source: "faces" }],
    ["data=mnist&classes=3,3", { code: "notNumbers", setting: "classes", found: "3,3", count: 10 }],
    ["data=mnist&classes=", { code: "notNumbers", setting: "classes", found: "", count: 10 }],
    [
      "data=mnist&classes=5&images=5422",
      { code: "outOfRange", setting: "images", range: { least: 32, greatest: 5421 } },
    ],
    ["data=shapes&vary=0,5", { code: "notNumbers", setting: "vary", count: 5 }],
    ["data=shapes&side=36", { code: "notOneOf", setting: "side", choices: ["32", "40", "48", "56", "64"] }],
    ["data=faces&side=64&images=10923", { code: "outOfRange", setting: "images", range: { greatest: 10_922 } }],
    ["data=faces&drawSeed=-1", { code: "outOfRange", setting: "drawSeed" }],
    [`data=own-0123456789ABCDEF&${own}`, { code: "notDigest", found: "own-0123456789ABCDEF" }],
    [`data=own-<script>&${own}`, { code: "notDigest", found: "own-<script>" }],
    [`data=own-0123456789abcdef&${own}&shape=48x100x3`, { code: "notShape", found: "48x100x3" }],
    ["data=own-0123456789abcdef&shape=28x28x1&heldOut=200&classCount=5", { code: "outOfRange", setting: "images" }],
  ])("%s say what could not be read", (hash, problem) => {
    const { experiment, problems } = readLink(`#${hash}`);
    expect(problems).toMatchObject([problem]);
    if (hash.includes("own")) expect(experiment).toEqual(defaultExperiment);
  });

  test("have the images of the largest side only as far as memory holds them", () => {
    expect(descriptionOf({ source: "shapes-in-colour", side: 64 })).toMatchObject({
      imageShape: [64, 64, 3],
      trainCount: 10_922,
      testCount: 2730,
    });
  });
});

describe("an experiment whose images are not here", () => {
  const link = "#data=own-0123456789abcdef&shape=28x28x1&images=500&heldOut=50&classCount=3&latent=7&lambda=4&seed=9";

  test("keeps its settings on another set, and its network where that takes such images", () => {
    const { experiment } = readLink(link);
    const [mnist, , , emoji] = dataSets;
    if (!emoji) throw new Error("There are no emoji.");
    expect(experimentOnOther(experiment, mnist)).toEqual({ ...experiment, data: { source: "mnist" } });
    const other = experimentOnOther(experiment, emoji);
    expect(other).toMatchObject({ seed: 9, objective: { lambda: 4 }, architecture: { latentDim: 7 } });
    expect(readLink(writeLink(other))).toMatchObject({ experiment: other, problems: [] });
  });
});
