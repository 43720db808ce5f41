import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { referenceDecoding, referenceEvaluation } from "../engine/reference/reference";
import { withCondition } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { writeLayers } from "../experiment/notation";
import { presets } from "../experiment/presets";
import { readNpz } from "../formats/npz";
import { readZip, writeZip } from "../formats/zip";
import { initialState } from "../model/state";
import { known, smallExperimentOn, stripes, tiles } from "../testing/dataSets";
import { filesFor, type Moment } from "./files";
import { type HandedFile, ModelFileError } from "./modelFile";
import { readModel } from "./readModel";

const present = smallExperimentOn(stripes);
const trained = initialState(known.architecture, 3);
const moment: Moment = { experiment: known, checkpoint: { step: 34, state: trained } };

function problemIn(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof ModelFileError) return error.problem;
    throw error;
  }
  return null;
}

/** A pair of Keras' files as somebody else would have written it: no word of an experiment, and a text changed perhaps. */
function untoldKeras(of: Moment, change = (_: string, text: string) => text): HandedFile[] {
  return filesFor("keras", of)
    .filter(([name]) => name.endsWith(".keras"))
    .map(([name, bytes]) => {
      const members = Array.from(readZip(bytes, name), ([member, found]): [string, Uint8Array] => {
        if (!member.endsWith(".json")) return [member, found];
        const text = member === "metadata.json" ? "{}" : new TextDecoder().decode(found);
        return [member, new TextEncoder().encode(change(name, text))];
      });
      return { name, bytes: writeZip(members) };
    });
}

function withoutWeights(bytes: Uint8Array): Uint8Array {
  return writeZip([...readZip(bytes, "m")].filter(([name]) => name.endsWith(".json")));
}

/** A network of other layers on the same images. */
function otherNetwork({ architecture: { imageShape } }: Experiment): Experiment["architecture"] {
  const [preset] = presets;
  if (!preset) throw new RangeError("presets");
  return preset.build({ imageShape, latentDim: 7, batchNormalization: true });
}

function expectNear(found: Float64Array, wanted: Float64Array): void {
  expect(found).toHaveLength(wanted.length);
  expect(wanted.length).toBeGreaterThan(0);
  for (const [at, value] of wanted.entries()) expect(Math.abs((found[at] ?? Number.NaN) - value)).toBeLessThan(1e-5);
}

