import { PackCall } from "../abi/calls";

/** A task is one panel. */
export function pack(op: PackCall, task: i32): void {
  const depth = op.transposed ? op.columns : op.rows;
  const across = op.transposed ? op.rows : op.columns;
  const lanes = op.lanes;
  const width = min(lanes, across - task * lanes);
  const step: usize = op.transposed ? (<usize>op.columns) << 2 : 4;
  const down: usize = op.transposed ? 4 : (<usize>op.columns) << 2;
  let target = op.target + ((<usize>(task * op.taps * depth * lanes)) << 2);
  for (let tap = 0; tap < op.taps; tap++) {
    let source = op.kernel + ((<usize>(tap * op.rows * op.columns)) << 2) + <usize>(task * lanes) * step;
    for (let index = 0; index < depth; index++, source += down, target += (<usize>lanes) << 2) {
      packRow(source, step, width, lanes, target);
    }
  }
}

function packRow(source: usize, step: usize, width: i32, lanes: i32, target: usize): void {
  if (step === 4 && width === 8) {
    v128.store(target, v128.load(source));
    v128.store(target, v128.load(source, 16), 16);
    return;
  }
  for (let lane = 0; lane < lanes; lane++) {
    const value = lane < width ? f32.load(source + <usize>lane * step) : 0;
    f32.store(target + ((<usize>lane) << 2), value);
  }
}
