import type { Dataset } from "../data/dataset";
import { createEngine } from "../engine/choose";
import { type Experiment, experimentOn } from "../experiment/experiment";
import { dataSets } from "../experiment/knownDataSets";
import { readLayers } from "../experiment/notation";
import { drawUniforms, Purpose } from "../model/random";
import { reduce } from "../state/reduce";
import { startState } from "../state/start";
import type { State } from "../state/state";
import type { Report } from "../worker/protocol";
import { onProcessor } from "./engineReports";
import { Page } from "./sessionPage";

const description = dataSets[0];
const [height, width, channels] = description.imageShape;

/** A small network on the first of the page's data sets, which its links can name. */
export const nameableExperiment: Experiment = {
  ...experimentOn(description),
  architecture: {
    imageShape: description.imageShape,
    latentDim: 2,
    encoder: readLayers("flat.dense6r.bn"),
    decoder: readLayers(`dense6r.bn.dense${height * width * channels}.to${height}x${width}x${channels}`),
  },
  hyperparameters: { batchSize: 16, learningRate: 0.003 },
};

/** Drawn images in the place of that data set's. */
export const drawnInstead: Dataset = {
  ...description,
  trainCount: 64,
  testCount: 32,
  train: drawn(64, 0),
  test: drawn(32, 1),
};

function drawn(count: number, counter: number) {
  const uniforms = drawUniforms(count * height * width * channels, { seed: 3, counter, purpose: Purpose.weights });
  return {
    count,
    images: Uint8Array.from(uniforms, (uniform) => 255 * uniform),
    labels: Uint8Array.from({ length: count }, (_, index) => index % 10),
  };
}

/** A session on WASM that trains that network, and a page that takes in what it tells. */
export function trainedOnWasm(): { page: Page; state: () => State } {
  const page = new Page(async () => drawnInstead, { create: createEngine, engines: [onProcessor("WASM")] });
  return { page, state: () => page.reports.reduce(taken, { ...startState(nameableExperiment), run: 1 }) };
}

function taken(state: State, report: Report): State {
  return reduce(state, report);
}
