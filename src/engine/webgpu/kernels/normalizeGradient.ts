import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { ValueGrid } from "../../graph/layers";
import { sumGradients } from "./gradientSums";
import { type Kernel, kernel } from "./kernel";
import { NORM_WORKGROUP, type NormOffsets, normShape, placesOf, SPLITS, sumOverRows } from "./normalization";

/** What is asked of a batch norm's backward pass. */
export interface NormGradient {
  readonly grid: ValueGrid;
  readonly offsets: NormOffsets;
  /** First of gamma's and of beta's numbers among the partial sums. */
  readonly gammaGradient: number;
  readonly betaGradient: number;
  /** First of what `gradientSums` left, or null where it did not run. */
  readonly scratch: number | null;
  /** Whether the gradient is taken on to the input, and through a rectifier before it. */
  readonly onward: boolean;
  readonly rectified: boolean;
}

/**
 * Batch norm's backward pass (Ioffe and Szegedy 2015, section 3) in place, [images, pixels, channels]: gradients of
 * gamma and beta, then of the input, dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy · x̂)).
 */
export function normalizeGradient({ grid, offsets, scratch, ...task }: NormGradient): Kernel {
  return kernel({
    name: "normalizeGradient",
    buffers: [
      "read source: f32",
      "write gradient: f32",
      "read state: f32",
      "read statistics: f32",
      "write partials: f32",
    ],
    shape: {
      ...normShape(grid, offsets, scratch),
      GAMMA_GRADIENT: task.gammaGradient,
      BETA_GRADIENT: task.betaGradient,
    },
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
${placesOf(scratch === null ? 1 : SPLITS)}
${scratch === null ? sumGradients : mergeGradients}
if (wanted >= CHANNELS) { return; }
if (lane < TOGETHER && group.z == 0u) {
  partials[GAMMA_GRADIENT + channel] = gamma;
  partials[BETA_GRADIENT + channel] = beta;
}
${task.onward ? applyGradient(task.rectified) : ""}`,
  });
}

const mergeGradients = `let mean = statistics[MEAN + channel];
let inverse = 1.0 / sqrt(statistics[VARIANCE + channel] + ${BATCH_NORMALIZATION_EPSILON});
var betaSum = 0.0;
var gammaSum = 0.0;
for (var part = own; part < ${SPLITS}u; part += ROWS) {
  betaSum += partials[SCRATCH + 2u * part * CHANNELS + channel];
  gammaSum += partials[SCRATCH + (2u * part + 1u) * CHANNELS + channel];
}
let beta = sumOverRows(betaSum, lane);
let gamma = sumOverRows(gammaSum, lane);`;

function applyGradient(rectified: boolean): string {
  const value = "scale * (gradient[at] - beta / f32(count) - (x - mean) * inverse * gamma / f32(count))";
  return `let scale = state[GAMMA + channel] * inverse;
for (var row = begin + own; row < end; row += ROWS) {
  let at = row * CHANNELS + channel;
  let x = source[at];
  let dx = ${value};
  gradient[at] = ${rectified ? "select(0.0, dx, x > 0.0)" : "dx"};
}`;
}
