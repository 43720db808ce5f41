import { describe, expect, it } from "vitest";
import { createEngine, examineEngine } from "../choose";
import { bareSoftwareGpu } from "../parity/softwareGpu";
import { answersToKeep, nearestKinks } from "../reference/knownAnswer";
import { createKnownEngine } from "../wasm/known";
import { examinedDevice } from "../webgpu/create";
import { askEngine, quantitiesOf, weightedSum } from "./answer";
import { checkEngine } from "./check";
import kept from "./knownAnswers.json";
import { knownQuestions, knownSetup } from "./question";

describe("The answers that are kept", () => {
  it("are those of the 64-bit reference: `npm run known-answers` writes them", () => {
    const answers = answersToKeep();
    expect(Object.keys(kept)).toEqual(Object.keys(answers));
    for (const [name, numbers] of Object.entries(kept)) {
      const found = answers[name]?.flat() ?? [];
      expect(numbers.flat()).toHaveLength(found.length);
      for (const [index, value] of numbers.flat().entries()) {
        expect(Math.abs(value - (found[index] ?? Number.NaN))).toBeLessThanOrEqual(1e-6 * Math.abs(value));
      }
    }
  });

  it("hang on no rounding: no ReLU meets a number next to 0", () => {
    expect(Math.min(...nearestKinks())).toBeGreaterThan(3e-5);
  });
});

describe("A known question", () => {
  it.each([true, false])("is answered by WASM, relaxed SIMD %s", async (relaxed) => {
    for (const question of knownQuestions()) {
      const engine = await createKnownEngine(question, { relaxed });
      await expect(checkEngine(engine, question)).resolves.toBeUndefined();
      engine.dispose();
    }
  });

  it("is answered by TensorFlow.js, on the back end of a model that is asked nothing", async () => {
    const [, question] = knownQuestions();
    if (!question) throw new Error("There is no question.");
    const name = "TensorFlow.js CPU";
    const engine = await createEngine(name, knownSetup(question), await examineEngine(name));
    await engine.writeState(question.state);
    expect((await engine.encode(question.encoded, question.encodedLabels)).mu.every(Number.isFinite)).toBe(true);
    engine.dispose();
  });

  it("is answered by WebGPU on a software adapter", async () => {
    const device = await examinedDevice(knownQuestions(), checkEngine, bareSoftwareGpu());
    expect(device.pipelines.compiled.size).toBeGreaterThan(40);
    device.release();
  });

  it("names what is wrong, with the engine, what was found and what is right", async () => {
    const [question] = knownQuestions();
    if (!question) throw new Error("There is no question.");
    const engine = await createKnownEngine(question);
    const [right] = quantitiesOf(await askEngine(engine, question), question).filter(({ name }) => name === "mu");
    const { encode } = engine;
    engine.encode = async (images) => {
      const { mu, logVar } = await encode.call(engine, images);
      return { mu: mu.map((value, index) => (index === 3 ? value * 1.01 : value)), logVar };
    };
    const expected = right && weightedSum(right);
    await expect(checkEngine(engine, question)).rejects.toMatchObject({
      obstacle: { code: "computesWrongly", name: "WASM", quantity: "mu", expected: expect.closeTo(expected ?? 0, 4) },
    });
    engine.encode = async (images) => ({ ...(await encode.call(engine, images)), mu: [Number.NaN] as never });
    await expect(checkEngine(engine, question)).rejects.toMatchObject({ obstacle: { found: Number.NaN } });
    engine.dispose();
  });
});
