import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { EngineUnavailable } from "../engine/engine";
import { createWasmEngine } from "../engine/wasm/create";
import { inferShapes, sizeOf } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { readLink, writeLink } from "../experiment/link";
import { parameterLayout } from "../experiment/parameters";
import { wholePage } from "../experiment/presentation";
import { architectureLimits, MOST_COMPARED, ranges } from "../experiment/ranges";
import { failureWords } from "../words/failures";
import { tellCount } from "./counted";
import { giantLinks, malformedLinks } from "./malformedLinks";

const COUNT = 20_000;
/** Different networks that are begun, as far as what they ask for. */
const BEGUN = 60;
/** Letters in which a page tells what is wrong with a link. */
const MOST_LETTERS = 1500;

const { Memory } = WebAssembly;
afterEach(() => {
  WebAssembly.Memory = Memory;
});

describe(`each of ${COUNT} malformed links`, () => {
  const networks = new Map<string, Experiment>();

  it("opens as an experiment within all limits, with what was wrong in bounded words, in no time", () => {
    let [read, refused, comparing, presenting, slowest] = [0, 0, 0, 0, 0];
    const known = new Set<string>();
    const check = (link: string) => {
      const began = process.cpuUsage().user;
      const { experiment, compared, presentation, problems } = readLink(link);
      slowest = Math.max(slowest, (process.cpuUsage().user - began) / 1000);
      const asJson = JSON.stringify(experiment);
      if (!known.has(asJson)) {
        expectWithinLimits(experiment);
        expect(readLink(writeLink(experiment))).toEqual({
          experiment,
          compared: [],
          presentation: wholePage,
          problems: [],
        });
      }
      if (compared.length > 0) {
        expect(compared.length).toBeLessThanOrEqual(MOST_COMPARED);
        expect(readLink(writeLink(experiment, compared))).toEqual({
          experiment,
          compared,
          presentation: wholePage,
          problems: [],
        });
        comparing += 1;
      }
      if (presentation.scene || presentation.hidden.length > 0) {
        expect(readLink(writeLink(experiment, [], presentation))).toMatchObject({ presentation, problems: [] });
        presenting += 1;
      }
      known.add(asJson);
      if (problems.length > 0) {
        const words = Object.values(failureWords({ code: "malformedLink", consequence: "refused", problems })).join(
          " ",
        );
        expect(words.length).toBeLessThan(MOST_LETTERS);
        expect(words).not.toContain("undefined");
        refused += 1;
      }
      networks.set(JSON.stringify([experiment.architecture, experiment.hyperparameters.batchSize]), experiment);
      read += 1;
    };
    for (const link of giantLinks) check(link);
    fc.assert(fc.property(malformedLinks, check), { numRuns: COUNT - giantLinks.length, seed: 14 });
    expect(read).toBe(COUNT);
    expect(refused).toBeGreaterThan(COUNT / 2);
    expect(networks.size).toBeGreaterThan(BEGUN);
    expect(comparing).toBeGreaterThan(10);
    expect(presenting).toBeGreaterThan(100);
    expect(slowest).toBeLessThan(1000);
    tellCount("malformed links", read);
  });

  it("asks for no more memory than it says, and for none where it says that it cannot", async () => {
    const asked = refuseMemory();
    let [begun, overBudget] = [0, 0];
    for (const { architecture, hyperparameters } of [...networks.values()].slice(0, BEGUN)) {
      const { batchSize } = hyperparameters;
      const trainImages = new Uint8Array(sizeOf(architecture.imageShape) * 1000);
      const setup = { architecture, batchSize, trainImages, onProgress: () => undefined, onLost: () => undefined };
      const error: unknown = await createWasmEngine(setup, { threads: 1 }).catch((refusal: unknown) => refusal);
      if (!(error instanceof EngineUnavailable)) throw error;
      const { obstacle } = error;
      if (obstacle.code === "overBudget") {
        expect(asked.splice(0)).toEqual([]);
        expect(obstacle.bytes).toBeGreaterThan(obstacle.greatest);
        overBudget += 1;
      } else {
        expect(obstacle).toEqual({ code: "memoryNotGiven", bytes: asked.splice(0)[0] });
        begun += 1;
      }
    }
    expect(begun).toBeGreaterThan(BEGUN / 4);
    expect(overBudget).toBeGreaterThan(BEGUN / 10);
    expect(begun + overBudget).toBe(BEGUN);
  });
});

function expectWithinLimits({ architecture, hyperparameters, objective, seed }: Experiment): void {
  const { encoder, decoder, latentDim } = architecture;
  inferShapes(architecture);
  expect(parameterLayout(architecture).trainableCount).toBeLessThanOrEqual(architectureLimits.parameters);
  expect(Math.max(encoder.length, decoder.length)).toBeLessThanOrEqual(architectureLimits.layers);
  const numbers = [
    [latentDim, ranges.latentDim],
    [hyperparameters.batchSize, ranges.batchSize],
    [hyperparameters.learningRate, ranges.learningRate],
    [objective.lambda || ranges.lambda.least, ranges.lambda],
    [seed, ranges.seed],
  ] as const;
  expect(numbers.filter(([value, { least, greatest }]) => !(value >= least && value <= greatest))).toEqual([]);
}

/** Gives no memory from now on; the bytes of each that is asked for. */
function refuseMemory(): number[] {
  const asked: number[] = [];
  WebAssembly.Memory = new Proxy(Memory, {
    construct: (_, [descriptor]: [WebAssembly.MemoryDescriptor]) => {
      asked.push(65536 * (descriptor.maximum ?? Number.POSITIVE_INFINITY));
      throw new RangeError("There is no memory.");
    },
  });
  return asked;
}
