import type { ValueGrid } from "../../graph/layers";
import { line, type Workgroups } from "../dispatch";

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
function channelsTogether(channels: number, pixels: number): number {
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

/** Numbers of a batch from which on a channel's sums are split over many workgroups. */
export const SPLIT_FROM = 2 ** 20;
/** Into how many parts a batch's rows are split. */
export const SPLITS = 64;

/**
 * Whether the sums over so many images are split, `from` so many numbers on; their parts then lie among the partial sums. Those of dense layers
 * are not: their channels fill a device.
 */
export function isSplit({ pixels, channels }: ValueGrid, images: number, from: number): boolean {
  return pixels > 1 && images * pixels * channels >= from;
}

/** Numbers that the parts of two sums take, [part, 2, channels]. */
export function scratchSize(channels: number): number {
  return SPLITS * 2 * channels;
}

/** Invocations' places: the channel, the row to begin with, and the rows of the workgroup's part, all of them if one. */
export function placesOf(parts: number): string {
  return `let wanted = (group.x + group.y * groups.x) * TOGETHER + lane % TOGETHER;
let channel = min(wanted, CHANNELS - 1u);
let own = lane / TOGETHER;
let count = step.images * PIXELS;
let share = (count + ${parts - 1}u) / ${parts}u;
let begin = min(group.z * share, count);
let end = min(begin + share, count);`;
}

/** The shape that all kernels of a batch norm share. */
export function normShape({ pixels, channels }: ValueGrid, offsets: NormOffsets, scratch: number | null) {
  const together = channelsTogether(channels, pixels);
  const rows = NORM_WORKGROUP / together;
  const places = { PIXELS: pixels, CHANNELS: channels, TOGETHER: together, ROWS: rows, SCRATCH: scratch ?? 0 };
  return { ...places, ...offsetConstants(offsets) };
}

/** A workgroup for a few channels, and a layer of them for each part of the rows. */
export function normWorkgroups({ pixels, channels }: ValueGrid, scratch: number | null): Workgroups {
  return line(Math.ceil(channels / channelsTogether(channels, pixels)), scratch === null ? 1 : SPLITS);
}