describe("a model of Keras", () => {
  test("gives back the experiment and every bit, from an archive or two files, of models or of weights", () => {
    const files = filesFor("keras", moment);
    const filesOf = (ending: string) =>
      files
        .filter(([name]) => name.endsWith(ending))
        .map(([name, bytes]) => ({ name: name.replace("keras/", ""), bytes }));
    const models = filesOf(".keras");
    expect(models).toHaveLength(2);
    for (const found of [
      readModel([{ name: "m.zip", bytes: writeZip(files) }], smallExperimentOn(tiles)),
      readModel(models, smallExperimentOn(tiles)),
      readModel(models.toReversed(), smallExperimentOn(tiles)),
    ]) {
      expect(found).toMatchObject({ experiment: known, isTold: true, hasMoments: false, checkpoint: { step: 34 } });
      expect(found.checkpoint.state.parameters).toEqual(trained.parameters);
      expect(found.checkpoint.state.runningStatistics).toEqual(trained.runningStatistics);
    }
    const weights = readModel(filesOf(".weights.h5"), known);
    expect(weights).toMatchObject({ experiment: known, isTold: false, checkpoint: { step: 0 } });
    expect(weights.checkpoint.state.parameters).toEqual(trained.parameters);
    expect(weights.checkpoint.state.runningStatistics).toEqual(trained.runningStatistics);
  });

  test("that tells no experiment is the network that it describes, on the data at hand", () => {
    for (const { architecture: described } of [present, known]) {
      const at = described === present.architecture ? present : known;
      const own = { experiment: at, checkpoint: { step: 1, state: initialState(described, 9) } };
      const found = readModel(untoldKeras(own), { ...at, architecture: otherNetwork(at) });
      expect(writeLayers(found.experiment.architecture.encoder)).toBe(writeLayers(described.encoder));
      expect(found.isTold).toBe(true);
      expect(found.checkpoint.state.parameters).toEqual(own.checkpoint.state.parameters);
    }
    const elsewhere = () => readModel(untoldKeras(moment), present);
    expect(problemIn(elsewhere)).toEqual({ code: "otherImages", found: [28, 28, 1], wanted: [4, 4, 1] });
  });

  test("that is told the class is the network that it describes, from models and from weights", () => {
    const architecture = withCondition(known.architecture, 10);
    const told: Moment = {
      experiment: { ...known, architecture },
      checkpoint: { step: 1, state: initialState(architecture, 4) },
    };
    const { parameters } = told.checkpoint.state;
    const found = readModel(untoldKeras(told), known);
    expect(found.experiment.architecture.conditionClasses).toBe(10);
    expect(found.checkpoint.state.parameters).toEqual(parameters);
    const weights = filesFor("keras", told)
      .filter(([name]) => name.endsWith(".weights.h5"))
      .map(([name, bytes]) => ({ name, bytes }));
    expect(readModel(weights, told.experiment).checkpoint.state.parameters).toEqual(parameters);
    const changed = (part: string, from: string, to: string) =>
      problemIn(() =>
        readModel(
          untoldKeras(told, (name, text) => (name.includes(part) ? text.replace(from, to) : text)),
          known,
        ),
      );
    const condition = { code: "otherLayer", layer: "condition", kind: "InputLayer" };
    expect(changed("decoder", '"batch_shape":[null,10]', '"batch_shape":[null,9]')).toEqual({
      ...condition,
      option: "batch_shape",
    });
    expect(changed("decoder", '"axis":-1', '"axis":0')).toEqual({ code: "otherKeras" });
  });

  test("that Keras 3.15 wrote, with layers named by Keras, answers here as it did there", () => {
    const files = readZip(readFileSync(new URL("keras/keras3.15.zip", import.meta.url)), "keras3.15.zip");
    const handed = (ending: string) =>
      [...files].filter(([name]) => name.endsWith(ending)).map(([name, bytes]) => ({ name, bytes }));
    const { arrays } = readNpz(files.get("check.npz") ?? new Uint8Array(), "check.npz");
    const valuesOf = (name: string) => Float64Array.from(arrays.get(name)?.values ?? [], Number);
    const data = { ...present.architecture, imageShape: [8, 8, 1] as const };
    const found = readModel(handed(".keras"), { ...present, architecture: data });
    expect(found.isTold).toBe(true);
    const { architecture: network } = found.experiment;
    expect([writeLayers(network.encoder), writeLayers(network.decoder)]).toEqual([
      "conv2s2r.bn.conv3s2r.flat.dense4r",
      "dense12r.to2x2x3.convT3s2r.convT2s2r.convT1s1",
    ]);
    const { parameters, runningStatistics } = found.checkpoint.state;
    const state = {
      parameters: Float64Array.from(parameters),
      runningStatistics: Float64Array.from(runningStatistics),
    };
    const x = valuesOf("x");
    expect(x).toHaveLength(3 * 64);
    for (let image = 0; image < 3; image++) {
      const row = x.subarray(64 * image, 64 * (image + 1));
      const batch = { x: row, epsilon: new Float64Array(2) };
      const { mu, logVar } = referenceEvaluation(network, state, batch, present.objective);
      const { decoded } = referenceDecoding(network, state, mu, row, "bernoulli");
      expectNear(mu, valuesOf("mu").subarray(2 * image, 2 * image + 2));
      expectNear(logVar, valuesOf("log_var").subarray(2 * image, 2 * image + 2));
      expectNear(decoded, valuesOf("image").subarray(64 * image, 64 * (image + 1)));
    }
    const weights = readModel(handed(".weights.h5"), { ...present, architecture: network });
    expect(weights.checkpoint.state.parameters).toEqual(parameters);
  });

  test("with a layer or an option that no network here has is refused by its name", () => {
    const changed = (part: string, from: string, to: string) =>
      problemIn(() =>
        readModel(
          untoldKeras(moment, (name, text) => (name.includes(part) ? text.replace(from, to) : text)),
          known,
        ),
      );
    const dense = { code: "otherLayer", layer: "encoder_1", kind: "Dense" };
    expect(changed("encoder", '"activation":"relu"', '"activation":"tanh"')).toEqual({
      ...dense,
      option: "activation",
    });
    expect(changed("encoder", '"class_name":"Dense"', '"class_name":"GRU"')).toEqual({
      ...dense,
      kind: "GRU",
      option: null,
    });
    expect(changed("decoder", '"activation":"sigmoid"', '"activation":"linear"')).toMatchObject({ layer: "image" });
    expect(changed("encoder", '["encoder_2",0,0]', '["encoder_1",0,0]')).toMatchObject({ option: "inbound_nodes" });
    expect(changed("encoder", '"units":2', '"units":3')).toMatchObject({ layer: "log_var", option: "units" });
    expect(changed("encoder", "Functional", "Vae")).toEqual({ code: "otherKeras" });
    const [encoder, decoder] = untoldKeras(moment);
    if (!encoder || !decoder) throw new RangeError("keras");
    expect(problemIn(() => readModel([encoder], known))).toEqual({ code: "halfKeras" });
    expect(problemIn(() => readModel([encoder, encoder], known))).toEqual({ code: "notTogether" });
    expect(problemIn(() => readModel([], known))).toEqual({ code: "notTogether" });
    const broken = { ...encoder, bytes: withoutWeights(encoder.bytes) };
    expect(problemIn(() => readModel([broken, decoder], known))).toEqual({
      code: "hdf5Unreadable",
      problem: { code: "notHdf5" },
    });
  });
});
