import { describe, expect, it } from "vitest";
import { defaultExperiment } from "./experiment";
import { readLayers } from "./notation";
import { parameterLayout } from "./parameters";
import { presets } from "./presets";

const { architecture } = defaultExperiment;
const layout = parameterLayout(architecture);
const shapeOf = (name: string) => layout.trainable.find((tensor) => tensor.name === name)?.shape;

describe("the lecture's network", () => {
  it("has 153,425 trainable parameters", () => {
    expect(layout.trainableCount).toBe(153_425);
  });

  it("keeps a running mean and variance for every channel of its six batch norms", () => {
    expect(layout.statisticsCount).toBe(2 * (32 + 64 + 20 + 3136 + 64 + 32));
  });

  it("has kernels in TensorFlow's layout", () => {
    expect(shapeOf("encoder/0/kernel")).toEqual([3, 3, 1, 32]);
    expect(shapeOf("encoder/5/kernel")).toEqual([3136, 20]);
    expect(shapeOf("mu/kernel")).toEqual([20, 2]);
    expect(shapeOf("decoder/3/kernel")).toEqual([3, 3, 64, 64]);
    expect(shapeOf("decoder/5/kernel")).toEqual([3, 3, 32, 64]);
    expect(shapeOf("decoder/7/kernel")).toEqual([3, 3, 1, 32]);
  });

  it("comes in the order encoder, mu, logVar, decoder", () => {
    const parts = layout.trainable.map(({ name }) => name.split("/")[0]);
    expect([...new Set(parts)]).toEqual(["encoder", "mu", "logVar", "decoder"]);
  });
});

describe("a layout", () => {
  const options = { imageShape: [28, 28, 1], latentDim: 5, batchNormalization: true } as const;

  it.each(presets.map(({ name, build }) => [name, build(options)] as const))(
    "leaves no gap and no overlap in %s",
    (_, preset) => {
      const { trainable, trainableCount, statistics, statisticsCount } = parameterLayout(preset);
      expect(endOf(trainable)).toBe(trainableCount);
      expect(endOf(statistics)).toBe(statisticsCount);
    },
  );

  it("is empty of statistics without batch norm", () => {
    const plain = { ...architecture, encoder: readLayers("flat.dense4r"), decoder: readLayers("dense784.to28x28x1") };
    expect(parameterLayout(plain).statistics).toEqual([]);
    expect(parameterLayout(plain).trainableCount).toBe(784 * 4 + 4 + 2 * (4 * 2 + 2) + 2 * 784 + 784);
  });
});

/** Where tensors that follow one another without a gap end. */
function endOf(tensors: readonly { offset: number; size: number; shape: readonly number[] }[]): number {
  return tensors.reduce((end, { offset, size, shape }) => {
    expect(offset).toBe(end);
    expect(shape.reduce((product, length) => product * length, 1)).toBe(size);
    return end + size;
  }, 0);
}
