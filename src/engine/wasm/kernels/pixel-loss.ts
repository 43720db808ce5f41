import { LikelihoodCode } from "../abi/codes";
import { UniformBlock } from "../abi/control";
import { PixelLossCall } from "../abi/imageCalls";
import { exponential, levelsAt, logOnePlus, storeLanes, sumOfLanes } from "./arithmetic";

let loss: v128 = i32x4.splat(0);
let gradient: v128 = i32x4.splat(0);

export function pixelLoss(op: PixelLossCall, uniforms: UniformBlock, first: i32, end: i32): void {
  for (let image = first; image < end; image++) imageLoss(op, uniforms, image);
}

function imageLoss(op: PixelLossCall, uniforms: UniformBlock, image: i32): void {
  const weight = uniforms.reconstructionWeight;
  const from = (<usize>(image * op.pixels)) << 2;
  const clean = op.bytes ? op.bytes + <usize>load<u32>(op.rows + ((<usize>image) << 2)) * op.pixels : 0;
  let sum = f32x4.splat(0);
  let tail: f32 = 0;
  for (let pixel = 0; pixel < op.pixels; pixel += 4) {
    const at = from + ((<usize>pixel) << 2);
    const count = op.pixels - pixel;
    const levels = clean ? levelsAt(clean + pixel) : v128.load(op.images + at);
    measure(v128.load(op.logits + at), levels, uniforms.likelihood);
    if (count >= 4) sum = f32x4.add(sum, loss);
    else tail = sumOfFirst(loss, count);
    const scaled = weight === 0 ? f32x4.splat(0) : f32x4.mul(gradient, f32x4.splat(weight));
    if (op.gradient) storeLanes(op.gradient + at, scaled, count);
  }
  f32.store(op.losses + ((<usize>image) << 2), sumOfLanes(sum) + tail);
}

/** Bernoulli: max(l, 0) − l·x + log(1 + exp(−|l|)); Gaussian: ½(x − x̂)²; with their gradients by l. */
function measure(l: v128, x: v128, likelihood: i32): void {
  const zero = f32x4.splat(0);
  const e = exponential(f32x4.neg(f32x4.abs(l)));
  const inverse = f32x4.div(f32x4.splat(1), f32x4.add(e, f32x4.splat(1)));
  const mean = v128.bitselect(inverse, f32x4.mul(e, inverse), f32x4.ge(l, zero));
  const difference = f32x4.sub(mean, x);
  if (likelihood === LikelihoodCode.bernoulli) {
    loss = f32x4.add(f32x4.sub(f32x4.max(l, zero), f32x4.mul(l, x)), logOnePlus(e));
    gradient = difference;
  } else {
    loss = f32x4.mul(f32x4.mul(difference, difference), f32x4.splat(0.5));
    gradient = f32x4.mul(difference, f32x4.mul(e, f32x4.mul(inverse, inverse)));
  }
}

function sumOfFirst(x: v128, count: i32): f32 {
  let sum = f32x4.extract_lane(x, 0);
  if (count > 1) sum += f32x4.extract_lane(x, 1);
  if (count > 2) sum += f32x4.extract_lane(x, 2);
  return sum;
}
