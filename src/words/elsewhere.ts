import type { FoundModel, ModelFileProblem } from "../elsewhere/modelFile";
import type { ExportPart, PackProblem, WorkerProblem } from "../elsewhere/request";
import { parameterLayout } from "../experiment/parameters";
import type { Hdf5Problem } from "../formats/hdf5/bytes";
import { dataProblemText } from "./data";
import { formatProblemText } from "./formatProblems";
import { architectureProblemText } from "./linkProblems";
import { bytesText, countText } from "./numbers";

/** What a model can be taken along as: its name, and what is in it, with what it cannot hold. */
export const exportPartWords: Readonly<Record<ExportPart, { readonly name: string; readonly description: string }>> = {
  pytorch: {
    name: "PyTorch",
    description:
      "model.py, weights as safetensors and .pt, Adam's moments, a script that trains on, on one device or many, and a notebook.",
  },
  keras: {
    name: "Keras",
    description:
      "vae.py and the models as .keras and .weights.h5. Training on there begins with fresh moments of Adam: Keras' files cannot hold them for a model in two parts.",
  },
  onnx: {
    name: "ONNX",
    description: "Encoder and decoder for any runtime of ONNX. They can be run, and not trained on.",
  },
  tfjs: {
    name: "TensorFlow.js",
    description:
      "Encoder and decoder as layers models for web pages. log σ² is given as predicted, not held between −20 and 20.",
  },
  codes: {
    name: "Codes",
    description: "μ, log σ² and σ of the held-out images with what is known of them, as NPZ and CSV.",
  },
  figures: {
    name: "Figures",
    description:
      "The map, the widths σ and the losses as SVG, light for print with axes, legend and caption; the run's numbers as CSV and JSON; a BibTeX entry.",
  },
  data: {
    name: "Images",
    description: "All images as NPZ, for the scripts that train on.",
  },
};

/** Why a network with skip connections is not written for other libraries, and what holds it. */
export const skippingExportWords =
  "This network has skip connections, and the files for other libraries are of an encoder and a decoder with nothing but z between them: it cannot be taken along. A saved run holds all of it; see Runs.";

/** Why a network with a label head is not written for other libraries, and what holds it. */
export const labelHeadExportWords =
  "This network has a label head, and the files for other libraries have no place for that yet: it cannot be taken along. A saved run holds all of it; see Runs.";

/** How large a file is going to be, roughly. */
export function roughSizeText(bytes: number): string {
  return bytes < 1e6 ? "under 1 MB" : `about ${bytesText(bytes)}`;
}

/** What is being done while a model is packed. */
export function packingText(part: ExportPart | "archive" | "waiting"): string {
  if (part === "waiting") return "Waiting for the model to stand still";
  return part === "archive" ? "Packing all of it" : `Writing ${exportPartWords[part].name}`;
}

/** Why a model could not be packed, what is kept, and what to do. */
export function packProblemText(problem: PackProblem | { readonly code: "notStill" }): string {
  switch (problem.code) {
    case "noData":
      return `${dataProblemText(problem.problem)} Nothing was saved; the run is as it was. Leave out the images, or try again.`;
    case "ended":
      return "What packs the model ended, for want of memory perhaps. Nothing was saved; the run is as it was. Choose fewer parts.";
    case "notLoaded":
      return "What packs the model could not be fetched: is the server still running? The run is as it was. Try again.";
    case "notStill":
      return "The model did not come to rest within a minute. Nothing was saved; the run is as it was. Try again when it is paused.";
  }
}

/** What was found in a model file. */
export function foundModelText({ experiment, checkpoint, isTold, hasMoments }: FoundModel): string {
  const { trainableCount } = parameterLayout(experiment.architecture);
  const network = isTold ? "The network is the one that the file tells" : "The network is one that the weights fit";
  const moments = hasMoments ? "Adam goes on with its moments" : "Adam begins anew";
  const step = checkpoint.step > 0 ? `, after step ${countText(checkpoint.step)}` : "";
  return `${countText(trainableCount)} parameters${step}. ${network}; ${moments}.`;
}

