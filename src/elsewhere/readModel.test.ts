import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withCondition } from "../experiment/architecture";
import { parameterLayout } from "../experiment/parameters";
import { presets } from "../experiment/presets";
import { weightTensors } from "../formats/modelTensors";
import { writeNpz } from "../formats/npz";
import { asPytorch } from "../formats/pytorch";
import { writeSafetensors } from "../formats/safetensors";
import type { NamedTensors } from "../formats/tensor";
import { writeTorch } from "../formats/torchPickle";
import { readZip, writeZip } from "../formats/zip";
import { initialState, isFiniteState, type ModelState } from "../model/state";
import { tellCount } from "../testing/counted";
import { known, smallExperimentOn, stripes, tiles } from "../testing/dataSets";
import { filesFor, type Moment } from "./files";
import { type HandedFile, ModelFileError, type ModelFileProblem } from "./modelFile";
import { readModel } from "./readModel";

const MALFORMED = 5000;
const present = smallExperimentOn(stripes);
const { architecture } = present;
const state = initialState(architecture, 3);
const trained: ModelState = {
  ...initialState(known.architecture, 3),
  firstMoments: initialState(known.architecture, 4).parameters,
  secondMoments: initialState(known.architecture, 5).parameters.map(Math.abs),
  updates: 12,
};
const moment: Moment = { experiment: known, checkpoint: { step: 34, state: trained } };
const packed = writeZip(filesFor("pytorch", moment));
const toldKnown = { ...known, architecture: withCondition(known.architecture, 10) };
const toldMoment: Moment = {
  experiment: toldKnown,
  checkpoint: { step: 5, state: initialState(toldKnown.architecture, 8) },
};
const ours = weightTensors(architecture, state);
const theirs = asPytorch(ours);

const npzOf = (tensors: NamedTensors) =>
  writeNpz(Array.from(tensors, ([name, tensor]) => [name, { ...tensor, type: "float32" }] as const));
const read = (bytes: Uint8Array, name = "file", experiment = present) => readModel([{ name, bytes }], experiment);

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

const problemOf = (bytes: Uint8Array, name?: string) => problemIn(() => read(bytes, name));

