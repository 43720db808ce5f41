import { oneHotBytes } from "../engine/classes";
import { referenceDecoding, referenceEvaluation } from "../engine/reference/reference";
import { conditionSize, sizeOf } from "../experiment/architecture";
import { type Experiment, lossSizesOf } from "../experiment/experiment";
import type { ModelWeights } from "../formats/modelTensors";
import type { NumberArray } from "../formats/numberArray";
import { coefficientsOf } from "../model/objective";
import { drawNormals, Purpose } from "../model/random";

/** Held-out images by which a model elsewhere is known to be the model of the page. */
export const CHECKED = 5;

/**
 * What a model makes of the first held-out images, by name: `images` [5, height, width, channels] from 0 to 1, `mu` and `log_var`
 * [5, latent], `decoded` the means of the codes mu, and with z drawn by `epsilon` the losses `reconstruction` and `kl` [5] in nats
 * and `minimised`, what their batch comes to under the objective. Of a conditional network also `condition` [5, classes], what it
 * was told of each. Computed in 64 bits, by the reference.
 * @param images Levels 0 to 255, [count, pixels]; at least one.
 * @param labels Their classes; a conditional network is told none where they are not known.
 */
export function checkArrays(
  { architecture, objective, seed, ...rest }: Experiment,
  weights: ModelWeights,
  images: Uint8Array,
  labels: Uint8Array | null,
): ReadonlyMap<string, NumberArray> {
  const { imageShape, latentDim } = architecture;
  const pixels = sizeOf(imageShape);
  const count = Math.min(CHECKED, images.length / pixels);
  const told = conditionSize(architecture);
  const bytes = oneHotBytes(labels?.slice(0, count) ?? new Uint8Array(count).fill(255), told);
  const condition = Float64Array.from(bytes, (byte) => byte / 255);
  const levels = Float32Array.from(images.subarray(0, count * pixels), (level) => level / 255);
  const state = {
    parameters: Float64Array.from(weights.parameters),
    runningStatistics: Float64Array.from(weights.runningStatistics),
  };
  const epsilon = drawNormals(count * latentDim, { seed, counter: 0, purpose: Purpose.heldOutEpsilon });
  const row = (values: Float64Array | Float32Array, at: number, length: number) =>
    Float64Array.from(values.subarray(at * length, (at + 1) * length));
  const each = Array.from({ length: count }, (_, at) => {
    const classes = row(condition, at, told);
    const batch = { x: row(levels, at, pixels), epsilon: row(epsilon, at, latentDim), classes };
    return referenceEvaluation(architecture, state, batch, objective);
  });
  const mu = Float64Array.from(each.flatMap((losses) => [...losses.mu]));
  const levelsOfAll = Float64Array.from(levels);
  const { decoded } = referenceDecoding(architecture, state, mu, levelsOfAll, objective.likelihood, condition);
  const weighed = coefficientsOf(objective, lossSizesOf({ architecture, objective, seed, ...rest }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / count;
  const logVar = Float64Array.from(each.flatMap((losses) => [...losses.logVar]));
  const halfLogs = objective.noise === "learned" ? logVar.reduce((sum, value) => sum + value, 0) / 2 / count : 0;
  const [reconstruction, kl] = [each.map((losses) => losses.reconstruction), each.map((losses) => losses.kl)];
  const total = weighed.reconstruction * mean(reconstruction) + weighed.squares * mean(kl);
  const minimised = total + (weighed.squares - weighed.logs) * halfLogs;
  const array = (shape: readonly number[], values: ArrayLike<number>): NumberArray => {
    return { shape, type: "float32", values: Float32Array.from(values) };
  };
  return new Map([
    ["images", array([count, ...imageShape], levels)],
    ...(told > 0 ? [["condition", array([count, told], condition)] as const] : []),
    ["epsilon", array([count, latentDim], epsilon)],
    ["mu", array([count, latentDim], mu)],
    ["log_var", array([count, latentDim], logVar)],
    ["decoded", array([count, ...imageShape], decoded)],
    ["reconstruction", array([count], reconstruction)],
    ["kl", array([count], kl)],
    ["minimised", array([], [minimised])],
  ]);
}
