import { LOG_VARIANCE_LIMIT } from "../../../model/posterior";

/**
 * The functions `drawNormal`, which gives number `index` of the step's stream as `drawNormals` of model/random.ts
 * draws it, and `normalOf`, which gives it from its words: pcg4d (Jarzynski and Olano 2020), then Box and Muller. WGSL asks little of its own sine and cosine, so
 * they are series here, over an eighth of a turn.
 */
export const random = `
fn pcg4d(key: vec4u) -> vec4u {
  var v = key * 1664525u + 1013904223u;
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  v ^= v >> vec4u(16u);
  v.x += v.y * v.w; v.y += v.z * v.x; v.z += v.x * v.y; v.w += v.y * v.z;
  return v;
}
fn unitInterval(word: u32) -> f32 { return (f32(word >> 9u) + 0.5) / 8388608.0; }
fn sineOf(t: f32) -> f32 {
  let s = t * t;
  return t * (1.0 + s * (-1.6666667e-1 + s * (8.3333333e-3 + s * (-1.9841270e-4 + s * 2.7557319e-6))));
}
fn cosineOf(t: f32) -> f32 {
  let s = t * t;
  return 1.0 + s * (-0.5 + s * (4.1666667e-2 + s * (-1.3888889e-3 + s * 2.4801587e-5)));
}
fn circle(turns: f32) -> vec2f {
  let quarter = round(turns * 4.0);
  let t = (turns - quarter * 0.25) * 6.2831853;
  let c = cosineOf(t);
  let s = sineOf(t);
  switch u32(quarter) % 4u {
    case 1u: { return vec2f(-s, c); }
    case 2u: { return vec2f(-c, -s); }
    case 3u: { return vec2f(s, -c); }
    default: { return vec2f(c, s); }
  }
}
fn drawNormal(index: u32) -> f32 {
  return normalOf(pcg4d(vec4u(step.seed, step.counter, index >> 2u, step.purpose)), index);
}
fn normalOf(words: vec4u, index: u32) -> f32 {
  let pair = select(words.xy, words.zw, (index & 2u) != 0u);
  let radius = sqrt(-2.0 * log(unitInterval(pair.x)));
  let point = circle(unitInterval(pair.y));
  return radius * select(point.x, point.y, (index & 1u) != 0u);
}`;

/** The function `heldLogVar`, the clamp of model/posterior.ts. */
export const heldLogVar = `
fn heldLogVar(value: f32) -> f32 { return clamp(value, -${LOG_VARIANCE_LIMIT}.0, ${LOG_VARIANCE_LIMIT}.0); }`;
