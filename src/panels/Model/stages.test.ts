import { expect, it } from "vitest";
import { defaultExperiment } from "../../experiment/experiment";
import { presets } from "../../experiment/presets";
import { shapeText, stagesOf } from "./stages";

const words = (architecture = defaultExperiment.architecture) =>
  stagesOf(architecture).map(({ shape }) => shapeText(shape));

it("tells the lecture's network from image to code and back", () => {
  expect(words()).toEqual(["28²·1", "14²·32", "7²·64", "20", "2", "7²·64", "14²·64", "28²·32", "28²·1"]);
});

it("tells a dense network by its lengths between two images", () => {
  const dense = presets[2]?.build({ imageShape: [28, 28, 1], latentDim: 3, batchNormalization: true });
  expect(words(dense)).toEqual(["28²·1", "512", "256", "3", "256", "512", "28²·1"]);
});

it("keeps batch norm out of the picture", () => {
  const bare = presets[0]?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: false });
  expect(words(bare)).toEqual(words());
});
