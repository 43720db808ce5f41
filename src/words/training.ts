import type { Experiment } from "../experiment/experiment";
import { countText, settingText } from "./numbers";

/** What the chart is called by those who hear it: it takes the arrow keys. */
export const chartName = "Losses of each step: left and right go through them";

/** What the settings of training and of the network mean. */
export const settingDefinitions = {
  learningRate: "The step size of Adam.",
  batchSize: "How many images a training step averages over.",
  seed: "Initial weights, batch order and noise come from it: the same seed gives the same run.",
  latentSize: "How many numbers the code z of an image has.",
  batchNorm:
    "Batch normalisation: after each ReLU every channel is brought to mean 0 and variance 1 over the batch, then multiplied by γ and shifted by β, which are trained. Outside of training, running averages stand in for the batch's.",
  conditionOnClass:
    "A conditional VAE: encoder and decoder are told which class an image is of, so that z need not hold it. New weights.",
  skipConnections:
    "Skip connections: as in a U-Net, the decoder reads what the encoder's layers gave of the same image, past z. A code that is decoded alone has no image: zeros stand in its place. New weights.",
  nothingToSkip: "Encoder and decoder have no images of one size, so that nothing can be skipped.",
  labelHead: "A softmax on μ that learns the classes of so many labelled images along with the rest. New weights.",
  noClasses: "These images have no classes. Bring images with labels, in a folder for each class.",
} as const;

/** How training is set, in few words. */
export function trainingText({ hyperparameters: { learningRate, batchSize }, seed }: Experiment): string {
  return `rate ${settingText(learningRate)} · batch ${batchSize} · seed ${seed}`;
}

/** Which curves are which. */
export const curveDefinitions = {
  train: "Solid: the loss of each training batch, before its update.",
  heldOut: "Dashed: the loss on images that the model never trains on.",
} as const;

/** What the held-out total is of: `count` images, and where all of them were asked, what it is of them. */
export function heldOutTotalText(
  count: number | undefined,
  all: { readonly count: number; readonly total: string } | null,
): string {
  const images = count === undefined ? "images" : `${countText(count)} images`;
  const ofAll = all ? ` Of all ${countText(all.count)} it is ${all.total}.` : "";
  return `The total loss of ${images} that the model never trains on.${ofAll}`;
}
