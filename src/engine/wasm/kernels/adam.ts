import { AdamCall } from "../abi/calls";
import { UniformBlock } from "../abi/control";
import { multiplyAdd, storeLanes } from "./arithmetic";

export function adam(op: AdamCall, uniforms: UniformBlock, task: i32): void {
  const first = task * op.unit;
  const end = min(op.count, first + op.unit);
  for (let index = first; index < end; index += 4) updateFour(op, uniforms, (<usize>index) << 2, end - index);
}

function updateFour(op: AdamCall, uniforms: UniformBlock, at: usize, count: i32): void {
  const gradient = v128.load(op.gradients + at);
  const fresh = f32x4.mul(gradient, f32x4.splat(1 - op.beta1));
  const m = multiplyAdd(v128.load(op.firstMoments + at), f32x4.splat(op.beta1), fresh);
  const square = f32x4.mul(f32x4.mul(gradient, gradient), f32x4.splat(1 - op.beta2));
  const v = multiplyAdd(v128.load(op.secondMoments + at), f32x4.splat(op.beta2), square);
  const deviation = f32x4.sqrt(f32x4.mul(v, f32x4.splat(uniforms.secondCorrection)));
  const step = f32x4.div(
    f32x4.mul(m, f32x4.splat(uniforms.learningRate * uniforms.firstCorrection)),
    f32x4.add(deviation, f32x4.splat(op.epsilon)),
  );
  storeLanes(op.firstMoments + at, m, count);
  storeLanes(op.secondMoments + at, v, count);
  storeLanes(op.parameters + at, f32x4.sub(v128.load(op.parameters + at), step), count);
}
