/// <reference path="./assembly.d.ts" />
// TypeScript and AssemblyScript both compile this file, so it may hold nothing but classes of numbers, enums and constants.

import { KernelCall } from "./calls";

/** Images of bytes as grey levels 0 to 1: row `rows[i]` of `bytes`, or row i where `rows` is 0. */
export class GatherCall extends KernelCall {
  bytes: usize = 0;
  rows: usize = 0;
  target: usize = 0;
  /** Numbers of an image. */
  pixels: i32 = 0;
  /** Their shape where they may be corrupted, or 0. */
  height: i32 = 0;
  width: i32 = 0;
  channels: i32 = 0;
}

/** Of each of an image's rows, `count` numbers from number `from` of its source to number `first` of its target. */
export class CopyCall extends KernelCall {
  source: usize = 0;
  target: usize = 0;
  rows: i32 = 0;
  /** Numbers of a row in each. */
  sourceSize: i32 = 0;
  targetSize: i32 = 0;
  from: i32 = 0;
  first: i32 = 0;
  count: i32 = 0;
}

/** `size` zeros for each image. */
export class ClearCall extends KernelCall {
  target: usize = 0;
  size: i32 = 0;
}

/** Reconstruction loss of each image in nats, and the weighted gradient of the logits where `gradient` is not 0. */
export class PixelLossCall extends KernelCall {
  logits: usize = 0;
  images: usize = 0;
  /** Where not 0, the clean images as bytes and which row of them each is. */
  bytes: usize = 0;
  rows: usize = 0;
  gradient: usize = 0;
  losses: usize = 0;
  pixels: i32 = 0;
}

/** Cross-entropy of each image's logits in nats, 0 where its class is unknown, and the weighted gradient where `gradient` is not 0. */
export class LabelLossCall extends KernelCall {
  logits: usize = 0;
  /** One-hot, or all 0 where the class is unknown. */
  classes: usize = 0;
  gradient: usize = 0;
  losses: usize = 0;
  /** Classes. */
  size: i32 = 0;
}
