/** a · b + c in each lane: one rounding where the build allows relaxed SIMD, two where it does not. */
export function multiplyAdd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

const LOG2_E: f32 = 1.4426950408889634;
/** ln 2 in two parts, the first exact in few bits (Cephes, expf). */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -2.1219444e-4;

/** exp(x) in each lane, relative error about 1e-7; NaN stays NaN. Polynomial of Cephes' expf. */
export function exponential(x: v128): v128 {
  const held = f32x4.min(f32x4.max(x, f32x4.splat(-87.3)), f32x4.splat(88.7));
  const power = f32x4.nearest(f32x4.mul(held, f32x4.splat(LOG2_E)));
  let r = f32x4.sub(held, f32x4.mul(power, f32x4.splat(LN2_HIGH)));
  r = f32x4.sub(r, f32x4.mul(power, f32x4.splat(LN2_LOW)));
  let sum = multiplyAdd(f32x4.splat(1.98756915e-4), r, f32x4.splat(1.3981999507e-3));
  sum = multiplyAdd(sum, r, f32x4.splat(8.3334519073e-3));
  sum = multiplyAdd(sum, r, f32x4.splat(4.1665795894e-2));
  sum = multiplyAdd(sum, r, f32x4.splat(1.6666665459e-1));
  sum = multiplyAdd(sum, r, f32x4.splat(0.5));
  sum = f32x4.add(multiplyAdd(sum, f32x4.mul(r, r), r), f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.trunc_sat_f32x4_s(power), 23);
  return i32x4.add(sum, exponent);
}

/** log(1 + e) in each lane for e in [0, 1]: 2 artanh(e / (2 + e)) by its series, error under 3e-8 of the value. */
export function logOnePlus(e: v128): v128 {
  const s = f32x4.div(e, f32x4.add(e, f32x4.splat(2)));
  const t = f32x4.mul(s, s);
  let sum = multiplyAdd(t, f32x4.splat(1 / 15.0), f32x4.splat(1 / 13.0));
  sum = multiplyAdd(sum, t, f32x4.splat(1 / 11.0));
  sum = multiplyAdd(sum, t, f32x4.splat(1 / 9.0));
  sum = multiplyAdd(sum, t, f32x4.splat(1 / 7.0));
  sum = multiplyAdd(sum, t, f32x4.splat(1 / 5.0));
  sum = multiplyAdd(sum, t, f32x4.splat(1 / 3.0));
  sum = f32x4.mul(multiplyAdd(sum, t, f32x4.splat(1)), s);
  return f32x4.add(sum, sum);
}

/** Four grey levels from 0 to 1, of the bytes from an address on. */
export function levelsAt(bytes: usize): v128 {
  const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes)));
  return f32x4.div(f32x4.convert_i32x4_s(words), f32x4.splat(255));
}

/** Sum of the four lanes, always in the same order. */
export function sumOfLanes(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** Writes the first `count` lanes, 1 to 4, of x. */
export function storeLanes(target: usize, x: v128, count: i32): void {
  if (count >= 4) {
    v128.store(target, x);
    return;
  }
  f32.store(target, f32x4.extract_lane(x, 0));
  if (count > 1) f32.store(target, f32x4.extract_lane(x, 1), 4);
  if (count > 2) f32.store(target, f32x4.extract_lane(x, 2), 8);
}