/** Why no model could be read from a file, by its name, and what to do; a script of two lines where that converts it. */
export function modelFileText(problem: ModelFileProblem | WorkerProblem): ModelFileWords {
  switch (problem.code) {
    case "pickle":
      return {
        what: "is a pickle, as torch.save writes: reading one runs what it holds, so this page does not. Convert it where you trust it:",
        script: `state = torch.load("model.pt", map_location="cpu")
numpy.savez("model.npz", **{name: value.numpy() for name, value in state.items()})`,
      };
    case "hdf5Unreadable":
      return { what: `${hdf5Text(problem.problem)}.` };
    case "otherLayer":
      return { what: otherLayerText(problem) };
    case "otherArchitecture":
      return { what: `has a network that this page does not train. ${architectureProblemText(problem.problem)}.` };
    case "otherImages":
      return {
        what: `is of images of ${shapeText(problem.found)}; the data here has ${shapeText(problem.wanted)}. Choose data of that shape, then open the file again.`,
      };
    case "unreadable":
      return { what: `${formatProblemText(problem.problem)}.` };
    case "notSafetensors":
      return { what: `is no safetensors file, or is damaged (${problem.problem.code}).` };
    case "missingTensor":
      return { what: `lacks ${problem.tensor}. ${settle}` };
    case "unknownTensor":
      return { what: `has a tensor “${problem.tensor}” that the network does not. ${settle}` };
    case "wrongShape":
      return {
        what: `has ${problem.tensor} of ${shapeText(problem.found)}; the network has ${shapeText(problem.wanted)}. ${settle}`,
      };
    case "notFinite":
      return { what: `has numbers in ${problem.tensor} that are not finite.` };
    case "negative":
      return { what: `has numbers below 0 in ${problem.tensor}, where none can be.` };
    default:
      return { what: bareTexts[problem.code] };
  }
}

/** What is told of a file by its code alone. */
const bareTexts = {
  halfKeras:
    "is half a model of Keras, or none of two parts: choose the files of its encoder and its decoder together, both .keras or both .weights.h5, with “encoder” and “decoder” in their names.",
  otherKeras:
    "is no functional or sequential model of Keras 3 with one input, or with the class, joined to the first by Concatenate, as a second.",
  notTogether: "are several files; only an encoder and a decoder of Keras are read together. Choose one at a time.",
  onnx: "is of ONNX, which is not read here: take the safetensors or NPZ that it was made of.",
  runFile: "is a whole run, not a model alone.",
  unknownFile:
    "is no model that is known here: archives of this page, safetensors, NPZ and pairs of Keras' files are read.",
  noTensors: "holds no tensors of floating-point numbers.",
  unreadableLink: "tells an experiment that this page cannot read; it may be of a newer one.",
  otherTfjs:
    "holds a model of TensorFlow.js that is not read here: two layers models, in the folders encoder and decoder, with all weights as 32-bit numbers are.",
  ended: "could not be read: what reads it ended, for want of memory perhaps.",
  notLoaded: "could not be read: what reads it could not be fetched. Is the server still running?",
} as const;

/** Why an HDF5 file is not read: what is to be said after its name, up to the full stop. */
function hdf5Text(problem: Hdf5Problem): string {
  switch (problem.code) {
    case "unknown":
      return `uses a part of HDF5 that is not read here (${problem.part} ${problem.found}): save it again with the latest Keras, which writes the usual ones`;
    case "notHdf5":
      return "has weights that are no HDF5";
    case "cutShort":
      return "has weights that are cut short: fetch or make the file again";
    case "damaged":
    case "reachedTwice":
      return "has weights that are damaged: fetch or make the file again";
    case "tooLarge":
      return "tells of more numbers than fit here";
  }
}

function otherLayerText({ layer, kind, option }: Extract<ModelFileProblem, { code: "otherLayer" }>): string {
  if (option === "inbound_nodes") {
    return `has its layer “${layer}” (${kind}) elsewhere than networks here: they are one chain of layers, with two dense heads at the encoder's end.`;
  }
  const which = option === null ? "which networks here do not have" : `whose ${option} none has here`;
  return `has a layer “${layer}” (${kind}) ${which}. Layers here are Conv2D and Conv2DTranspose (3 × 3, padding same), Dense, BatchNormalization, Flatten and Reshape, with ReLU or nothing behind them, and a sigmoid at the decoder's end.`;
}

/** What is to be said of a file after its name, and Python that converts it. */
interface ModelFileWords {
  readonly what: string;
  readonly script?: string;
}

const settle = "Set the network up as the file has it, then open the file again.";

function shapeText(shape: readonly number[]): string {
  return shape.length > 0 ? shape.join(" × ") : "a single number";
}
