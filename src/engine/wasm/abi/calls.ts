/// <reference path="./assembly.d.ts" />
// TypeScript and AssemblyScript both compile this file, so it may hold nothing but classes of numbers, enums and constants.

/**
 * What all kernel calls begin with. Every field of a call is a word of 32 bits, in this order: addresses are bytes from the
 * beginning of the memory, and where nothing else is said the other numbers count.
 */
export class KernelCall {
  code: i32 = 0;
  /** How many tasks it has in a set; a chain's tasks are its phase's. */
  tasks: i32 = 0;
}

/**
 * A matrix product whose rows are the pixels of a grid over each image and whose values lie under taps around them: a
 * convolution, one parity of a transposed one, or, with a grid of one and one tap, a dense layer.
 */
export class ProductCall extends KernelCall {
  source: usize = 0;
  weights: usize = 0;
  /** One bias a column, or 0. */
  bias: usize = 0;
  target: usize = 0;
  rectified: i32 = 0;
  depth: i32 = 0;
  columns: i32 = 0;
  sourceHeight: i32 = 0;
  sourceWidth: i32 = 0;
  /** Source pixels from one grid pixel to the next. */
  sourceStep: i32 = 0;
  targetHeight: i32 = 0;
  targetWidth: i32 = 0;
  /** Target pixels from one grid pixel to the next, and where the first lies. */
  targetStep: i32 = 0;
  targetTop: i32 = 0;
  targetLeft: i32 = 0;
  gridHeight: i32 = 0;
  gridWidth: i32 = 0;
  /** As many zeros as the source is deep. */
  zeros: usize = 0;
  /** Columns of a panel of packed weights, 8 or 1, and its bytes. */
  lanes: i32 = 0;
  panelBytes: usize = 0;
  /** 1 where the taps of a pixel are few numbers and are first copied side by side. */
  patched: i32 = 0;
  /** Images and panels of one task, where the product is a phase of its own. */
  imageUnit: i32 = 0;
  panelUnit: i32 = 0;
  tapCount: i32 = 0;
}

/**
 * The gradient of a kernel [3, 3, depth of fine, depth of coarse], of a convolution from fine to coarse or of a
 * transposed one back: inputs × gradients summed over the pixels of coarse, for each task's images by themselves.
 */
export class FilterGradientCall extends KernelCall {
  fine: usize = 0;
  coarse: usize = 0;
  /** One partial sum a task. */
  partials: usize = 0;
  partialBytes: usize = 0;
  fineHeight: i32 = 0;
  fineWidth: i32 = 0;
  fineDepth: i32 = 0;
  coarseHeight: i32 = 0;
  coarseWidth: i32 = 0;
  coarseDepth: i32 = 0;
  stride: i32 = 0;
  padTop: i32 = 0;
  padLeft: i32 = 0;
  /** 1 where the fine side is a few numbers deep and a pixel's nine taps are first copied side by side. */
  patched: i32 = 0;
}

/** Mean and sum of squared deviations of each channel over a task's images, [task, 2, channels]. */
export class MomentsCall extends KernelCall {
  source: usize = 0;
  partials: usize = 0;
  partialBytes: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
  /** Images of a task. */
  chunk: i32 = 0;
}

/** y = (x − mean) · scale + shift, channel by channel. */
export class NormalizeCall extends KernelCall {
  source: usize = 0;
  target: usize = 0;
  coefficients: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
}

/** Sums of dy and of dy · (x − mean) of each channel over a task's images, [task, 2, channels]. */
export class NormalizeSumsCall extends KernelCall {
  source: usize = 0;
  gradient: usize = 0;
  coefficients: usize = 0;
  partials: usize = 0;
  partialBytes: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
}

/** The gradient of x in the place of that of y; 0 where x is a rectified value that was held at 0, if asked. */
export class NormalizeGradientCall extends KernelCall {
  source: usize = 0;
  gradient: usize = 0;
  coefficients: usize = 0;
  backward: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
  rectified: i32 = 0;
}

/** The gradient before a ReLU, in place: kept where the output is above 0. */
export class RectifierGradientCall extends KernelCall {
  output: usize = 0;
  gradient: usize = 0;
  /** Numbers an image. */
  size: i32 = 0;
}

/** Sums of a gradient over a task's images and pixels, [task, channels]. */
export class BiasGradientCall extends KernelCall {
  gradient: usize = 0;
  partials: usize = 0;
  partialBytes: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
}

