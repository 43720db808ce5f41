import { describe, expect, it } from "vitest";
import { defaultExperiment } from "../experiment/experiment";
import { parameterLayout } from "../experiment/parameters";
import { initialState, isFiniteState } from "./state";

const { architecture } = defaultExperiment;

describe("the untrained state", () => {
  const state = initialState(architecture, 42);
  const { trainable, statistics } = parameterLayout(architecture);

  it("is the same for the same seed, and another for another", () => {
    expect(initialState(architecture, 42)).toEqual(state);
    expect(initialState(architecture, 43).parameters).not.toEqual(state.parameters);
  });

  it("has kernels that fill Glorot's interval evenly, the heads half that of a linear layer", () => {
    const limits: Record<string, number> = {
      "encoder/0/kernel": Math.sqrt(6 / (9 * 1 + 9 * 32)),
      "encoder/5/kernel": Math.sqrt(6 / (3136 + 20)),
      "decoder/3/kernel": Math.sqrt(6 / (9 * 64 + 9 * 64)),
      "mu/kernel": Math.sqrt(1 / 20) / 2,
      "logVar/kernel": Math.sqrt(1 / 20) / 2,
    };
    for (const { name, offset, size } of trainable) {
      const limit = limits[name];
      if (limit === undefined) continue;
      const kernel = state.parameters.subarray(offset, offset + size);
      const greatest = kernel.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
      const variance = kernel.reduce((sum, weight) => sum + weight * weight, 0) / size;
      expect(greatest).toBeLessThanOrEqual(limit);
      expect(greatest).toBeGreaterThan(0.95 * limit);
      expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 0);
    }
  });

  it("has gamma and running variance 1, biases, beta and running mean 0", () => {
    const values = { bias: 0, gamma: 1, beta: 0, runningMean: 0, runningVariance: 1 };
    for (const { role, offset, size } of [...trainable, ...statistics]) {
      if (role === "kernel") continue;
      const isRunning = role === "runningMean" || role === "runningVariance";
      const block = isRunning ? state.runningStatistics : state.parameters;
      expect(block.subarray(offset, offset + size).every((value) => value === values[role])).toBe(true);
    }
  });

  it("draws every kernel from a stream of its own", () => {
    const kernels = trainable.filter(({ role }) => role === "kernel");
    const firsts = kernels.map(({ offset, size, shape }) => {
      const [inputs = 1, outputs = 1] = shape.slice(-2);
      return (state.parameters[offset] ?? 0) * Math.sqrt((inputs + outputs) * (size / (inputs * outputs)));
    });
    expect(new Set(firsts.map((first) => first.toFixed(5))).size).toBe(kernels.length);
  });

  it("is finite until one number is not, wherever that is", () => {
    expect(isFiniteState(state)).toBe(true);
    for (const block of ["parameters", "runningStatistics", "firstMoments", "secondMoments"] as const) {
      const spoilt = { ...state, [block]: state[block].slice().fill(Number.NaN, 3, 4) };
      expect(isFiniteState(spoilt)).toBe(false);
    }
  });
});
