import type { ImageShape } from "../../experiment/architecture";

/** Some channels of a layer's output as images, and the numbers that their darkest and palest ink stand for. */
export interface ChannelMaps {
  /** Grey levels, [count, height, width]. */
  readonly images: Uint8ClampedArray;
  readonly count: number;
  /** What level 0 and level 255 stand for: 0 and the largest number, or the same distance on either side of 0. */
  readonly range: readonly [low: number, high: number];
}

/**
 * The first channels, `most` at most, of numbers [height, width, channels] as grey levels on one scale. Where no number is
 * negative, 0 is no ink; else it is the middle grey.
 */
export function channelMaps(
  numbers: ArrayLike<number>,
  [height, width, channels]: ImageShape,
  most: number,
): ChannelMaps {
  const count = Math.min(most, channels);
  const pixels = height * width;
  const values = new Float32Array(count * pixels);
  for (let place = 0; place < values.length; place++) {
    values[place] = numbers[(place % pixels) * channels + Math.floor(place / pixels)] ?? 0;
  }
  const range = rangeOf(values);
  const [low, high] = range;
  const images = new Uint8ClampedArray(values.length);
  for (let place = 0; place < images.length; place++) {
    images[place] = (255 * ((values[place] ?? 0) - low)) / (high - low || 1);
  }
  return { images, count, range };
}

/** From 0 to the largest number, or as far below 0 as above it where one is negative. */
export function rangeOf(values: ArrayLike<number>): readonly [low: number, high: number] {
  let [least, greatest] = [0, 0];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  const reach = Math.max(greatest, -least);
  return [least < 0 ? -reach : 0, reach];
}

/** How many channels of numbers [pixels, channels] are 0 everywhere. */
export function silentChannels(numbers: ArrayLike<number>, channels: number): number {
  const speaks = new Uint8Array(channels);
  for (let place = 0; place < numbers.length; place++) if (numbers[place] !== 0) speaks[place % channels] = 1;
  return speaks.reduce((silent, each) => silent - each, channels);
}

/** Mean and variance over the pixels of each channel of numbers [pixels, channels], each [channels]. */
export function channelMoments(numbers: ArrayLike<number>, channels: number) {
  const pixels = numbers.length / channels;
  const mean = new Float64Array(channels);
  const variance = new Float64Array(channels);
  const each = (add: (value: number, channel: number) => void) => {
    for (let place = 0; place < numbers.length; place++) add(numbers[place] ?? 0, place % channels);
  };
  each((value, channel) => {
    mean[channel] = (mean[channel] ?? 0) + value / pixels;
  });
  each((value, channel) => {
    variance[channel] = (variance[channel] ?? 0) + (value - (mean[channel] ?? 0)) ** 2 / pixels;
  });
  return { mean, variance };
}
