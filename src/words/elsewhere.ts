import type { ExportPart, PackProblem } from "../elsewhere/request";
import { dataProblemText } from "./data";

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
      "vae.py and the models as .keras and .weights.h5. Training on, Adam begins anew: Keras' files cannot hold its moments for a model in two parts.",
  },
  onnx: {
    name: "ONNX",
    description: "Encoder and decoder for any runtime of ONNX. They answer; they cannot be trained on.",
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
  data: {
    name: "Images",
    description: "All images as NPZ, for the scripts that train on.",
  },
};

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
