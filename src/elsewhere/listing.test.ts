import { expect, it } from "vitest";
import { experimentOn } from "../experiment/experiment";
import { mnistDescription } from "../experiment/mnist";
import { listingOf } from "./listing";

const experiment = experimentOn(mnistDescription);

it("has every setting filled in, and marks the lines that a change of λ changes", () => {
  for (const library of ["keras", "pytorch"] as const) {
    const usual = listingOf(library, experiment);
    const changed = listingOf(library, { ...experiment, objective: { ...experiment.objective, lambda: 7 } });
    expect(usual.filter(({ text }) => text.includes("{{"))).toEqual([]);
    const differing = usual.filter(({ text }, line) => text !== changed[line]?.text);
    expect(differing.length).toBeGreaterThanOrEqual(2);
    expect(differing.every(({ isSetting }) => isSetting)).toBe(true);
  }
});

it("marks every layer of the network in PyTorch", () => {
  const layers = listingOf("pytorch", experiment).filter(({ text, isSetting }) => isSetting && /^ {12}\w/.test(text));
  const { encoder, decoder } = experiment.architecture;
  expect(layers).toHaveLength(encoder.length + decoder.length);
});
