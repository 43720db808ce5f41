import type { Layer, Shape } from "../experiment/architecture";
import { withArticle } from "./article";
import { fullShapeText, layerTraits } from "./layers";
import { amountText, countText, lossText } from "./numbers";

/** What goes through the network, beside the title. */
export function flowSubjectText(source: "held-out" | "pinned" | "drawn", name: string): string {
  if (source === "drawn") return "your drawing";
  return `${source === "pinned" ? "the pinned image" : "a held-out image"}, ${withArticle(name)}`;
}

/** What is decoded where no image goes in. */
export const ringText = "the ring's z, decoded; the encoder rests";

/** What the lines under the pictures are. */
export const linesText = "under each layer its output and parameters";

/** What a layer does, from what to what: 3 × 3, stride 2, ReLU: 28 × 28 × 1 → 14 × 14 × 16; `skipped` is read besides. */
export function passageText(layer: Layer, input: Shape, output: Shape, skipped: Shape | null): string {
  const activation = "activation" in layer && layer.activation === "relu" ? ["ReLU"] : [];
  const traits = [...layerTraits(layer), ...activation].join(", ");
  const besides = skipped ? ` and the encoder’s ${fullShapeText(skipped)}` : "";
  const passage = `${fullShapeText(input)}${besides} → ${fullShapeText(output)}`;
  return traits ? `${traits}: ${passage}` : passage;
}

/** What the ink of some maps stands for. */
export function inkText([low, high]: readonly [number, number]): string {
  if (low < 0) return `ink from ${amountText(low)} to ${amountText(high)}, 0 is grey`;
  return `ink from 0 to ${amountText(high)}`;
}

/** How many maps or numbers are drawn of how many. */
export function drawnText(shown: number, all: number, one: "map" | "number"): string {
  const many = `${countText(all)} ${one}${all === 1 ? "" : "s"}`;
  return shown < all ? `the first ${countText(shown)} of ${many}` : many;
}

/** How many channels say nothing about this image. */
export function silentText(silent: number, all: number): string {
  return `${countText(silent)} of ${countText(all)} ${silent === 1 ? "is" : "are"} 0 for all of this image`;
}

/** What is shown of a batch norm. */
export const normalizationText =
  "Every channel is brought to mean 0 and variance 1 by the running statistics, then multiplied by γ and shifted by β.";

/** A loss of the image that goes in, for those who hear it. */
export function imageLossText(name: string, nats: number): string {
  return `${name} of this image ${lossText(nats)} nats`;
}
