import { setFlagsFromString } from "node:v8";
import { describe, expect, it } from "vitest";
import { compileByName } from "../../../scripts/kernels.mjs";
import { EngineUnavailable } from "../engine";
import { checkEngine } from "../knownAnswer/check";
import { knownQuestions } from "../knownAnswer/question";
import { createKnownEngine } from "../wasm/known";
import { type FloatOperation, floatOperations } from "./floatOperations";

// Node 20 has relaxed SIMD, but only when asked.
setFlagsFromString("--experimental-wasm-relaxed-simd");

const questions = knownQuestions();

/** Functions that do their work where multiply and add are fused, or do it with more rows there. */
const fused = ["filter-tile/filterTile6", "product-tile/productTile"];

/**
 * What changes a result by less than devices may round: the smallest terms of a series, Adam's epsilon, the half of 2⁻²³ by
 * which a uniform number is held away from 0, and by which of its logits a softmax is shifted.
 */
const beneathNotice = [
  "arithmetic/logOnePlus",
  "adam/updateFour",
  "corruption/uniformsOf",
  "label-loss/imageLabelLoss",
];

/** What is said of kernels with one operation altered: the first quantity that is wrong, or null where none is. */
async function wrongWith({ at, other }: FloatOperation, binary: Uint8Array, relaxed: boolean): Promise<string | null> {
  const altered = binary.slice();
  altered[at] = other;
  const module = await WebAssembly.compile(altered);
  const compile = async () => ({ module, shared: false, relaxed });
  for (const question of questions) {
    const engine = await createKnownEngine(question, { shared: false, compile });
    try {
      await checkEngine(engine, question);
    } catch (error) {
      if (!(error instanceof EngineUnavailable && error.obstacle.code === "computesWrongly")) throw error;
      expect(error.obstacle.name).toBe("WASM");
      return error.obstacle.quantity;
    } finally {
      engine.dispose();
    }
  }
  return null;
}

describe("A WASM kernel with one operation altered", () => {
  it.each([false, true])("is refused by name, whichever operation that is, fused %s", async (isFused) => {
    const binary = await compileByName(isFused);
    const operations = floatOperations(binary).filter(({ kernel }) => fused.includes(kernel) === isFused);
    const missed: string[] = [];
    for (const operation of operations) {
      if ((await wrongWith(operation, binary, isFused)) === null) missed.push(operation.kernel);
    }
    const kernels = new Set(operations.map(({ kernel }) => kernel));
    expect(missed.filter((kernel) => !beneathNotice.includes(kernel))).toEqual([]);
    expect(missed.length).toBeLessThanOrEqual(6);
    expect(kernels.size).toBeGreaterThanOrEqual(isFused ? 2 : 34);
    expect(operations.length).toBeGreaterThanOrEqual(isFused ? 24 : 160);
    console.info(`${operations.length} operations of ${kernels.size} WASM functions altered, ${missed.length} missed.`);
  });
});