function problemIn(act: () => unknown): unknown {
  try {
    act();
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

  test("of TensorFlow.js gives back the experiment and every weight, for the network at hand where it tells none", () => {
    const found = read(writeZip(filesFor("tfjs", moment)), "m.zip", smallExperimentOn(tiles));
    expect(found).toMatchObject({ experiment: known, isTold: true, hasMoments: false, checkpoint: { step: 34 } });
    expect(found.checkpoint.state.parameters).toEqual(trained.parameters);
    expect(found.checkpoint.state.runningStatistics).toEqual(trained.runningStatistics);
    const untold = filesFor("tfjs", { experiment: present, checkpoint: { step: 1, state } }).map(([name, bytes]) => {
      const text = new TextDecoder().decode(bytes).replace(/"userDefinedMetadata":\{[^}]*\},/, "");
      return [name, name.endsWith(".json") ? new TextEncoder().encode(text) : bytes] as const;
    });
    expect(read(writeZip(untold))).toMatchObject({ experiment: present, isTold: false });
    expect(read(writeZip(untold)).checkpoint.state.parameters).toEqual(state.parameters);
    const half = filesFor("tfjs", moment).filter(([name]) => name.includes("encoder"));
    expect(problemOf(writeZip(half))).toEqual({ code: "otherTfjs" });
    const short = filesFor("tfjs", moment).map(
      ([name, bytes]) => [name, bytes.slice(0, name.endsWith(".bin") ? -4 : undefined)] as const,
    );
    expect(problemOf(writeZip(short))).toEqual({ code: "otherTfjs" });
  });

  test("of a network that is told the class gives back all of it, for PyTorch, Keras and TensorFlow.js", () => {
    for (const library of ["pytorch", "keras", "tfjs"] as const) {
      const found = read(writeZip(filesFor(library, toldMoment)), "m.zip", smallExperimentOn(tiles));
      expect(found, library).toMatchObject({ experiment: toldKnown, isTold: true, checkpoint: { step: 5 } });
      expect(found.checkpoint.state.parameters).toEqual(toldMoment.checkpoint.state.parameters);
      expect(found.checkpoint.state.runningStatistics).toEqual(toldMoment.checkpoint.state.runningStatistics);
    }
    const tensors = weightTensors(toldKnown.architecture, toldMoment.checkpoint.state);
    expect(read(npzOf(tensors), "m.npz", toldKnown)).toMatchObject({ experiment: toldKnown, isTold: false });
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
    expect(problemOf(Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10))).toEqual({ code: "halfKeras" });
    expect(problemOf(writeZip(filesFor("keras", moment)).slice(0, 0))).toEqual({ code: "unknownFile" });
    const keras = new Map(filesFor("keras", moment)).get("keras/encoder.keras") ?? new Uint8Array();
    expect(problemOf(keras)).toEqual({ code: "halfKeras" });
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
  const own = new Map(filesFor("keras", { experiment: present, checkpoint: { step: 1, state } }));
  const kerasFile = (name: string): HandedFile => ({ name, bytes: own.get(`keras/${name}`) ?? new Uint8Array() });
  const valid = [
    packed,
    writeZip(filesFor("tfjs", moment)),
    writeSafetensors(theirs),
    writeSafetensors(ours),
    npzOf(ours),
    writeTorch(theirs),
  ];
  const change = fc.tuple(
    fc.constantFrom("flip", "cut", "insert", "double", "header"),
    fc.noBias(fc.integer({ min: 0, max: 999_999 })),
    fc.noBias(fc.uint8Array({ minLength: 1, maxLength: 9 })),
  );
  type Change = typeof change extends fc.Arbitrary<infer Drawn> ? Drawn : never;

  function changed(file: Uint8Array, [kind, place, bytes]: Change): Uint8Array {
    // Where a header is, most that is malformed is told.
    const at = Math.floor((place / 1e6) * (kind === "header" ? Math.min(400, file.length) : file.length));
    const [before, after] = [file.subarray(0, at), file.subarray(at)];
    if (kind === "cut") return joined(before, after.subarray(bytes.length * 7));
    if (kind === "insert") return joined(before, bytes, after);
    if (kind === "double") return joined(before, after.subarray(0, 60), after);
    return joined(before, bytes, after.subarray(bytes.length));
  }

  /** What may be wrong of tensors in a file that is well-formed. */
  const fault = fc.tuple(
    fc.constantFrom("leave out", "rename", "add", "reshape", "number", "empty", "link"),
    fc.noBias(fc.nat(99)),
    fc.oneof(fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1, 1e30), fc.double()),
    fc.oneof(fc.constantFrom("__proto__", "mu/kernel", "mu.weight", "encoder/99/kernel", ""), fc.string()),
  );
  type Fault = typeof fault extends fc.Arbitrary<infer Drawn> ? Drawn : never;

  function faulty(tensors: NamedTensors, faults: readonly Fault[], isNpz: boolean): Uint8Array {
    const all = new Map(tensors);
    const metadata = new Map<string, string>();
    for (const [kind, place, value, text] of faults) {
      const [name = "", tensor] = [...all][place % Math.max(1, all.size)] ?? [];
      if (!tensor) continue;
      const { shape, values } = tensor;
      if (kind === "leave out" || kind === "rename") all.delete(name);
      if (kind === "rename" || kind === "add") all.set(text.replaceAll("\0", ""), tensor);
      if (kind === "reshape") all.set(name, { shape: [1, ...shape.toReversed()], values });
      if (kind === "empty") all.set(name, { shape: [0, ...shape], values: new Float32Array() });
      if (kind === "number" && values.length > 0)
        all.set(name, { shape, values: values.with(place % values.length, value) });
      if (kind === "link") metadata.set("link", text);
    }
    return isNpz ? npzOf(all) : writeSafetensors(all, metadata);
  }

  const changes = fc.array(change, { minLength: 1, maxLength: 2 });
  const alone = (bytes: Uint8Array): HandedFile[] => [{ name: "file", bytes }];
  const bytesChanged = fc
    .tuple(fc.constantFrom(...valid), changes)
    .map(([file, all]) => alone(all.reduce(changed, file)));
  /** Of the two files of Keras one is changed: its HDF5, or what its archive says of the network. */
  const kerasChanged = fc.tuple(fc.constantFrom(".weights.h5", ".keras"), changes).map(([ending, all]) => {
    const encoder = kerasFile(`encoder${ending}`);
    const members = ending === ".keras" ? [...readZip(encoder.bytes, "encoder")] : [];
    const again = members.map(([name, bytes]): [string, Uint8Array] => {
      return [name, name === "config.json" ? all.reduce(changed, bytes) : bytes];
    });
    const bytes = ending === ".keras" ? writeZip(again, "stored") : all.reduce(changed, encoder.bytes);
    return [{ ...encoder, bytes }, kerasFile(`decoder${ending}`)];
  });
  const tensorsFaulty = fc
    .tuple(fc.constantFrom(ours, theirs), fc.array(fault, { minLength: 1, maxLength: 2 }), fc.noBias(fc.nat(9)))
    .map(([tensors, faults, often]) => alone(faulty(tensors, faults, often < 1)));

  test("is a whole model of finite numbers, or refused with words, and nothing else", () => {
    const codes = new Map<string, number>();
    const check = (files: readonly HandedFile[]) => {
      const problem = problemIn(() => readModel(files, present)) as ModelFileProblem | null;
      codes.set(problem?.code ?? "read", (codes.get(problem?.code ?? "read") ?? 0) + 1);
      if (problem) return;
      const { experiment, checkpoint } = readModel(files, present);
      const { trainableCount, statisticsCount } = parameterLayout(experiment.architecture);
      expect(checkpoint.state.parameters).toHaveLength(trainableCount);
      expect(checkpoint.state.runningStatistics).toHaveLength(statisticsCount);
      expect(isFiniteState(checkpoint.state)).toBe(true);
    };
    fc.assert(fc.property(fc.oneof(bytesChanged, tensorsFaulty, kerasChanged), check), {
      numRuns: MALFORMED,
      seed: 19,
    });
    const refusals = ["unreadable", "notSafetensors", "missingTensor", "unknownTensor", "wrongShape", "notFinite"];
    for (const code of [
      ...refusals,
      "hdf5Unreadable",
      "otherKeras",
      "otherLayer",
      "negative",
      "unreadableLink",
      "unknownFile",
      "pickle",
    ]) {
      expect(codes.get(code) ?? 0, code).toBeGreaterThan(0);
    }
    expect(codes.get("read") ?? 0).toBeLessThan(MALFORMED / 2);
    const tried = [...codes.values()].reduce((sum, count) => sum + count, 0);
    expect(tried).toBe(MALFORMED);
    tellCount("malformed model files", tried);
  });
});
