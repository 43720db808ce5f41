import { expect, it } from "vitest";
import { facesDescription } from "../experiment/drawnSets";
import { defaultExperiment, experimentOn } from "../experiment/experiment";
import { presets } from "../experiment/presets";
import { changesOf } from "./proposedChanges";

const { architecture, hyperparameters } = defaultExperiment;

it("names nothing where nothing differs", () => {
  expect(changesOf(defaultExperiment, { ...defaultExperiment })).toEqual([]);
});

it("names latent size, batch size and seed with their new values", () => {
  const proposal = {
    ...defaultExperiment,
    architecture: { ...architecture, latentDim: 8 },
    hyperparameters: { ...hyperparameters, batchSize: 64 },
    seed: 7,
  };
  expect(changesOf(defaultExperiment, proposal)).toEqual([
    "the latent size of 8",
    "the batch size of 64",
    "the seed 7",
  ]);
});

it("tells another preset from the same one without batch norm", () => {
  const built = presets.map(({ build }) => build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: false }));
  const named = built.map((other) => changesOf(defaultExperiment, { ...defaultExperiment, architecture: other }));
  expect(named).toEqual([
    ["batch norm turned off"],
    ["the architecture “Conv, three stages”", "batch norm turned off"],
    ["the architecture “Conv, small”", "batch norm turned off"],
    ["the architecture “Dense 512–256”", "batch norm turned off"],
  ]);
});

it("names another data set, and what of the network goes with it", () => {
  expect(changesOf(defaultExperiment, experimentOn(facesDescription))).toEqual([
    "the data set “Faces”",
    "the architecture “Conv, three stages”",
    "the latent size of 12",
  ]);
});

it("names a label head, another number of labels, and that there is none any more", () => {
  const withHead = (labels: number) => ({
    ...defaultExperiment,
    architecture: { ...architecture, labelHead: { classes: 10, labels } },
  });
  expect(changesOf(defaultExperiment, withHead(100))).toEqual(["a label head with 100 labels"]);
  expect(changesOf(withHead(100), withHead(1000))).toEqual(["a label head with 1,000 labels"]);
  expect(changesOf(withHead(100), defaultExperiment)).toEqual(["a network without a label head"]);
});
