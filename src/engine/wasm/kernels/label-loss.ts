import { UniformBlock } from "../abi/control";
import { LabelLossCall } from "../abi/imageCalls";

export function labelLoss(op: LabelLossCall, uniforms: UniformBlock, first: i32, end: i32): void {
  for (let image = first; image < end; image++) imageLabelLoss(op, uniforms.labelWeight, image);
}

/** log Σ exp(l) − l of the class, and softmax(l) less its one-hot: nothing of an image without a class. */
function imageLabelLoss(op: LabelLossCall, weight: f32, image: i32): void {
  const from = (<usize>(image * op.size)) << 2;
  const bytes = (<usize>op.size) << 2;
  let most = f32.load(op.logits + from);
  let known: f32 = 0;
  let told: f32 = 0;
  for (let at = from; at < from + bytes; at += 4) {
    const logit = f32.load(op.logits + at);
    const isClass = f32.load(op.classes + at);
    most = max(most, logit);
    known += isClass;
    told += isClass * logit;
  }
  let sum: f64 = 0;
  for (let at = from; at < from + bytes; at += 4) sum += NativeMath.exp(<f64>f32.load(op.logits + at) - most);
  f32.store(op.losses + ((<usize>image) << 2), <f32>(<f64>known * (most + NativeMath.log(sum)) - told));
  if (!op.gradient) return;
  for (let at = from; at < from + bytes; at += 4) {
    const share = <f32>(NativeMath.exp(<f64>f32.load(op.logits + at) - most) / sum);
    const slope = known * share - f32.load(op.classes + at);
    f32.store(op.gradient + at, weight === 0 ? 0 : weight * slope);
  }
}
