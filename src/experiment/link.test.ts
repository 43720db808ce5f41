import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conventionNames } from "./conventions";
import { descriptionOf, type KnownChoice, type OwnChoice } from "./dataSets";
import { dataChoiceOf } from "./editions";
import { defaultExperiment, type Experiment, experimentOn, experimentOnOther } from "./experiment";
import { dataSets } from "./knownDataSets";
import { asksForPresentationAlone, readLink, writeLink } from "./link";
import { isAnchor } from "./linkFields";
import type { Objective } from "./objective";
import { hideableParts, type Presentation, scenes, wholePage } from "./presentation";
import { presets } from "./presets";
import { dataRanges, isImageSide, MOST_COMPARED, ranges } from "./ranges";

const objectives: fc.Arbitrary<Objective> = fc.record({
  terms: fc.constantFrom("reconstruction", "kl", "combined"),
  lambda: fc.oneof(fc.constant(0), fc.double({ min: ranges.lambda.least, max: ranges.lambda.greatest, noNaN: true })),
  likelihood: fc.constantFrom("bernoulli", "gaussian"),
  noise: fc.constantFrom("zero", "learned", "one"),
  convention: fc.constantFrom(...conventionNames),
});

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

const experiments: fc.Arbitrary<Experiment> = fc.record({
  data: fc.constant(defaultExperiment.data),
  architecture: fc
    .record({
      preset: fc.constantFrom(...presets),
      latentDim: fc.integer({ min: ranges.latentDim.least, max: ranges.latentDim.greatest }),
      batchNormalization: fc.boolean(),
    })
    .map(({ preset, ...options }) => preset.build({ imageShape: [28, 28, 1], ...options })),
  objective: objectives,
  hyperparameters: fc.record({
    batchSize: fc.integer({ min: ranges.batchSize.least, max: ranges.batchSize.greatest }),
    learningRate: fc.double({ min: ranges.learningRate.least, max: ranges.learningRate.greatest, noNaN: true }),
  }),
  seed: fc.integer({ min: ranges.seed.least, max: ranges.seed.greatest }),
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
    ["data=shapes&vary=0,4", { code: "notNumbers", setting: "vary", count: 4 }],
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

describe("a link", () => {
  test("gives back the experiment that it was written from", () => {
    fc.assert(
      fc.property(experiments, (experiment) => {
        expect(readLink(writeLink(experiment))).toEqual({
          experiment,
          compared: [],
          presentation: wholePage,
          problems: [],
        });
      }),
    );
  });

  test("gives back the objectives of the models that are compared", () => {
    const several = fc.array(objectives, { minLength: 2, maxLength: MOST_COMPARED });
    fc.assert(
      fc.property(experiments, several, (experiment, compared) => {
        expect(readLink(writeLink(experiment, compared))).toEqual({
          experiment,
          compared,
          presentation: wholePage,
          problems: [],
        });
      }),
    );
  });

  test("gives back how the page shows its models", () => {
    const presentations: fc.Arbitrary<Presentation> = fc.record({
      scene: fc.constantFrom(null, ...scenes),
      hidden: fc.subarray([...hideableParts]),
    });
    fc.assert(
      fc.property(experiments, presentations, (experiment, presentation) => {
        const link = writeLink(experiment, [], presentation);
        expect(readLink(link)).toEqual({ experiment, compared: [], presentation, problems: [] });
        expect(asksForPresentationAlone(link)).toBe(false);
      }),
    );
  });

  test.each([
    ["#present", { scene: scenes[0], hidden: [] }],
    ["#present=curves", { scene: "curves", hidden: [] }],
    ["#present&hide=training,objective,training", { scene: scenes[0], hidden: ["objective", "training"] }],
    ["#hide=", wholePage],
  ])("%s asks for a presentation and for no experiment", (hash, presentation) => {
    expect(asksForPresentationAlone(hash)).toBe(true);
    expect(isAnchor(hash)).toBe(false);
    expect(readLink(hash)).toEqual({ experiment: defaultExperiment, compared: [], presentation, problems: [] });
  });

  test("tells of a part that the page does not have, and leaves out the others", () => {
    const { presentation, problems } = readLink(`#hide=explore,map,${"x".repeat(1000)}`);
    expect(presentation.hidden).toEqual(["explore"]);
    expect(problems).toEqual([{ code: "unknownParts", found: ["map", "x".repeat(40)], choices: hideableParts }]);
    expect(readLink(`#hide=${"x,".repeat(100_000)}`).problems).toMatchObject([{ found: ["x", "x", "x"] }]);
    expect(readLink("#present=everything")).toMatchObject({
      presentation: { scene: scenes[0] },
      problems: [{ code: "notOneOf", setting: "present", found: "everything", choices: scenes }],
    });
  });

  test("leaves out of a compared objective what is as in the experiment's own", () => {
    const { experiment, compared, problems } = readLink("#lambda=3&compare=reconstruction,kl:0.5,combined");
    expect(problems).toEqual([]);
    const { objective } = experiment;
    expect(compared).toEqual([
      { ...objective, terms: "reconstruction" },
      { ...objective, terms: "kl", lambda: 0.5 },
      { ...objective, terms: "combined" },
    ]);
  });

  test.each([
    ["#compare=kl", { code: "countCompared", found: 1, greatest: 4 }, 0],
    [`#compare=${"kl,".repeat(300_000)}`, { code: "countCompared", found: 5, greatest: 4 }, 0],
    ["#compare=kl,both", { code: "notOneOf", setting: "terms", found: "both" }, 2],
    ["#compare=kl:many,kl", { code: "outOfRange", setting: "lambda", found: "many" }, 2],
  ])("%.30s says what could not be read of the compared models", (hash, problem, count) => {
    const { compared, problems } = readLink(hash);
    expect(problems).toMatchObject([problem]);
    expect(compared).toHaveLength(count);
  });

  test.each(["", "#", "#main", "#top", "#lambda", "#presents"])("that is %o asks for nothing", (hash) => {
    expect(isAnchor(hash)).toBe(true);
    expect(readLink(hash)).toEqual({
      experiment: defaultExperiment,
      compared: [],
      presentation: wholePage,
      problems: [],
    });
  });

  test("names its data set, and the network takes the images of that set", () => {
    const tiles = { ...dataSets[0], name: "tiles", imageShape: [20, 16, 3] as const };
    const known = [dataSets[0], tiles] as const;
    const { experiment, problems } = readLink("#data=tiles&seed=7", known);
    expect(problems).toEqual([]);
    expect(experiment).toEqual({ ...experimentOn(tiles), seed: 7 });
    expect(experiment.architecture.imageShape).toEqual([20, 16, 3]);
    expect(readLink(writeLink(experiment), known)).toMatchObject({ experiment, problems: [] });
    expect(readLink("#data=tiles").problems).toEqual([
      { code: "notOneOf", setting: "data", found: "tiles", choices: dataSets.map(({ name }) => name) },
    ]);
  });

  test.each([
    ["#lambda=many", { code: "outOfRange", setting: "lambda", found: "many", range: ranges.lambda }],
    ["#lambda=-1", { code: "outOfRange", setting: "lambda", found: "-1" }],
    ["#lambda=", { code: "outOfRange", setting: "lambda", found: "" }],
    ["#batch=100000", { code: "outOfRange", setting: "batch" }],
    ["#batch=32.5", { code: "notWhole", setting: "batch", found: "32.5" }],
    ["#terms=both", { code: "notOneOf", found: "both", choices: ["reconstruction", "kl", "combined"] }],
    ["#encoder=conv32s3r.flat", { problem: { code: "unknownLayer", found: "conv32s3r" } }],
    ["#encoder=dense20r", { problem: { code: "needsFlat", part: "encoder", layer: 1 } }],
    ["#decoder=dense10", { problem: { code: "decoderEndsWrong", wanted: [28, 28, 1], found: [10] } }],
    ["#encoder=flat.dense8192r.dense8192r", { problem: { code: "tooManyParameters", greatest: 8_000_000 } }],
    ["#encoder=flat.dense99999999r", { problem: { code: "layerOutOfRange", greatest: 8192 } }],
    [`#encoder=${"bn.".repeat(300_000)}flat`, { problem: { code: "tooManyLayers", greatest: 24 } }],
    ["#colour=red", { code: "unknownSetting", setting: "colour" }],
    [`#${"c".repeat(1_000_000)}=red`, { code: "unknownSetting", setting: "c".repeat(40) }],
  ])("%.30s keeps the default and says why", (hash, problem) => {
    const { experiment, problems } = readLink(hash);
    expect(problems).toMatchObject([problem]);
    expect(experiment).toEqual(defaultExperiment);
  });

  test("of a thousand settings that no page knows tells a few", () => {
    const unknown = Array.from({ length: 1000 }, (_, index) => `unknown${index}=1`).join("&");
    expect(readLink(`#${unknown}`).problems).toHaveLength(8);
  });

  test("malformed in one setting keeps the others", () => {
    const { experiment, problems } = readLink("#lambda=many&seed=7");
    expect(problems).toHaveLength(1);
    expect(experiment.seed).toBe(7);
  });

  test("of any text at all is an experiment", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLink(`#${text}`).experiment.data).toEqual({ source: "mnist" });
      }),
    );
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
