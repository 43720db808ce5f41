import { describe, expect, it } from "vitest";
import { withSkips } from "../../experiment/skips";
import { drawNormals, Purpose } from "../../model/random";
import { referenceDecoding } from "../reference/reference";
import { objectives, skippingDraws, smallNetworkOn } from "./architectures";
import { setupFor, someImages, someState } from "./comparison";
import { agreeOnDraws, engines } from "./drawnAgreement";

const small = withSkips(smallNetworkOn({ side: 28, channels: 1 }), true);

describe("A network with skip connections", () => {
  agreeOnDraws({ draws: skippingDraws, objectives, small, seed: 31 });

  it.each(engines)("brings of other images other reconstructions, and of none zeros, on %s", async (_, create) => {
    const state = someState(small);
    const engine = await create(setupFor(small, 9));
    await engine.writeState(state);
    const images = someImages(small).subarray(0, 2 * 784);
    const z = drawNormals(2 * small.latentDim, { seed: 4, counter: 0, purpose: Purpose.prior });
    const both = await engine.decode(z, null, images);
    const second = await engine.decode(z.slice(3), null, images.subarray(784));
    const alone = await engine.decode(z);
    engine.dispose();
    const wide = {
      parameters: Float64Array.from(state.parameters),
      runningStatistics: Float64Array.from(state.runningStatistics),
    };
    const x = Float64Array.from(images, (level) => level / 255);
    const decodedBy = (skips: boolean) =>
      referenceDecoding(small, wide, Float64Array.from(z), x, "bernoulli", undefined, skips).decoded;
    expect(distance(both, decodedBy(true))).toBeLessThan(1e-4);
    expect(distance(alone, decodedBy(false))).toBeLessThan(1e-4);
    expect(distance(second, both.slice(784))).toBeLessThan(1e-4);
    expect(distance(both, alone)).toBeGreaterThan(0.02);
  });
}, 600_000);

/** Root of the mean square of differences. */
function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  expect(one.length).toBe(other.length);
  const squares = Array.from(one, (value, place) => (value - (other[place] ?? Number.NaN)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / one.length);
}
