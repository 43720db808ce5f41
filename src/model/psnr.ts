/** The mean squared difference of two lists of grey levels 0 to 255, white being 1. */
export function meanSquaredError(levels: ArrayLike<number>, others: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < levels.length; place++) {
    sum += (((levels[place] as number) - (others[place] as number)) / 255) ** 2;
  }
  return sum / levels.length;
}

/**
 * The peak signal-to-noise ratio in dB of images whose mean squared error is known, white being 1: 10 log₁₀(1 / error). It has
 * no bound where nothing differs.
 */
export function peakSignalToNoise(error: number): number {
  return -10 * Math.log10(error);
}
