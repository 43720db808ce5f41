import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conventionNames } from "./conventions";
import { defaultExperiment, type Experiment } from "./experiment";
import { readLink, writeLink } from "./link";
import { presets } from "./presets";
import { ranges } from "./ranges";

const experiments: fc.Arbitrary<Experiment> = fc.record({
  dataset: fc.constant("mnist"),
  architecture: fc
    .record({
      preset: fc.constantFrom(...presets),
      latentDim: fc.integer({ min: ranges.latentDim.least, max: ranges.latentDim.greatest }),
      batchNormalization: fc.boolean(),
    })
    .map(({ preset, ...options }) => preset.build({ imageShape: [28, 28, 1], ...options })),
  objective: fc.record({
    terms: fc.constantFrom("reconstruction", "kl", "combined"),
    lambda: fc.oneof(fc.constant(0), fc.double({ min: ranges.lambda.least, max: ranges.lambda.greatest, noNaN: true })),
    likelihood: fc.constantFrom("bernoulli", "gaussian"),
    noise: fc.constantFrom("zero", "learned", "one"),
    convention: fc.constantFrom(...conventionNames),
  }),
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
        expect(readLink(writeLink(experiment))).toEqual({ experiment, problems: [] });
      }),
    );
  });

  test("without settings is the default experiment", () => {
    expect(readLink("")).toEqual({ experiment: defaultExperiment, problems: [] });
  });

  test.each([
    ["#lambda=many", "lambda is “many” and must be a number from 0.0001 to 1000"],
    ["#lambda=-1", "lambda is “-1” and must be"],
    ["#lambda=", "lambda is “” and must be"],
    ["#batch=100000", "batch is “100000” and must be"],
    ["#batch=32.5", "batch is “32.5” and must be a whole number"],
    ["#terms=both", "terms is “both” and must be one of reconstruction, kl, combined"],
    ["#encoder=conv32s3r.flat", "“conv32s3r” is no layer"],
    ["#encoder=dense20r", "encoder layer 1 is dense and needs a flat input"],
    ["#decoder=dense10", "The decoder must end in 28 × 28 × 1 values; it ends in 10."],
    ["#encoder=flat.dense8192r.dense8192r", "parameters are too many"],
    ["#encoder=flat.dense99999999r", "is out of range"],
    ["#colour=red", "“colour” is no setting"],
  ])("%s keeps the default and says why", (hash, problem) => {
    const { experiment, problems } = readLink(hash);
    expect(problems.join("; ")).toContain(problem);
    expect(experiment).toEqual(defaultExperiment);
  });

  test("malformed in one setting keeps the others", () => {
    const { experiment, problems } = readLink("#lambda=many&seed=7");
    expect(problems).toHaveLength(1);
    expect(experiment.seed).toBe(7);
  });

  test("of any text at all is an experiment", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readLink(`#${text}`).experiment.dataset).toBe("mnist");
      }),
    );
  });
});
