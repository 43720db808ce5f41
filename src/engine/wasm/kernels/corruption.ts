import { CorruptionCode } from "../abi/codes";
import { UniformBlock } from "../abi/control";
import { GatherCall } from "../abi/imageCalls";
import { logOnePlus, multiplyAdd, storeLanes } from "./arithmetic";

/** Corrupts one gathered image in its place, as `corruptedImages` of model/corruption.ts does. */
export function corrupt(op: GatherCall, uniforms: UniformBlock, scratch: usize, image: i32): void {
  const target = op.target + ((<usize>(image * op.pixels)) << 2);
  switch (uniforms.corruption) {
    case CorruptionCode.gaussian:
      return addNoise(op, uniforms, scratch, target, image);
    case CorruptionCode.saltAndPepper:
      return turn(op, uniforms, scratch, target, image);
    case CorruptionCode.square:
      return hideSquare(op, uniforms, target, image);
    case CorruptionCode.half:
      return hideHalf(op, uniforms, target, image);
    case CorruptionCode.blur:
      return blur(op, uniforms.blurReach, scratch, target);
  }
}

/** Numbers of the stream that are drawn at a time: four from each of four hashes. */
const DRAWN: i32 = 16;

function addNoise(op: GatherCall, uniforms: UniformBlock, scratch: usize, target: usize, image: i32): void {
  const begin = image * op.pixels;
  const end = begin + op.pixels;
  const strength = f32x4.splat(uniforms.corruptionStrength);
  for (let drawn = begin & ~3; drawn < end; drawn += DRAWN) {
    hashFour(uniforms, drawn >> 2);
    drawNormals(scratch);
    const last = min(end, drawn + DRAWN);
    for (let index = max(begin, drawn); index < last; index += 4) {
      const at = target + ((<usize>(index - begin)) << 2);
      const noise = v128.load(scratch + ((<usize>(index - drawn)) << 2));
      const noisy = f32x4.add(v128.load(at), f32x4.mul(strength, noise));
      storeLanes(at, f32x4.min(f32x4.max(noisy, f32x4.splat(0)), f32x4.splat(1)), last - index);
    }
  }
}

/** Turns a share of the pixels black or white, each as often. */
function turn(op: GatherCall, uniforms: UniformBlock, scratch: usize, target: usize, image: i32): void {
  const count = op.height * op.width;
  const begin = image * count;
  const end = begin + count;
  for (let drawn = begin & ~3; drawn < end; drawn += DRAWN) {
    hashFour(uniforms, drawn >> 2);
    storeInOrder(scratch, x, y, z, w);
    const last = min(end, drawn + DRAWN);
    for (let pixel = max(begin, drawn); pixel < last; pixel++) {
      const word = load<u32>(scratch + ((<usize>(pixel - drawn)) << 2)) >> 9;
      if (word >= uniforms.turnedShare) continue;
      const at = target + ((<usize>((pixel - begin) * op.channels)) << 2);
      for (let channel = 0; channel < op.channels; channel++) {
        f32.store(at + ((<usize>channel) << 2), word << 1 < uniforms.turnedShare ? 1 : 0);
      }
    }
  }
}

function hideSquare(op: GatherCall, uniforms: UniformBlock, target: usize, image: i32): void {
  hashFour(uniforms, image);
  const side = uniforms.hiddenRows;
  const top = placed(i32x4.extract_lane(x, 0), op.height - side + 1);
  const left = placed(i32x4.extract_lane(y, 0), op.width - side + 1);
  hide(op, target, top, top + side, left, left + side);
}

/** One of `count` places, each as likely. */
function placed(word: u32, count: i32): i32 {
  return ((word >> 16) * <u32>count) >> 16;
}

function hideHalf(op: GatherCall, uniforms: UniformBlock, target: usize, image: i32): void {
  hashFour(uniforms, image);
  const rows = uniforms.hiddenRows;
  const columns = uniforms.hiddenColumns;
  switch (<u32>i32x4.extract_lane(x, 0) >> 30) {
    case 0:
      return hide(op, target, 0, rows, 0, op.width);
    case 1:
      return hide(op, target, op.height - rows, op.height, 0, op.width);
    case 2:
      return hide(op, target, 0, op.height, 0, columns);
    default:
      return hide(op, target, 0, op.height, op.width - columns, op.width);
  }
}

function hide(op: GatherCall, target: usize, top: i32, bottom: i32, left: i32, right: i32): void {
  const bytes = (<usize>((right - left) * op.channels)) << 2;
  for (let row = top; row < bottom; row++) {
    memory.fill(target + ((<usize>((row * op.width + left) * op.channels)) << 2), 0, bytes);
  }
}

/** Means along rows, and then of these along columns. */
function blur(op: GatherCall, reach: i32, scratch: usize, target: usize): void {
  const rowSize = op.width * op.channels;
  for (let row = 0; row < op.height; row++) {
    for (let channel = 0; channel < op.channels; channel++) {
      average(target + ((<usize>(row * rowSize + channel)) << 2), op.width, op.channels, reach, scratch);
    }
  }
  for (let column = 0; column < rowSize; column++) {
    average(target + ((<usize>column) << 2), op.height, rowSize, reach, scratch);
  }
}

/** Turns `count` numbers, `stride` apart, each to the mean of those at most `reach` places from it. */
function average(line: usize, count: i32, stride: i32, reach: i32, scratch: usize): void {
  const step = (<usize>stride) << 2;
  for (let place = 0; place < count; place++) {
    f32.store(scratch + ((<usize>place) << 2), f32.load(line + <usize>place * step));
  }
  for (let place = 0; place < count; place++) {
    const first = max(0, place - reach);
    const last = min(count - 1, place + reach);
    let sum = f32.load(scratch + ((<usize>first) << 2));
    for (let other = first + 1; other <= last; other++) sum += f32.load(scratch + ((<usize>other) << 2));
    f32.store(line + <usize>place * step, sum / <f32>(last - first + 1));
  }
}

