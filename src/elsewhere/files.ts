import { isConditional } from "../experiment/architecture";
import type { Experiment } from "../experiment/experiment";
import { writeLink } from "../experiment/link";
import { writeKerasModel, writeKerasWeights } from "../formats/keras";
import { kerasModels } from "../formats/kerasLayers";
import { momentsOf, weightTensors } from "../formats/modelTensors";
import { onnxDecoder, onnxEncoder } from "../formats/onnx";
import { asPytorch } from "../formats/pytorch";
import { writeSafetensors } from "../formats/safetensors";
import { writeTfjs } from "../formats/tfjs";
import { writeTorch } from "../formats/torchPickle";
import type { Checkpoint } from "../model/state";
import kerasScript from "./keras/vae.py?raw";
import { notebookOf } from "./notebook";
import pytorchModel from "./pytorch/model.py?raw";
import pytorchTraining from "./pytorch/train.py?raw";
import { filled, fillingOf } from "./scripts";

/** Files of an archive by their names, folders included. */
export type Files = readonly (readonly [name: string, bytes: Uint8Array])[];

/** A model at a moment of its run. */
export interface Moment {
  /** As it is at that moment: with the objective and the learning rate that the next step takes. */
  readonly experiment: Experiment;
  readonly checkpoint: Checkpoint;
}

/** The libraries for which a model is written. */
export const libraries = ["pytorch", "keras", "onnx", "tfjs"] as const;
export type Library = (typeof libraries)[number];

const writers: Readonly<Record<Library, (moment: Moment) => Files>> = {
  pytorch: pytorchFiles,
  keras: kerasFiles,
  onnx: onnxFiles,
  tfjs: tfjsFiles,
};

/** A model's files for one library, in a folder of that name. */
export function filesFor(library: Library, moment: Moment): Files {
  return writers[library](moment).map(([name, bytes]) => [`${library}/${name}`, bytes]);
}

/** Text as the bytes of a file. */
export function textFile(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function pytorchFiles({ experiment, checkpoint }: Moment): Files {
  const { architecture } = experiment;
  const { step, state } = checkpoint;
  const tensors = asPytorch(weightTensors(architecture, state));
  const moments = asPytorch(momentsOf(architecture, state, ["exp_avg/", "exp_avg_sq/"]));
  const notes = new Map([
    ["link", writeLink(experiment)],
    ["step", String(step)],
    ["updates", String(state.updates)],
  ]);
  const filling = fillingOf(experiment);
  return [
    ["model.py", textFile(filled(pytorchModel, filling))],
    ["train.py", textFile(filled(pytorchTraining, filling))],
    ["notebook.ipynb", textFile(notebookOf(filling))],
    ["vae.safetensors", writeSafetensors(tensors, notes)],
    ["optimizer.safetensors", writeSafetensors(moments, notes)],
    ["vae.pt", writeTorch(tensors)],
  ];
}

function kerasFiles({ experiment, checkpoint }: Moment): Files {
  const tensors = weightTensors(experiment.architecture, checkpoint.state);
  const notes = { link: writeLink(experiment), step: String(checkpoint.step) };
  const models = kerasModels(experiment.architecture).flatMap((model): Files => {
    return [
      [`${model.name}.keras`, writeKerasModel(model, tensors, notes)],
      [`${model.name}.weights.h5`, writeKerasWeights(model, tensors)],
    ];
  });
  return [["vae.py", textFile(filled(kerasScript, fillingOf(experiment)))], ...models];
}

function onnxFiles({ experiment: { architecture }, checkpoint: { step, state } }: Moment): Files {
  const notes = new Map([
    ["step", String(step)],
    ["image", "[batch, channels, height, width], 0 to 1"],
    ...(isConditional(architecture) ? [["condition", "[batch, classes], one-hot"] as const] : []),
  ]);
  return [
    ["encoder.onnx", onnxEncoder(architecture, state, notes)],
    ["decoder.onnx", onnxDecoder(architecture, state, notes)],
  ];
}

function tfjsFiles({ experiment, checkpoint }: Moment): Files {
  const { architecture } = experiment;
  const metadata = { link: writeLink(experiment), step: String(checkpoint.step) };
  const tensors = weightTensors(architecture, checkpoint.state);
  return kerasModels(architecture).flatMap((model): Files => {
    const { topology, weights } = writeTfjs(model, tensors, metadata);
    return [
      [`${model.name}/model.json`, textFile(topology)],
      [`${model.name}/weights.bin`, weights],
    ];
  });
}
