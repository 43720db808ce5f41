import { AddCall, BiasGradientCall, RectifierGradientCall, SigmoidCall, SumPartialsCall } from "../abi/calls";
import { CorruptionCode } from "../abi/codes";
import { UniformBlock } from "../abi/control";
import { ClearCall, CopyCall, GatherCall } from "../abi/imageCalls";
import { exponential, levelsAt, storeLanes } from "./arithmetic";
import { corrupt } from "./corruption";

export function gather(op: GatherCall, uniforms: UniformBlock, scratch: usize, first: i32, end: i32): void {
  for (let image = first; image < end; image++) {
    const row = op.rows ? <usize>load<u32>(op.rows + ((<usize>image) << 2)) : <usize>image;
    let source = op.bytes + row * op.pixels;
    let target = op.target + ((<usize>(image * op.pixels)) << 2);
    let left = op.pixels;
    for (; left >= 4; left -= 4, source += 4, target += 16) {
      v128.store(target, levelsAt(source));
    }
    for (; left > 0; left--, source++, target += 4) f32.store(target, <f32>load<u8>(source) / 255);
    if (op.height && uniforms.corruption !== CorruptionCode.none) corrupt(op, uniforms, scratch, image);
  }
}

export function copy(op: CopyCall, first: i32, end: i32): void {
  for (let row = first * op.rows; row < end * op.rows; row++) {
    const target = op.target + ((<usize>(row * op.targetSize + op.first)) << 2);
    memory.copy(target, op.source + ((<usize>(row * op.sourceSize + op.from)) << 2), (<usize>op.count) << 2);
  }
}

export function clear(op: ClearCall, first: i32, end: i32): void {
  memory.fill(op.target + ((<usize>(first * op.size)) << 2), 0, (<usize>((end - first) * op.size)) << 2);
}

export function rectifierGradient(op: RectifierGradientCall, first: i32, end: i32): void {
  const from = (<usize>(first * op.size)) << 2;
  let output = op.output + from;
  let gradient = op.gradient + from;
  let left = (end - first) * op.size;
  for (; left >= 4; left -= 4, output += 16, gradient += 16) {
    const kept = f32x4.gt(v128.load(output), f32x4.splat(0));
    v128.store(gradient, v128.and(v128.load(gradient), kept));
  }
  for (; left > 0; left--, output += 4, gradient += 4) {
    if (!(f32.load(output) > 0)) f32.store(gradient, 0);
  }
}

export function biasGradient(op: BiasGradientCall, first: i32, end: i32, task: i32, fresh: bool): void {
  const stride = (<usize>op.channels) << 2;
  const bytes = <usize>((end - first) * op.pixels) * stride;
  const sums = op.partials + <usize>task * op.partialBytes;
  for (let at: usize = 0; at < stride; at += 16) {
    let sum = f32x4.splat(0);
    let gradient = op.gradient + <usize>(first * op.pixels) * stride + at;
    for (const last = gradient + bytes; gradient < last; gradient += stride) {
      sum = f32x4.add(sum, v128.load(gradient));
    }
    v128.store(sums + at, fresh ? sum : f32x4.add(v128.load(sums + at), sum));
  }
}

export function sumPartials(op: SumPartialsCall, uniforms: UniformBlock, task: i32): void {
  const first = task * op.unit;
  const end = min(op.size, first + op.unit);
  for (let index = first; index < end; index += 4) {
    let partial = op.partials + ((<usize>index) << 2);
    let sum = v128.load(partial);
    for (let image = op.chunk; image < uniforms.images; image += op.chunk) {
      partial += op.partialBytes;
      sum = f32x4.add(sum, v128.load(partial));
    }
    storeLanes(op.target + ((<usize>index) << 2), sum, end - index);
  }
}

/** 1 / (1 + exp(−x)) in each lane. */
export function sigmoidOf(x: v128): v128 {
  const e = exponential(f32x4.neg(f32x4.abs(x)));
  const inverse = f32x4.div(f32x4.splat(1), f32x4.add(e, f32x4.splat(1)));
  return v128.bitselect(inverse, f32x4.mul(e, inverse), f32x4.ge(x, f32x4.splat(0)));
}

export function sigmoid(op: SigmoidCall, first: i32, end: i32): void {
  const from = (<usize>(first * op.size)) << 2;
  let left = (end - first) * op.size;
  for (let at = from; left > 0; left -= 4, at += 16) {
    storeLanes(op.target + at, sigmoidOf(v128.load(op.source + at)), left);
  }
}

export function add(op: AddCall, first: i32, end: i32): void {
  const from = (<usize>(first * op.size)) << 2;
  let left = (end - first) * op.size;
  for (let at = from; left > 0; left -= 4, at += 16) {
    const sum = f32x4.add(v128.load(op.target + at), v128.load(op.source + at));
    storeLanes(op.target + at, sum, left);
  }
}
