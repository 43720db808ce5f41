import { BATCH_NORMALIZATION_EPSILON } from "../../../experiment/architecture";
import type { Grid } from "../../plan/operation";
import { type Kernel, kernel } from "./kernel";
import { channelsTogether, NORM_WORKGROUP, type NormOffsets, offsetConstants, sumOverRows } from "./normalization";

/** What is asked of a batch norm's backward pass. */
export interface NormGradient {
  readonly grid: Grid;
  readonly offsets: NormOffsets;
  /** First of gamma's and of beta's numbers among the partial sums. */
  readonly gammaGradient: number;
  readonly betaGradient: number;
  /** Whether the gradient is taken on to the input, and through a rectifier before it. */
  readonly onward: boolean;
  readonly rectified: boolean;
}

/**
 * Batch norm's backward pass (Ioffe and Szegedy 2015, section 3) in place, [images, pixels, channels]: gradients of
 * gamma and beta, then of the input, dx = γ/σ · (dy − mean(dy) − x̂ · mean(dy · x̂)).
 */
export function normalizeGradient(task: NormGradient): Kernel {
  const { pixels, channels } = task.grid;
  const together = channelsTogether(channels, pixels);
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
      PIXELS: pixels,
      CHANNELS: channels,
      TOGETHER: together,
      ROWS: NORM_WORKGROUP / together,
      ...offsetConstants(task.offsets),
      GAMMA_GRADIENT: task.gammaGradient,
      BETA_GRADIENT: task.betaGradient,
    },
    declarations: sumOverRows,
    size: NORM_WORKGROUP,
    body: `
let wanted = (group.x + group.y * groups.x) * TOGETHER + lane % TOGETHER;
let channel = min(wanted, CHANNELS - 1u);
let count = step.images * PIXELS;
let mean = statistics[MEAN + channel];
let inverse = 1.0 / sqrt(statistics[VARIANCE + channel] + ${BATCH_NORMALIZATION_EPSILON});
var slopes = 0.0;
var products = 0.0;
for (var row = lane / TOGETHER; row < count; row += ROWS) {
  let at = row * CHANNELS + channel;
  let slope = gradient[at];
  slopes += slope;
  products += slope * (source[at] - mean) * inverse;
}
let beta = sumOverRows(slopes, lane);
let gamma = sumOverRows(products, lane);
if (wanted >= CHANNELS) { return; }
if (lane < TOGETHER) {
  partials[GAMMA_GRADIENT + channel] = gamma;
  partials[BETA_GRADIENT + channel] = beta;
}
${task.onward ? applyGradient(task.rectified) : ""}`,
  });
}

function applyGradient(rectified: boolean): string {
  const value = "scale * (gradient[at] - beta / f32(count) - (x - mean) * inverse * gamma / f32(count))";
  return `let scale = state[GAMMA + channel] * inverse;
for (var row = lane / TOGETHER; row < count; row += ROWS) {
  let at = row * CHANNELS + channel;
  let x = source[at];
  let slope = ${value};
  gradient[at] = ${rectified ? "select(0.0, slope, x > 0.0)" : "slope"};
}`;
}
