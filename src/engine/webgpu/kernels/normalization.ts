/** Where a batch norm's numbers lie: in the state, and its running ones also among the batch's statistics. */
export interface NormOffsets {
  readonly gamma: number;
  readonly beta: number;
  readonly mean: number;
  readonly variance: number;
  /** Where running statistics begin in the state. */
  readonly statistics: number;
}

/** The offsets by the names that the kernels give them. */
export function offsetConstants({ gamma, beta, mean, variance, statistics }: NormOffsets) {
  return {
    GAMMA: gamma,
    BETA: beta,
    MEAN: mean,
    VARIANCE: variance,
    RUNNING_MEAN: statistics + mean,
    RUNNING_VARIANCE: statistics + variance,
  };
}

/** Invocations of a workgroup that sums channels over a batch. */
export const NORM_WORKGROUP = 256;

/** Channels that one such workgroup sums: more where there are few numbers of each. */
export function channelsTogether(channels: number, pixels: number): number {
  const most = pixels === 1 ? 32 : 4;
  return 2 ** Math.floor(Math.log2(Math.min(most, channels)));
}

/**
 * The function `sumOverRows`, which adds up what the invocations of a channel have, in a fixed order, and gives the
 * sum to all of them.
 */
export const sumOverRows = `
var<workgroup> sums: array<f32, ${NORM_WORKGROUP}>;
fn sumOverRows(value: f32, lane: u32) -> f32 {
  sums[lane] = value;
  workgroupBarrier();
  if (lane < shape.TOGETHER) {
    var sum = sums[lane];
    for (var row = 1u; row < shape.ROWS; row += 1u) { sum += sums[row * shape.TOGETHER + lane]; }
    sums[lane] = sum;
  }
  workgroupBarrier();
  let sum = sums[lane % shape.TOGETHER];
  workgroupBarrier();
  return sum;
}`;
