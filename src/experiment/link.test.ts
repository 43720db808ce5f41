import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withCondition } from "./architecture";
import { conventionNames } from "./conventions";
import { allCorruptions } from "./corruption";
import { defaultExperiment, type Experiment, experimentOn } from "./experiment";
import { dataSets } from "./knownDataSets";
import { asksForPresentationAlone, readLink, writeLink } from "./link";
import { isAnchor } from "./linkFields";
import type { Objective } from "./objective";
import { hideableParts, type Presentation, scenes, wholePage } from "./presentation";
import { presetOf, presets } from "./presets";
import { MOST_COMPARED, ranges } from "./ranges";
import { possibleSkips, withSkips } from "./skips";

const objectives: fc.Arbitrary<Objective> = fc.record(
  {
    terms: fc.constantFrom("reconstruction", "kl", "combined"),
    lambda: fc.oneof(fc.constant(0), fc.double({ min: ranges.lambda.least, max: ranges.lambda.greatest, noNaN: true })),
    likelihood: fc.constantFrom("bernoulli", "gaussian"),
    noise: fc.constantFrom("zero", "learned", "one"),
    convention: fc.constantFrom(...conventionNames),
    corruption: fc.record({
      kind: fc.constantFrom(...allCorruptions),
      strength: fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
    }),
  },
  { requiredKeys: ["terms", "lambda", "likelihood", "noise", "convention"] },
);

const experiments: fc.Arbitrary<Experiment> = fc.record({
  data: fc.constant(defaultExperiment.data),
  architecture: fc
    .record({
      preset: fc.constantFrom(...presets),
      latentDim: fc.integer({ min: ranges.latentDim.least, max: ranges.latentDim.greatest }),
      batchNormalization: fc.boolean(),
      told: fc.constantFrom(null, 10),
      skips: fc.boolean(),
    })
    .map(({ preset, told, skips, ...options }) => {
      const network = withCondition(preset.build({ imageShape: [28, 28, 1], ...options }), told);
      return withSkips(network, skips && possibleSkips(network).length > 0);
    }),
  objective: objectives,
  hyperparameters: fc.record({
    batchSize: fc.integer({ min: ranges.batchSize.least, max: ranges.batchSize.greatest }),
    learningRate: fc.double({ min: ranges.learningRate.least, max: ranges.learningRate.greatest, noNaN: true }),
  }),
  seed: fc.integer({ min: ranges.seed.least, max: ranges.seed.greatest }),
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
      learn: fc.option(fc.record({ lesson: fc.integer({ min: 1, max: 99 }), beat: fc.integer({ min: 1, max: 5 }) })),
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
    ["#present", { ...wholePage, scene: scenes[0] }],
    ["#present=curves", { ...wholePage, scene: "curves" }],
    [
      "#present&hide=training,objective,training",
      { ...wholePage, scene: scenes[0], hidden: ["objective", "training"] },
    ],
    ["#hide=", wholePage],
    ["#lesson=11&beat=2", { ...wholePage, learn: { lesson: 11, beat: 2 } }],
    ["#lesson=0", { ...wholePage, learn: { lesson: 0, beat: 1 } }],
    ["#beat=2", wholePage],
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

test("a link tells a network the class where there are classes, and says where there are none", () => {
  const { experiment, problems } = readLink("#data=mnist&condition=class");
  expect([experiment.architecture.conditionClasses, problems]).toEqual([10, []]);
  expect(presetOf(experiment.architecture)?.preset.name).toBe("cs3232");
  const two = readLink("#data=mnist&classes=1,7&condition=class").experiment;
  expect(two.architecture.conditionClasses).toBe(2);
  const without = readLink("#data=faces&condition=class");
  expect(without.experiment.architecture.conditionClasses).toBeUndefined();
  expect(without.problems).toEqual([{ code: "notOfData", setting: "condition", source: "faces" }]);
  expect(readLink("#condition=slant").problems).toMatchObject([{ code: "notOneOf", setting: "condition" }]);
});

test("a link gives a network skip connections where its layers allow them, and says where they do not", () => {
  const { experiment, problems } = readLink("#data=mnist&skips=all");
  expect([experiment.architecture.skipConnections, problems]).toEqual([true, []]);
  expect(presetOf(experiment.architecture)?.preset.name).toBe("cs3232");
  const dense = readLink("#encoder=flat.dense20r&decoder=dense784&skips=all");
  expect(dense.experiment.architecture.skipConnections).toBeUndefined();
  expect(dense.problems).toEqual([{ code: "nothingToSkip" }]);
  expect(readLink("#skips=some").problems).toMatchObject([{ code: "notOneOf", setting: "skips" }]);
});

test("a link holds a label head with its number of labels and the weight α, of compared models too", () => {
  const { experiment, problems } = readLink("#data=mnist&labels=100&alpha=30");
  expect([experiment.architecture.labelHead, experiment.objective.labelWeight, problems]).toEqual([
    { classes: 10, labels: 100 },
    30,
    [],
  ]);
  expect(presetOf(experiment.architecture)?.preset.name).toBe("cs3232");
  const compared = [0, 10].map((labelWeight) => ({ ...experiment.objective, labelWeight }));
  expect(readLink(writeLink(experiment, compared))).toMatchObject({ experiment, compared, problems: [] });
  expect(writeLink(defaultExperiment)).not.toMatch(/labels|alpha/);
  expect(readLink("#data=faces&labels=100").problems).toEqual([
    { code: "notOfData", setting: "labels", source: "faces" },
  ]);
  expect(readLink("#labels=9").problems).toMatchObject([
    { code: "outOfRange", setting: "labels", range: ranges.labels },
  ]);
  expect(readLink("#alpha=0").experiment.objective.labelWeight).toBe(0);
  expect(readLink("#alpha=-1")).toMatchObject({ experiment: defaultExperiment, problems: [{ setting: "alpha" }] });
  const both = readLink("#condition=class&labels=100");
  expect(both.experiment.architecture.labelHead).toBeUndefined();
  expect(both.problems).toEqual([{ code: "notTogether", setting: "labels", other: "condition" }]);
});
