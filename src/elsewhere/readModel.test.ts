import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Experiment } from "../experiment/experiment";
import { dataSets } from "../experiment/knownDataSets";
import { parameterLayout } from "../experiment/parameters";
import { presets } from "../experiment/presets";
import { weightTensors } from "../formats/modelTensors";
import { writeNpz } from "../formats/npz";
import { asPytorch } from "../formats/pytorch";
import { writeSafetensors } from "../formats/safetensors";
import type { NamedTensors } from "../formats/tensor";
import { writeTorch } from "../formats/torchPickle";
import { writeZip } from "../formats/zip";
import { initialState, isFiniteState, type ModelState } from "../model/state";
import { tellCount } from "../testing/counted";
import { smallExperimentOn, stripes, tiles } from "../testing/dataSets";
import { filesFor, type Moment } from "./files";
import { ModelFileError } from "./modelFile";
import { readModel } from "./readModel";

const MALFORMED = 5000;
const present = smallExperimentOn(stripes);
const { architecture } = present;
const state = initialState(architecture, 3);
/** Of a data set that links can name. */
const known: Experiment = { ...smallExperimentOn(dataSets[0]), seed: 77 };
const trained: ModelState = {
  ...initialState(known.architecture, 3),
  firstMoments: initialState(known.architecture, 4).parameters,
  secondMoments: initialState(known.architecture, 5).parameters.map(Math.abs),
  updates: 12,
};
const moment: Moment = { experiment: known, checkpoint: { step: 34, state: trained } };
const packed = writeZip(filesFor("pytorch", moment));
const ours = weightTensors(architecture, state);
const theirs = asPytorch(ours);

const npzOf = (tensors: NamedTensors) =>
  writeNpz(Array.from(tensors, ([name, tensor]) => [name, { ...tensor, type: "float32" }] as const));
const read = (bytes: Uint8Array, name = "file", experiment = present) => readModel({ name, bytes }, experiment);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

function problemOf(bytes: Uint8Array, name?: string): unknown {
  try {
    read(bytes, name);
  } catch (error) {
    if (error instanceof ModelFileError) return error.problem;
    throw error;
  }
  return null;
}

describe("a model file", () => {
  test("of ours gives back the whole experiment and every bit of the state, packed again in a folder too", () => {
    const again = writeZip(filesFor("pytorch", moment).map(([name, bytes]) => [`model/${name}`, bytes]));
    for (const bytes of [packed, again]) {
      expect(read(bytes, "m.zip", smallExperimentOn(tiles))).toEqual({
        experiment: moment.experiment,
        checkpoint: moment.checkpoint,
        isTold: true,
        hasMoments: true,
      });
    }
  });

  test("of safetensors or NPZ with our names or PyTorch's gives back every weight, for the network at hand", () => {
    const wrapped = new Map(Array.from(theirs, ([name, tensor]) => [`module.${name}`, tensor]));
    const files = [ours, theirs, wrapped].flatMap((tensors) => [writeSafetensors(tensors), npzOf(tensors)]);
    expect(files).toHaveLength(6);
    for (const bytes of files) {
      const found = read(bytes);
      expect(found).toMatchObject({ experiment: present, isTold: false, hasMoments: false });
      expect(found.checkpoint.state.parameters).toEqual(state.parameters);
      expect(found.checkpoint.state.runningStatistics).toEqual(state.runningStatistics);
      expect(found.checkpoint.state).toMatchObject({ updates: 0 });
    }
  });

  test("finds its network among the presets where it does not fit the one at hand", () => {
    for (const { build } of presets) {
      for (const batchNormalization of [true, false]) {
        const preset = build({ imageShape: architecture.imageShape, latentDim: 5, batchNormalization });
        const tensors = weightTensors(preset, initialState(preset, 1));
        expect(read(writeSafetensors(asPytorch(tensors))).experiment.architecture).toEqual(preset);
      }
    }
  });

  test("that is not read is named", () => {
    expect(problemOf(writeTorch(theirs))).toEqual({ code: "pickle" });
    expect(problemOf(Uint8Array.of(0x80, 4, 0x95))).toEqual({ code: "pickle" });
    expect(problemOf(Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10))).toEqual({ code: "hdf5" });
    expect(problemOf(writeZip(filesFor("keras", moment)).slice(0, 0))).toEqual({ code: "unknownFile" });
    const keras = new Map(filesFor("keras", moment)).get("keras/encoder.keras") ?? new Uint8Array();
    expect(problemOf(keras)).toEqual({ code: "keras" });
    expect(problemOf(writeZip([["run.json", Uint8Array.of(1)]]))).toEqual({ code: "runFile" });
    expect(problemOf(Uint8Array.of(8, 8), "model.onnx")).toEqual({ code: "onnx" });
    expect(problemOf(writeSafetensors(new Map()))).toEqual({ code: "noTensors" });
  });

  test("that fits no network says what does not fit, by name and shape", () => {
    const without = new Map([...theirs].slice(1));
    expect(problemOf(writeSafetensors(without))).toEqual({ code: "missingTensor", tensor: "encoder/1/kernel" });
    const more = new Map([...theirs, ["other", { shape: [1], values: Float32Array.of(1) }]]);
    expect(problemOf(writeSafetensors(more))).toEqual({ code: "unknownTensor", tensor: "other" });
    const wide = new Map([...theirs, ["mu.weight", { shape: [2, 9], values: new Float32Array(18) }]]);
    expect(problemOf(npzOf(wide))).toEqual({ code: "wrongShape", tensor: "mu/kernel", found: [2, 9], wanted: [2, 8] });
  });

  test("with numbers that no model has is refused", () => {
    const broken = { shape: [2], values: Float32Array.of(1, Number.NaN) };
    expect(problemOf(npzOf(new Map([...ours, ["mu/bias", broken]])))).toEqual({ code: "notFinite", tensor: "mu/bias" });
    const variance = { shape: [8], values: new Float32Array(8).fill(-1) };
    const negative = new Map([...ours, ["encoder/2/runningVariance", variance]]);
    expect(problemOf(npzOf(negative))).toEqual({ code: "negative", tensor: "encoder/2/runningVariance" });
    const link = new Map([["link", "#batch=x"]]);
    expect(problemOf(writeSafetensors(ours, link))).toEqual({ code: "unreadableLink" });
  });
});

