/** Training averages of Keras' own VAE example by epoch, over 70,000 images and without batch norm (nats an image). */
export const kerasLog = new Map([
  [1, 253.7],
  [2, 175.3],
  [3, 164.6],
  [5, 157.8],
  [10, 152.2],
  [20, 148.3],
  [30, 146.95],
]);

/**
 * The reference run, held-out, by terms and step: the same network in PyTorch, one seed, 2,000 images.
 * @type {Readonly<Record<import("../src/experiment/objective").Terms, ReadonlyMap<number, string>>>}
 */
export const pytorchRun = {
  reconstruction: new Map([
    [100, "205.4, KL 5.1, σ 0.95, μ to ± 4.4, spread 1.5"],
    [468, "163.6, KL 13.0, σ 0.66, μ to ± 11.2, spread 3.5"],
    [936, "152.7, KL 23.5, σ 0.35, μ to ± 16.9, spread 4.6"],
    [1404, "147.9, KL 25.5, σ 0.21, μ to ± 15.7, spread 4.8"],
  ]),
  kl: new Map([[468, "KL 0.001, σ 0.994, μ to ± 0.11"]]),
  combined: new Map([
    [100, "209.0, KL 2.5, σ 0.93, μ to ± 5.5, spread 1.3"],
    [468, "166.2, KL 5.4, σ 0.62, μ to ± 7.7, spread 2.2"],
    [936, "154.7, KL 5.1, σ 0.21, μ to ± 5.9, spread 1.7"],
  ]),
};
