import { SampleCall, SampleGradientCall } from "../abi/calls";
import { NoiseCode } from "../abi/codes";
import { UniformBlock } from "../abi/control";

const LOG_VARIANCE_LIMIT: f32 = 20;

export function sample(op: SampleCall, uniforms: UniformBlock, first: i32, end: i32): void {
  for (let image = first; image < end; image++) {
    let kl: f64 = 0;
    for (let dimension = 0; dimension < op.latentDim; dimension++) {
      kl += sampleOne(op, uniforms, image, image * op.latentDim + dimension);
    }
    f32.store(op.kl + ((<usize>image) << 2), <f32>(0.5 * kl));
  }
}

/** Draws one coordinate; its share of twice the KL divergence. */
function sampleOne(op: SampleCall, uniforms: UniformBlock, _image: i32, index: i32): f64 {
  const at = (<usize>index) << 2;
  const mu = f32.load(op.mu + at);
  if (uniforms.noise === NoiseCode.zero) {
    f32.store(op.z + at, mu);
    return <f64>mu * mu;
  }
  const epsilon = drawNormal(uniforms, <u32>index + uniforms.firstRow * <u32>op.latentDim);
  f32.store(op.epsilon + at, epsilon);
  if (uniforms.noise === NoiseCode.one) {
    f32.store(op.z + at, mu + epsilon);
    return <f64>mu * mu;
  }
  const logVar = held(f32.load(op.logVar + at));
  f32.store(op.z + at, mu + <f32>NativeMath.exp(0.5 * <f64>logVar) * epsilon);
  return <f64>mu * mu + NativeMath.exp(logVar) - 1 - logVar;
}

function held(logVar: f32): f32 {
  return min(LOG_VARIANCE_LIMIT, max(-LOG_VARIANCE_LIMIT, logVar));
}

export function sampleGradient(op: SampleGradientCall, uniforms: UniformBlock, first: i32, end: i32): void {
  const squaresWeight = uniforms.squaresWeight;
  const logsWeight = uniforms.logsWeight;
  const last = (<usize>(end * op.latentDim)) << 2;
  for (let at = (<usize>(first * op.latentDim)) << 2; at < last; at += 4) {
    const dz = f32.load(op.zGradient + at);
    const mu = f32.load(op.mu + at);
    f32.store(op.muGradient + at, squaresWeight === 0 ? dz : dz + squaresWeight * mu);
    let dLogVar: f32 = 0;
    if (uniforms.noise === NoiseCode.learned) {
      const logVar = held(f32.load(op.logVar + at));
      dLogVar = dz * f32.load(op.epsilon + at) * 0.5 * <f32>NativeMath.exp(0.5 * <f64>logVar);
      if (squaresWeight !== 0) {
        dLogVar += <f32>(0.5 * (<f64>squaresWeight * NativeMath.exp(logVar) - <f64>logsWeight));
      }
    }
    f32.store(op.logVarGradient + at, dLogVar);
  }
}

let x: u32 = 0;
let y: u32 = 0;
let z: u32 = 0;
let w: u32 = 0;

/** Number `index` of the stream, as `drawNormals` draws it. */
function drawNormal(uniforms: UniformBlock, index: u32): f32 {
  pcg4d(uniforms.seed, uniforms.counter, index >> 2, uniforms.purpose);
  const second = (index & 2) !== 0;
  const radius = NativeMath.sqrt(-2 * NativeMath.log(unitInterval(second ? z : x)));
  const angle = 2 * NativeMath.PI * unitInterval(second ? w : y);
  return <f32>(radius * (index & 1 ? NativeMath.sin(angle) : NativeMath.cos(angle)));
}

function unitInterval(word: u32): f64 {
  return (<f64>(word >> 9) + 0.5) / 8388608;
}

/** Jarzynski and Olano (2020), as in model/random.ts. */
function pcg4d(a: u32, b: u32, c: u32, d: u32): void {
  x = a * 1664525 + 1013904223;
  y = b * 1664525 + 1013904223;
  z = c * 1664525 + 1013904223;
  w = d * 1664525 + 1013904223;
  mix();
  x ^= x >> 16;
  y ^= y >> 16;
  z ^= z >> 16;
  w ^= w >> 16;
  mix();
}

function mix(): void {
  x += y * w;
  y += z * x;
  z += x * y;
  w += y * z;
}
