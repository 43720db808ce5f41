import type { DataDescription } from "./dataSets";

/** Height and width of MNIST's images, in pixels. */
export const MNIST_SIDE = 28;
/** Height and width of the box in them that its makers scaled every digit to, in pixels. */
export const MNIST_BOX = 20;
/** The mean width of the strokes of MNIST's digits, in pixels. */
export const MNIST_PEN = 2.4;

/** MNIST, as it is known before an image of it is loaded. */
export const mnistDescription: DataDescription = {
  name: "mnist",
  version: "ba891046e6505d7a",
  title: "MNIST",
  origin: "fetched",
  credit: "Yann LeCun, Corinna Cortes and Christopher Burges",
  licence: "CC BY-SA 3.0",
  noun: { one: "digit", many: "digits" },
  imageShape: [MNIST_SIDE, MNIST_SIDE, 1],
  classNames: Array.from({ length: 10 }, (_, digit) => String(digit)),
  classCounts: [
    [5923, 980],
    [6742, 1135],
    [5958, 1032],
    [6131, 1010],
    [5842, 982],
    [5421, 892],
    [5918, 958],
    [6265, 1028],
    [5851, 974],
    [5949, 1009],
  ],
  factors: [],
  trainCount: 60_000,
  testCount: 10_000,
  drawing: { box: [MNIST_BOX, MNIST_BOX], pen: MNIST_PEN, centre: "mass", asAllImages: true },
  fetchedBytes: 11_500_000,
  latentDim: 2,
};
