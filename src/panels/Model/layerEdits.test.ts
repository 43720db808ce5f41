import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { presets } from "../../experiment/presets";
import { changed, draftOf, draftSummary, inserted, layerOfKind, moved, removed } from "./layerEdits";

const architecture = presets[0]?.build({ imageShape: [28, 28, 1], latentDim: 2, batchNormalization: true });
if (!architecture) throw new Error("There are no presets.");
const draft = draftOf(architecture);

describe("a draft of a network", () => {
  test("is the network that it was made of, with its shapes and parameters", () => {
    const summary = draftSummary(draft, architecture);
    expect(summary.architecture).toEqual(architecture);
    expect(summary.shapes.encoder.slice(0, 3)).toEqual([
      [14, 14, 32],
      [14, 14, 32],
      [7, 7, 64],
    ]);
    expect(summary.parameters?.encoder.slice(0, 3)).toEqual([320, 64, 18_496]);
    expect(summary.problem).toBeNull();
  });

  test("tells its shapes as far as layers fit, and why not the next, at its part", () => {
    const withoutFlatten = removed(draft, "encoder", 4);
    const summary = draftSummary(withoutFlatten, architecture);
    expect(summary.shapes.encoder).toHaveLength(4);
    expect(summary.problem).toEqual({ code: "needsFlat", part: "encoder", layer: 5 });
    expect(summary.problemPart).toBe("encoder");
    expect(summary.shapes.decoder).toHaveLength(draft.decoder.length);
    const ending = changed(draft, "decoder", 7, {
      kind: "conv2dTranspose",
      filters: 2,
      stride: 1,
      activation: "linear",
    });
    expect(draftSummary(ending, architecture)).toMatchObject({
      problem: { code: "decoderEndsWrong" },
      problemPart: "decoder",
    });
  });

  test("comes back when a layer is put in and taken out, or moved there and back", () => {
    fc.assert(
      fc.property(fc.constantFrom("encoder", "decoder"), fc.nat({ max: 5 }), (part, place) => {
        const longer = inserted(draft, part, place, { kind: "flatten" });
        expect(longer[part][place]?.id).toBe(draft.encoder.length + draft.decoder.length);
        expect(removed(longer, part, place)).toEqual(draft);
        const later = moved(draft, part, place, 1);
        expect(later[part][place + 1]).toBe(draft[part][place]);
        expect(moved(later, part, place + 1, -1)).toEqual(draft);
      }),
    );
  });
});

test("a layer of another kind keeps what both have, and a reshape takes what comes in", () => {
  const before = { kind: "conv2d", filters: 48, stride: 2, activation: "linear" } as const;
  expect(layerOfKind("conv2dTranspose", before, undefined)).toEqual({ ...before, kind: "conv2dTranspose" });
  expect(layerOfKind("dense", before, undefined)).toEqual({ kind: "dense", units: 48, activation: "linear" });
  expect(layerOfKind("reshape", before, [3136])).toEqual({ kind: "reshape", shape: [7, 7, 64] });
});
