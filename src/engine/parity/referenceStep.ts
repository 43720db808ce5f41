import { type Architecture, labelSize, sizeOf } from "../../experiment/architecture";
import type { Objective } from "../../experiment/objective";
import { corruptedImages } from "../../model/corruption";
import { drawNormals } from "../../model/random";
import type { ModelState } from "../../model/state";
import { oneHotBytes } from "../classes";
import type { ReferenceState } from "../reference/layers";
import { parametersOffKinks, type ReferenceBatch, type ReferenceValues, referenceValues } from "../reference/reference";
import { someBatch, someImages, someLabels } from "./comparison";

/** How far from a ReLU's kink sums are held: ten times what rounding in 32 bits moves them. */
export const MARGIN = 1e-5;

/** The 64-bit reference values of the comparison's step from `state` on. */
export function referenceOf(
  architecture: Architecture,
  images: number,
  objective: Objective,
  state: ModelState,
): ReferenceValues {
  return referenceValues(architecture, widened(state), inputsOf(architecture, images, objective), objective);
}

/** A state next to `state` whose step has no gradient that rounding decides. */
export function stateOffKinks(
  architecture: Architecture,
  images: number,
  objective: Objective,
  state: ModelState,
): ModelState {
  const inputs = inputsOf(architecture, images, objective);
  const moved = parametersOffKinks(architecture, widened(state), inputs, objective, MARGIN);
  return { ...state, parameters: Float32Array.from(moved) };
}

function widened({ parameters, runningStatistics }: ModelState): ReferenceState {
  return { parameters: Float64Array.from(parameters), runningStatistics: Float64Array.from(runningStatistics) };
}

/** Images and noise of the comparison's step, [images, pixels] and [images, latentDim]. */
function inputsOf(architecture: Architecture, images: number, objective: Objective): ReferenceBatch {
  const { inputs, epsilon } = someBatch(images, objective.corruption, architecture);
  const pixels = sizeOf(architecture.imageShape);
  const bytes = someImages(architecture);
  const x = Float64Array.from({ length: images * pixels }, (_, at) => {
    const row = inputs.rows[Math.floor(at / pixels)] ?? 0;
    return (bytes[row * pixels + (at % pixels)] ?? 0) / 255;
  });
  const { corruption } = inputs;
  const seen = corruption.kind === "none" ? x : corruptedImages(x, architecture.imageShape, corruption, corruption.key);
  const labels = someLabels(architecture);
  const told = Uint8Array.from(inputs.rows, (row) => labels?.[row] ?? 255);
  const classes = Float64Array.from(oneHotBytes(told, labelSize(architecture)), (byte) => byte / 255);
  return { x, seen, epsilon: Float64Array.from(drawNormals(images * architecture.latentDim, epsilon)), classes };
}