/** z = μ + σ·ε of each image, its ε, and its KL divergence from N(0, I) in nats. */
export class SampleCall extends KernelCall {
  mu: usize = 0;
  logVar: usize = 0;
  epsilon: usize = 0;
  z: usize = 0;
  kl: usize = 0;
  latentDim: i32 = 0;
}

/** Gradients of μ and logVar from that of z and from the weighted KL. */
export class SampleGradientCall extends KernelCall {
  mu: usize = 0;
  logVar: usize = 0;
  epsilon: usize = 0;
  zGradient: usize = 0;
  muGradient: usize = 0;
  logVarGradient: usize = 0;
  latentDim: i32 = 0;
}

/** Sigmoid of logits. */
export class SigmoidCall extends KernelCall {
  source: usize = 0;
  target: usize = 0;
  size: i32 = 0;
}

/** Adds source to target. */
export class AddCall extends KernelCall {
  source: usize = 0;
  target: usize = 0;
  size: i32 = 0;
}

/**
 * The gradient of x in the place of that of y where the statistics do not depend on x: dx = scale · dy; 0 where x is a
 * rectified value that was held at 0, if asked.
 */
export class RescaleGradientCall extends KernelCall {
  source: usize = 0;
  gradient: usize = 0;
  coefficients: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
  rectified: i32 = 0;
}

/** Weights [taps, rows, columns] copied to panels, [panel, taps, depth, lanes], the rest of the last one 0. */
export class PackCall extends KernelCall {
  kernel: usize = 0;
  target: usize = 0;
  taps: i32 = 0;
  rows: i32 = 0;
  columns: i32 = 0;
  /** 0: depth is the rows, panels run over columns; 1: the other way round. */
  transposed: i32 = 0;
  /** Columns of a panel. */
  lanes: i32 = 0;
}

/** The gradient of a dense kernel [inputs, outputs]; a task is `unit` of its inputs. */
export class DenseGradientCall extends KernelCall {
  source: usize = 0;
  gradient: usize = 0;
  target: usize = 0;
  inputs: i32 = 0;
  outputs: i32 = 0;
  unit: i32 = 0;
}

/**
 * Merges the tasks' moments to a layer's coefficients [mean, scale, shift, inverse deviation, variance], each
 * [channels]: y = (x − mean) · scale + shift.
 */
export class MomentsFinishCall extends KernelCall {
  partials: usize = 0;
  partialBytes: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
  chunk: i32 = 0;
  gamma: usize = 0;
  beta: usize = 0;
  coefficients: usize = 0;
  epsilon: f32 = 0;
  /** Channels of a task. */
  unit: i32 = 0;
}

/**
 * Gradients of gamma and beta, and what the gradient of x needs of them, [scale, k, l], each [channels]:
 * dx = scale · (dy − k − (x − mean) · l), Ioffe and Szegedy (2015), section 3.
 */
export class NormalizeSumsFinishCall extends KernelCall {
  partials: usize = 0;
  partialBytes: usize = 0;
  pixels: i32 = 0;
  channels: i32 = 0;
  chunk: i32 = 0;
  coefficients: usize = 0;
  backward: usize = 0;
  gammaGradient: usize = 0;
  betaGradient: usize = 0;
  unit: i32 = 0;
}

/** The same coefficients from running statistics. */
export class RunningCoefficientsCall extends KernelCall {
  mean: usize = 0;
  variance: usize = 0;
  gamma: usize = 0;
  beta: usize = 0;
  coefficients: usize = 0;
  channels: i32 = 0;
  epsilon: f32 = 0;
}

/** Moves running statistics towards the batch's. */
export class RunningUpdateCall extends KernelCall {
  coefficients: usize = 0;
  mean: usize = 0;
  variance: usize = 0;
  channels: i32 = 0;
  momentum: f32 = 0;
}

/** The tasks' partial sums, added in order. */
export class SumPartialsCall extends KernelCall {
  partials: usize = 0;
  partialBytes: usize = 0;
  target: usize = 0;
  size: i32 = 0;
  /** Images of a partial sum, numbers of a task. */
  chunk: i32 = 0;
  unit: i32 = 0;
}

/** One update by Adam (Kingma and Ba 2015, algorithm 1) of a flat block; a task is `unit` parameters. */
export class AdamCall extends KernelCall {
  parameters: usize = 0;
  gradients: usize = 0;
  firstMoments: usize = 0;
  secondMoments: usize = 0;
  count: i32 = 0;
  unit: i32 = 0;
  beta1: f32 = 0;
  beta2: f32 = 0;
  epsilon: f32 = 0;
}
