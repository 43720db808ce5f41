import { expect, it } from "vitest";
import { type Architecture, inferShapes } from "../../experiment/architecture";
import { defaultExperiment } from "../../experiment/experiment";
import { parameterLayout } from "../../experiment/parameters";
import { presets } from "../../experiment/presets";
import { layerName, shapeText } from "../../words/layers";
import { stagesOf } from "./stages";

const lecture = defaultExperiment.architecture;

/** Names and shapes of all stages, batch norms after a plus. */
function told(architecture: Architecture): string[] {
  const { encoder, decoder } = stagesOf(architecture);
  return [...encoder, ...decoder].map(([first, ...norms]) => {
    return `${layerName(first.layer)} ${shapeText(first.drawn)}${norms.map(() => " +").join("")}`;
  });
}

it("The lecture's network is seven stages, each with its batch norm but the last", () => {
  expect(told(lecture)).toEqual([
    "Conv 32 14²·32 +",
    "Conv 64 7²·64 +",
    "Dense 20 20 +",
    "Dense 3136 7²·64 +",
    "ConvT 64 14²·64 +",
    "ConvT 32 28²·32 +",
    "ConvT 1 28²·1",
  ]);
});

it("A dense network ends in the image that its last layer is reshaped to", () => {
  const dense = presets
    .find(({ name }) => name === "dense")
    ?.build({ imageShape: [28, 28, 1], latentDim: 3, batchNormalization: false });
  expect(dense && told(dense)).toEqual([
    "Dense 512 512",
    "Dense 256 256",
    "Dense 256 256",
    "Dense 512 512",
    "Dense 784 28²·1",
  ]);
});

it("A batch norm before every other layer is a stage of its own", () => {
  const bare: Architecture = { ...lecture, encoder: [{ kind: "batchNormalization" }, ...lecture.encoder] };
  expect(told(bare)[0]).toBe("BN 28²·1");
});

it("Every trained parameter belongs to one layer or to the heads", () => {
  for (const { build } of presets) {
    const architecture = build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
    const { encoder, headParameters, decoder } = stagesOf(architecture);
    const counts = [...encoder, ...decoder].flat().map(({ parameters }) => parameters);
    const sum = counts.reduce((total, count) => total + count, headParameters);
    expect(sum).toBe(parameterLayout(architecture).trainableCount);
  }
});

it("Every layer reads the one before, and the first of a part the image or the code", () => {
  const { encoder, decoder } = stagesOf(lecture);
  for (const layers of [encoder.flat(), decoder.flat()]) {
    expect(layers.map(({ source }) => source)).toEqual([null, ...layers.slice(0, -1).map(({ name }) => name)]);
  }
  expect(encoder.at(-1)?.[0].input).toEqual(inferShapes(lecture).encoder[4]);
});
