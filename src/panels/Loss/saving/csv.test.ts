import { describe, expect, it } from "vitest";
import { withLabelHead } from "../../../experiment/architecture";
import { defaultExperiment } from "../../../experiment/experiment";
import {
  emptyHistory,
  type History,
  withEngine,
  withEvaluation,
  withSettings,
  withSteps,
} from "../../../state/run/history";
import { settingsOf } from "../../../state/run/marks";
import { csvOf } from "./csv";

const losses = (count: number) => Array.from({ length: count }, () => ({ reconstruction: 150, kl: 6.5 }));
const { objective, learningRate } = settingsOf(defaultExperiment);
const begun = withEvaluation(withSteps(emptyHistory(defaultExperiment), 1, losses(2)), 2, {
  reconstruction: 160,
  kl: 6,
});
const changed = withSteps(
  withSettings(begun, 2, { objective: { ...objective, lambda: 10 }, learningRate }, 20),
  3,
  losses(1),
);

/** Rows as records by the names of their columns. */
function read(csv: string): Record<string, string>[] {
  const [header = "", ...lines] = csv.trimEnd().split("\n");
  const names = header.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((cell, index) => [names[index], cell])));
}

describe("the curves as comma-separated values", () => {
  it("name the unit of every loss", () => {
    expect(Object.keys(read(csvOf([begun]))[0] ?? {})).toEqual(
      expect.arrayContaining(["run", "step", "train_total_nats_per_image", "held_out_kl_nats_per_image", "lambda"]),
    );
  });

  it("have a line for every step, its losses whole", () => {
    const rows = read(csvOf([changed]));
    expect(rows.map((row) => row["step"])).toEqual(["1", "2", "3"]);
    expect(rows.map((row) => row["train_total_nats_per_image"])).toEqual(["156.5", "156.5", "215"]);
    expect(rows.map((row) => row["held_out_total_nats_per_image"])).toEqual(["", "166", ""]);
  });

  it("have the settings that each step was taken with", () => {
    const rows = read(csvOf([changed]));
    expect(rows.map((row) => row["lambda"])).toEqual(["1", "1", "10"]);
    expect(rows[0]).toMatchObject({ terms: "combined", learning_rate: "0.001", batch_size: "128", seed: "42" });
  });

  it("have what a label head costs and how many labels it knows, and nothing of a network without one", () => {
    const architecture = withLabelHead(defaultExperiment.architecture, { classes: 10, labels: 100 });
    const labelled = { ...defaultExperiment, architecture, objective: { ...objective, labelWeight: 30 } };
    const learned = withSteps(emptyHistory(labelled), 1, [{ reconstruction: 150, kl: 6, crossEntropy: 2.25 }]);
    expect(
      read(csvOf([withEvaluation(learned, 1, { reconstruction: 160, kl: 5, crossEntropy: 1.5 })]))[0],
    ).toMatchObject({
      train_label_cross_entropy_nats_per_labelled_image: "2.25",
      held_out_label_cross_entropy_nats_per_labelled_image: "1.5",
      label_weight: "30",
      labels: "100",
      seed: "42",
    });
    expect(read(csvOf([begun]))[0]).toMatchObject({
      train_label_cross_entropy_nats_per_labelled_image: "",
      label_weight: "",
      labels: "",
    });
  });

  it("have what was done to the images that the encoder saw", () => {
    const corruption = { kind: "gaussian", strength: 0.5 } as const;
    const noisy = withSettings(begun, 2, { objective: { ...objective, corruption }, learningRate }, 20);
    const rows = read(csvOf([withSteps(noisy, 3, losses(1))]));
    expect(rows.map((row) => row["corruption"])).toEqual(["none", "none", "gaussian~0.5"]);
  });

  it("say what computed a run, on which its bits depend", () => {
    const onThreads = (count: number, relaxedSimd: boolean) =>
      ({ name: "WASM", hardware: { kind: "threads", count, relaxedSimd } }) as const;
    const adapter = { name: 'a "quick", new card', software: false };
    const engineOf = (history: History) =>
      csvOf([history])
        .split("\n")[1]
        ?.match(/,("[^,].*")$/)?.[1];
    expect(engineOf(withEngine(begun, onThreads(8, true)))).toBe('"WASM, relaxed SIMD"');
    expect(engineOf(withEngine(begun, onThreads(8, false)))).toBe('"WASM, plain SIMD"');
    const fewer = withEngine(withEngine(begun, onThreads(8, true)), onThreads(1, true));
    expect(engineOf(fewer)).toBe('"WASM, relaxed SIMD"');
    const moved = withEngine(fewer, { name: "WebGPU", hardware: { kind: "adapter", ...adapter } });
    expect(engineOf(moved)).toBe('"WASM, relaxed SIMD; WebGPU, a ""quick"", new card"');
    expect(Object.keys(read(csvOf([begun]))[0] ?? {}).at(-1)).toBe("engine");
  });

  it("hold every run that is given", () => {
    const rows = read(csvOf([begun, { ...begun, number: 2 }]));
    expect(rows.map((row) => row["run"])).toEqual(["1", "1", "2", "2"]);
  });
});
