import {
  MomentsCall,
  MomentsFinishCall,
  NormalizeCall,
  RunningCoefficientsCall,
  RunningUpdateCall,
} from "../abi/calls";
import { UniformBlock } from "../abi/control";
import { multiplyAdd } from "./arithmetic";

export function padded(channels: i32): usize {
  return (<usize>((channels + 3) & ~3)) << 2;
}

/** Adds the images `first` to `end` to the task's moments, by Chan, Golub and LeVeque (1979). */
export function moments(op: MomentsCall, first: i32, end: i32, task: i32): void {
  const before = <f32>((first - task * op.chunk) * op.pixels);
  const count = (end - first) * op.pixels;
  const channelBytes = (<usize>op.channels) << 2;
  const source = op.source + <usize>(first * op.pixels) * channelBytes;
  const means = op.partials + <usize>task * op.partialBytes;
  const squares = means + padded(op.channels);
  const share = f32x4.splat(<f32>count / (before + <f32>count));
  const weight = f32x4.splat((before * <f32>count) / (before + <f32>count));
  for (let at: usize = 0; at < channelBytes; at += 16) {
    const mean = meanOf(source + at, count, channelBytes);
    let sum = squaresOf(source + at, count, channelBytes, mean);
    let merged = mean;
    if (before > 0) {
      const old = v128.load(means + at);
      const delta = f32x4.sub(mean, old);
      merged = f32x4.add(old, f32x4.mul(delta, share));
      sum = f32x4.add(f32x4.add(v128.load(squares + at), sum), f32x4.mul(f32x4.mul(delta, delta), weight));
    }
    v128.store(means + at, merged);
    v128.store(squares + at, sum);
  }
}

function meanOf(source: usize, count: i32, stride: usize): v128 {
  let a = f32x4.splat(0);
  let b = a;
  let left = count;
  for (; left > 1; left -= 2, source += stride * 2) {
    a = f32x4.add(a, v128.load(source));
    b = f32x4.add(b, v128.load(source + stride));
  }
  if (left) a = f32x4.add(a, v128.load(source));
  return f32x4.div(f32x4.add(a, b), f32x4.splat(<f32>count));
}

function squaresOf(source: usize, count: i32, stride: usize, mean: v128): v128 {
  let a = f32x4.splat(0);
  let b = a;
  let left = count;
  for (; left > 1; left -= 2, source += stride * 2) {
    const d = f32x4.sub(v128.load(source), mean);
    const e = f32x4.sub(v128.load(source + stride), mean);
    a = multiplyAdd(d, d, a);
    b = multiplyAdd(e, e, b);
  }
  if (left) {
    const d = f32x4.sub(v128.load(source), mean);
    a = multiplyAdd(d, d, a);
  }
  return f32x4.add(a, b);
}

export function momentsFinish(op: MomentsFinishCall, uniforms: UniformBlock, task: i32): void {
  const first = (<usize>(task * op.unit)) << 2;
  const end = min((<usize>op.channels) << 2, first + ((<usize>op.unit) << 2));
  for (let at = first; at < end; at += 16) mergeChannels(op, uniforms.images, at);
}

function mergeChannels(op: MomentsFinishCall, images: i32, at: usize): void {
  const row = padded(op.channels);
  let partial = op.partials + at;
  let mean = v128.load(partial);
  let squares = v128.load(partial + row);
  let before = <f32>(min(images, op.chunk) * op.pixels);
  for (let image = op.chunk; image < images; image += op.chunk) {
    partial += op.partialBytes;
    const count = <f32>(min(op.chunk, images - image) * op.pixels);
    const delta = f32x4.sub(v128.load(partial), mean);
    mean = f32x4.add(mean, f32x4.mul(delta, f32x4.splat(count / (before + count))));
    const between = f32x4.mul(f32x4.mul(delta, delta), f32x4.splat((before * count) / (before + count)));
    squares = f32x4.add(f32x4.add(squares, v128.load(partial + row)), between);
    before += count;
  }
  const variance = f32x4.div(squares, f32x4.splat(before));
  const gamma = v128.load(op.gamma + at);
  storeCoefficients(op.coefficients + at, row, mean, variance, gamma, v128.load(op.beta + at), op.epsilon);
}

export function runningCoefficients(op: RunningCoefficientsCall): void {
  const row = padded(op.channels);
  for (let at: usize = 0; at < row; at += 16) {
    const mean = v128.load(op.mean + at);
    const variance = v128.load(op.variance + at);
    const gamma = v128.load(op.gamma + at);
    storeCoefficients(op.coefficients + at, row, mean, variance, gamma, v128.load(op.beta + at), op.epsilon);
  }
}

function storeCoefficients(
  target: usize,
  row: usize,
  mean: v128,
  variance: v128,
  gamma: v128,
  beta: v128,
  epsilon: f32,
): void {
  const inverse = f32x4.div(f32x4.splat(1), f32x4.sqrt(f32x4.add(variance, f32x4.splat(epsilon))));
  v128.store(target, mean);
  v128.store(target + row, f32x4.mul(gamma, inverse));
  v128.store(target + row * 2, beta);
  v128.store(target + row * 3, inverse);
  v128.store(target + row * 4, variance);
}

export function runningUpdate(op: RunningUpdateCall): void {
  const row = padded(op.channels);
  for (let at: usize = 0; at < (<usize>op.channels) << 2; at += 4) {
    move(op.mean + at, f32.load(op.coefficients + at), op.momentum);
    move(op.variance + at, f32.load(op.coefficients + row * 4 + at), op.momentum);
  }
}

function move(running: usize, batch: f32, momentum: f32): void {
  f32.store(running, f32.load(running) * momentum + batch * (1 - momentum));
}

export function normalize(op: NormalizeCall, first: i32, end: i32): void {
  const channelBytes = (<usize>op.channels) << 2;
  const from = <usize>(first * op.pixels) * channelBytes;
  const bytes = <usize>((end - first) * op.pixels) * channelBytes;
  if (op.channels & 3) normalizeScalars(op, op.source + from, op.target + from, bytes);
  else normalizeVectors(op, op.source + from, op.target + from, bytes);
}

function normalizeVectors(op: NormalizeCall, source: usize, target: usize, bytes: usize): void {
  const row = padded(op.channels);
  const means = op.coefficients;
  const scales = means + row;
  const shifts = scales + row;
  for (const end = source + bytes; source < end; ) {
    for (let at: usize = 0; at < row; at += 16, source += 16, target += 16) {
      const x = f32x4.sub(v128.load(source), v128.load(means + at));
      v128.store(target, multiplyAdd(x, v128.load(scales + at), v128.load(shifts + at)));
    }
  }
}

function normalizeScalars(op: NormalizeCall, source: usize, target: usize, bytes: usize): void {
  const row = padded(op.channels);
  const means = op.coefficients;
  for (const end = source + bytes; source < end; ) {
    for (let at: usize = 0; at < (<usize>op.channels) << 2; at += 4, source += 4, target += 4) {
      const x = f32.load(source) - f32.load(means + at);
      f32.store(target, x * f32.load(means + row + at) + f32.load(means + row * 2 + at));
    }
  }
}
