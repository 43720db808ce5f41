import type { FoundModel, ModelFileProblem } from "../elsewhere/modelFile";
import type { ExportPart, PackProblem, WorkerProblem } from "../elsewhere/request";
import { parameterLayout } from "../experiment/parameters";
import { dataProblemText } from "./data";
import { formatProblemText } from "./formatProblems";
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
    case "hdf5":
    case "keras":
      return {
        what: "is a model of Keras, which is not read here. Convert its weights, with the names that the README of an archive lists:",
        script: `weights = {w.path: keras.ops.convert_to_numpy(w) for w in model.weights}
numpy.savez("model.npz", **{names[path]: value for path, value in weights.items()})`,
      };
    case "onnx":
      return { what: "is of ONNX, which is not read here: take the safetensors or NPZ that it was made of." };
    case "runFile":
      return { what: "is a whole run, not a model alone." };
    case "unknownFile":
      return { what: "is no model that is known here: archives of this page, safetensors and NPZ are read." };
    case "noTensors":
      return { what: "holds no tensors of floating-point numbers." };
    case "unreadableLink":
      return { what: "tells an experiment that this page cannot read; it may be of a newer one." };
    case "otherTfjs":
      return {
        what: "holds a model of TensorFlow.js that is not read here: two layers models, in the folders encoder and decoder, with all weights as 32-bit numbers are.",
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
    case "ended":
      return { what: "could not be read: what reads it ended, for want of memory perhaps." };
    case "notLoaded":
      return { what: "could not be read: what reads it could not be fetched. Is the server still running?" };
  }
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
