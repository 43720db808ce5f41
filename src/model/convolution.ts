/** A plane of numbers, [height, width]. */
export interface NumberPlane {
  readonly height: number;
  readonly width: number;
  readonly values: Float64Array;
}

const SIDE = 3;

/** The convolution K of a plane with one kernel [3, 3] at a stride, with SAME padding as TensorFlow pads, without bias. */
export function convolved(plane: NumberPlane, kernel: ArrayLike<number>, stride: number): NumberPlane {
  const [height, width] = [Math.ceil(plane.height / stride), Math.ceil(plane.width / stride)];
  const values = new Float64Array(height * width);
  const coarse = { height, width, values };
  forEachProduct(plane, coarse, stride, (from, to, tap) => {
    values[to] = (values[to] as number) + (plane.values[from] as number) * (kernel[tap] as number);
  });
  return coarse;
}

/** The transposed convolution Kᵀ: a plane of K's outputs, spread over one of a height and a width by the same kernel. */
export function transposeConvolved(
  coarsePlane: NumberPlane,
  kernel: ArrayLike<number>,
  stride: number,
  [height, width]: readonly [number, number],
): NumberPlane {
  const values = new Float64Array(height * width);
  const whole = { height, width, values };
  forEachProduct(whole, coarsePlane, stride, (fine, coarse, tap) => {
    values[fine] = (values[fine] as number) + (coarsePlane.values[coarse] as number) * (kernel[tap] as number);
  });
  return whole;
}

/** The sum of products of two planes of one shape, ⟨a, b⟩. */
export function innerProduct({ values }: NumberPlane, other: NumberPlane): number {
  return values.reduce((sum, value, place) => sum + value * (other.values[place] as number), 0);
}

/** Every weight of K that is not 0, by the place in its input, that in its output and that in the kernel. */
function forEachProduct(
  fine: Pick<NumberPlane, "height" | "width">,
  coarse: Pick<NumberPlane, "height" | "width">,
  stride: number,
  take: (fine: number, coarse: number, tap: number) => void,
): void {
  const top = padBefore(fine.height, coarse.height, stride);
  const left = padBefore(fine.width, coarse.width, stride);
  for (let place = 0; place < coarse.height * coarse.width * SIDE * SIDE; place++) {
    const tap = place % (SIDE * SIDE);
    const output = Math.floor(place / (SIDE * SIDE));
    const row = Math.floor(output / coarse.width) * stride + Math.floor(tap / SIDE) - top;
    const column = (output % coarse.width) * stride + (tap % SIDE) - left;
    if (row < 0 || row >= fine.height || column < 0 || column >= fine.width) continue;
    take(row * fine.width + column, output, tap);
  }
}

/** As much as the last window needs, the smaller half before. */
function padBefore(fine: number, coarse: number, stride: number): number {
  return Math.floor(Math.max(0, (coarse - 1) * stride + SIDE - fine) / 2);
}
