import { expect, it } from "vitest";
import { channelMaps, channelMoments, silentChannels } from "./channelMaps";

/** Two pixels side by side of three channels. */
const shape = [1, 2, 3] as const;

it("Channels are drawn apart on one scale, 0 without ink", () => {
  const { images, count, range } = channelMaps([0, 1, 5, 2, 4, 7], shape, 2);
  expect(count).toBe(2);
  expect(range).toEqual([0, 4]);
  expect([...images]).toEqual([0, 128, 64, 255]);
});

it("Where there are negative numbers, 0 is the middle grey", () => {
  const { images, range } = channelMaps([0, -2, 1, 0, 0, 0], shape, 3);
  expect(range).toEqual([-2, 2]);
  expect([...images]).toEqual([128, 128, 0, 128, 191, 128]);
});

it("Of nothing but zeros nothing is drawn", () => {
  expect([...channelMaps(new Float32Array(6), shape, 3).images]).toEqual([0, 0, 0, 0, 0, 0]);
});

it("Channels that are 0 everywhere are counted", () => {
  expect(silentChannels([0, 1, 0, 0, 0, 2], 3)).toBe(1);
});

it("A channel's mean and variance are over its own pixels", () => {
  const { mean, variance } = channelMoments([1, 10, 3, 10], 2);
  expect([...mean]).toEqual([2, 10]);
  expect([...variance]).toEqual([1, 0]);
});
