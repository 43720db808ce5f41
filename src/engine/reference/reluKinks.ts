/**
 * Moves each channel's bias by as little as it takes for none of its sums to lie nearer to 0 than `margin`, and the sums
 * along with it. `sums` are [pixels, channels], biases stay 32-bit numbers.
 */
export function moveOffKinks(sums: Float64Array, bias: Float64Array, margin: number): void {
  for (const [channel, before] of bias.entries()) {
    const own = Float64Array.from(
      { length: sums.length / bias.length },
      (_, pixel) => sums[pixel * bias.length + channel] ?? 0,
    );
    const after = Math.fround(before + shiftOffZero(own, 1.01 * margin));
    bias[channel] = after;
    for (let at = channel; at < sums.length; at += bias.length) sums[at] = (sums[at] ?? 0) + after - before;
  }
}

/** The number nearest to 0 that, added to each of `values`, leaves none nearer to 0 than `margin`. */
export function shiftOffZero(values: Float64Array, margin: number): number {
  const up = shiftUp(values, margin);
  const down = shiftUp(
    values.map((value) => -value),
    margin,
  );
  return up <= down ? up : -down;
}

/** The least such number from 0 on: it skips the intervals that values forbid, in order. */
function shiftUp(values: Float64Array, margin: number): number {
  const forbidden = values.map((value) => -value).sort();
  return forbidden.reduce((shift, centre) => (Math.abs(shift - centre) < margin ? centre + margin : shift), 0);
}