/** The words of four hashes, one in each lane: of `first` and the three numbers after it. */
let x: v128 = i32x4.splat(0);
let y: v128 = i32x4.splat(0);
let z: v128 = i32x4.splat(0);
let w: v128 = i32x4.splat(0);

/** Jarzynski and Olano (2020), as in model/random.ts. */
function hashFour(uniforms: UniformBlock, first: i32): void {
  x = seeded(i32x4.splat(uniforms.corruptionSeed));
  y = seeded(i32x4.splat(uniforms.corruptionCounter));
  z = seeded(i32x4.add(i32x4.splat(first), i32x4(0, 1, 2, 3)));
  w = seeded(i32x4.splat(uniforms.corruptionPurpose));
  mix();
  x = v128.xor(x, i32x4.shr_u(x, 16));
  y = v128.xor(y, i32x4.shr_u(y, 16));
  z = v128.xor(z, i32x4.shr_u(z, 16));
  w = v128.xor(w, i32x4.shr_u(w, 16));
  mix();
}

function seeded(key: v128): v128 {
  return i32x4.add(i32x4.mul(key, i32x4.splat(1664525)), i32x4.splat(1013904223));
}

function mix(): void {
  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));
}

/** Writes sixteen numbers, or words, in the order of their stream: lane after lane of four vectors. */
function storeInOrder(to: usize, first: v128, second: v128, third: v128, fourth: v128): void {
  const evenLow = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
  const evenHigh = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
  const oddLow = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
  const oddHigh = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(evenLow, oddLow, 0, 2));
  v128.store(to, v128.shuffle<i64>(evenLow, oddLow, 1, 3), 16);
  v128.store(to, v128.shuffle<i64>(evenHigh, oddHigh, 0, 2), 32);
  v128.store(to, v128.shuffle<i64>(evenHigh, oddHigh, 1, 3), 48);
}

/** Sixteen numbers from N(0, 1), by Box and Muller from the words of the four hashes. */
function drawNormals(to: usize): void {
  const near = radii(x);
  turnBy(y);
  const first = f32x4.mul(near, cosine);
  const second = f32x4.mul(near, sine);
  const far = radii(z);
  turnBy(w);
  storeInOrder(to, first, second, f32x4.mul(far, cosine), f32x4.mul(far, sine));
}

const LN2: f32 = 0.6931471805599453;

/** √(−2 log u) of the numbers u in (0, 1) that words stand for. */
function radii(words: v128): v128 {
  const u = uniformsOf(words);
  const exponent = i32x4.sub(i32x4.shr_u(u, 23), i32x4.splat(127));
  const mantissa = v128.or(v128.and(u, i32x4.splat(0x7fffff)), i32x4.splat(0x3f800000));
  const ofMantissa = logOnePlus(f32x4.sub(mantissa, f32x4.splat(1)));
  const log = multiplyAdd(f32x4.convert_i32x4_s(exponent), f32x4.splat(LN2), ofMantissa);
  return f32x4.sqrt(f32x4.max(f32x4.mul(log, f32x4.splat(-2)), f32x4.splat(0)));
}

function uniformsOf(words: v128): v128 {
  const whole = f32x4.convert_i32x4_s(i32x4.shr_u(words, 9));
  return f32x4.mul(f32x4.add(whole, f32x4.splat(0.5)), f32x4.splat(1 / 8388608.0));
}

const HALF_PI: f32 = 1.5707963267948966;
let cosine: v128 = i32x4.splat(0);
let sine: v128 = i32x4.splat(0);

/** Cosine and sine of as many turns as words stand for: series over an eighth of a turn either way. */
function turnBy(words: v128): void {
  const quarters = f32x4.mul(uniformsOf(words), f32x4.splat(4));
  const nearest = f32x4.nearest(quarters);
  const t = f32x4.mul(f32x4.sub(quarters, nearest), f32x4.splat(HALF_PI));
  const s = f32x4.mul(t, t);
  let ofSine = multiplyAdd(s, f32x4.splat(2.7557319e-6), f32x4.splat(-1.984127e-4));
  ofSine = multiplyAdd(ofSine, s, f32x4.splat(8.3333333e-3));
  ofSine = multiplyAdd(ofSine, s, f32x4.splat(-1.6666667e-1));
  ofSine = multiplyAdd(f32x4.mul(ofSine, s), t, t);
  let ofCosine = multiplyAdd(s, f32x4.splat(2.4801587e-5), f32x4.splat(-1.3888889e-3));
  ofCosine = multiplyAdd(ofCosine, s, f32x4.splat(4.1666667e-2));
  ofCosine = multiplyAdd(ofCosine, s, f32x4.splat(-0.5));
  ofCosine = multiplyAdd(ofCosine, s, f32x4.splat(1));
  const quarter = i32x4.trunc_sat_f32x4_s(nearest);
  const swapped = i32x4.neg(v128.and(quarter, i32x4.splat(1)));
  const two = i32x4.splat(2);
  const ofCosineSign = i32x4.shl(v128.and(i32x4.add(quarter, i32x4.splat(1)), two), 30);
  const ofSineSign = i32x4.shl(v128.and(quarter, two), 30);
  cosine = v128.xor(v128.bitselect(ofSine, ofCosine, swapped), ofCosineSign);
  sine = v128.xor(v128.bitselect(ofCosine, ofSine, swapped), ofSineSign);
}
