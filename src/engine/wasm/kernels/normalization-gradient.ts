import { NormalizeGradientCall, NormalizeSumsCall, NormalizeSumsFinishCall, RescaleGradientCall } from "../abi/calls";
import { UniformBlock } from "../abi/control";
import { padded } from "./normalization";

export function normalizeSums(op: NormalizeSumsCall, first: i32, end: i32, task: i32, fresh: bool): void {
  const stride = (<usize>op.channels) << 2;
  const from = <usize>(first * op.pixels) * stride;
  const bytes = <usize>((end - first) * op.pixels) * stride;
  const sums = op.partials + <usize>task * op.partialBytes;
  const products = sums + padded(op.channels);
  for (let at: usize = 0; at < stride; at += 16) {
    sumChannels(op.source + from + at, op.gradient + from + at, bytes, stride, v128.load(op.coefficients + at));
    v128.store(sums + at, fresh ? sum : f32x4.add(v128.load(sums + at), sum));
    v128.store(products + at, fresh ? product : f32x4.add(v128.load(products + at), product));
  }
}

let sum: v128 = i32x4.splat(0);
let product: v128 = i32x4.splat(0);

/** Sums of four channels, in 64 bits: what is left of them after cancelling is often a small part of what went in. */
function sumChannels(x: usize, dy: usize, bytes: usize, stride: usize, mean: v128): void {
  let low = f64x2.splat(0);
  let high = low;
  let lowProduct = low;
  let highProduct = low;
  for (const last = x + bytes; x < last; x += stride, dy += stride) {
    const d = v128.load(dy);
    const deviation = f32x4.sub(v128.load(x), mean);
    const a = f64x2.promote_low_f32x4(d);
    const b = f64x2.promote_low_f32x4(v128.shuffle<i64>(d, d, 1, 1));
    low = f64x2.add(low, a);
    high = f64x2.add(high, b);
    lowProduct = f64x2.add(lowProduct, f64x2.mul(a, f64x2.promote_low_f32x4(deviation)));
    const right = v128.shuffle<i64>(deviation, deviation, 1, 1);
    highProduct = f64x2.add(highProduct, f64x2.mul(b, f64x2.promote_low_f32x4(right)));
  }
  sum = joined(low, high);
  product = joined(lowProduct, highProduct);
}

function joined(low: v128, high: v128): v128 {
  return v128.shuffle<i64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

export function normalizeSumsFinish(op: NormalizeSumsFinishCall, uniforms: UniformBlock, task: i32): void {
  const first = (<usize>(task * op.unit)) << 2;
  const end = min((<usize>op.channels) << 2, first + ((<usize>op.unit) << 2));
  for (let at = first; at < end; at += 4) finishChannel(op, uniforms.images, at);
}

function finishChannel(op: NormalizeSumsFinishCall, images: i32, at: usize): void {
  const row = padded(op.channels);
  let partial = op.partials + at;
  let wide: f64 = 0;
  let wideProduct: f64 = 0;
  for (let image = 0; image < images; image += op.chunk, partial += op.partialBytes) {
    wide += <f64>f32.load(partial);
    wideProduct += <f64>f32.load(partial + row);
  }
  const sum = <f32>wide;
  const product = <f32>wideProduct;
  const count = <f32>(images * op.pixels);
  const inverse = f32.load(op.coefficients + row * 3 + at);
  f32.store(op.betaGradient + at, sum);
  f32.store(op.gammaGradient + at, product * inverse);
  f32.store(op.backward + at, f32.load(op.coefficients + row + at));
  f32.store(op.backward + row + at, sum / count);
  f32.store(op.backward + row * 2 + at, (product * inverse * inverse) / count);
}

export function normalizeGradient(op: NormalizeGradientCall, first: i32, end: i32): void {
  const stride = (<usize>op.channels) << 2;
  const from = <usize>(first * op.pixels) * stride;
  const bytes = <usize>((end - first) * op.pixels) * stride;
  if (op.channels & 3) gradientScalars(op, op.source + from, op.gradient + from, bytes);
  else gradientVectors(op, op.source + from, op.gradient + from, bytes);
}

function gradientVectors(op: NormalizeGradientCall, source: usize, gradient: usize, bytes: usize): void {
  const row = padded(op.channels);
  const scales = op.backward;
  const ks = scales + row;
  const ls = ks + row;
  const all = i32x4.splat(op.rectified ? 0 : -1);
  for (const end = source + bytes; source < end; ) {
    for (let at: usize = 0; at < row; at += 16, source += 16, gradient += 16) {
      const x = v128.load(source);
      const deviation = f32x4.sub(x, v128.load(op.coefficients + at));
      const centred = f32x4.sub(v128.load(gradient), v128.load(ks + at));
      const dx = f32x4.mul(f32x4.sub(centred, f32x4.mul(deviation, v128.load(ls + at))), v128.load(scales + at));
      v128.store(gradient, v128.and(dx, v128.or(all, f32x4.gt(x, f32x4.splat(0)))));
    }
  }
}

function gradientScalars(op: NormalizeGradientCall, source: usize, gradient: usize, bytes: usize): void {
  const row = padded(op.channels);
  for (const end = source + bytes; source < end; ) {
    for (let at: usize = 0; at < (<usize>op.channels) << 2; at += 4, source += 4, gradient += 4) {
      const x = f32.load(source);
      const deviation = x - f32.load(op.coefficients + at);
      const centred = f32.load(gradient) - f32.load(op.backward + row + at);
      const dx = (centred - deviation * f32.load(op.backward + row * 2 + at)) * f32.load(op.backward + at);
      f32.store(gradient, op.rectified && !(x > 0) ? 0 : dx);
    }
  }
}

export function rescaleGradient(op: RescaleGradientCall, first: i32, end: i32): void {
  const channelBytes = (<usize>op.channels) << 2;
  const from = <usize>(first * op.pixels) * channelBytes;
  const scales = op.coefficients + padded(op.channels);
  let source = op.source + from;
  let gradient = op.gradient + from;
  for (const last = source + <usize>((end - first) * op.pixels) * channelBytes; source < last; ) {
    for (let at: usize = 0; at < channelBytes; at += 4, source += 4, gradient += 4) {
      const held = op.rectified && !(f32.load(source) > 0);
      f32.store(gradient, held ? 0 : f32.load(gradient) * f32.load(scales + at));
    }
  }
}