describe(`each of ${MALFORMED} malformed model files`, () => {
  const valid = [packed, writeSafetensors(theirs), writeSafetensors(ours), npzOf(ours), writeTorch(theirs)];
  const change = fc.tuple(
    fc.constantFrom("flip", "cut", "insert", "double", "header"),
    fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    fc.uint8Array({ minLength: 1, maxLength: 9 }),
  );
  type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

  function changed(file: Uint8Array, [kind, place, bytes]: Change): Uint8Array {
    // Where a header is, most that is malformed is told.
    const at = Math.floor(place * (kind === "header" ? Math.min(400, file.length) : file.length));
    const [before, after] = [file.subarray(0, at), file.subarray(at)];
    if (kind === "cut") return joined(before, after.subarray(bytes.length * 7));
    if (kind === "insert") return joined(before, bytes, after);
    if (kind === "double") return joined(before, after.subarray(0, 60), after);
    return joined(before, bytes, after.subarray(bytes.length));
  }

  test("is a whole model of finite numbers, or refused with words, and nothing else", () => {
    const codes = new Map<string, number>();
    const check = (file: Uint8Array, changes: readonly Change[]) => {
      const bytes = changes.reduce(changed, file);
      const problem = problemOf(bytes) as { code: string } | null;
      codes.set(problem?.code ?? "read", (codes.get(problem?.code ?? "read") ?? 0) + 1);
      if (problem) return;
      const { experiment, checkpoint } = read(bytes);
      const { trainableCount, statisticsCount } = parameterLayout(experiment.architecture);
      expect(checkpoint.state.parameters).toHaveLength(trainableCount);
      expect(checkpoint.state.runningStatistics).toHaveLength(statisticsCount);
      expect(isFiniteState(checkpoint.state)).toBe(true);
    };
    const files = fc.constantFrom(...valid);
    fc.assert(fc.property(files, fc.array(change, { minLength: 1, maxLength: 3 }), check), {
      numRuns: MALFORMED,
      seed: 19,
    });
    expect(codes.size).toBeGreaterThan(5);
    expect(codes.get("read") ?? 0).toBeLessThan(MALFORMED / 2);
    tellCount(
      "malformed model files",
      [...codes.values()].reduce((sum, count) => sum + count, 0),
    );
  });
});
