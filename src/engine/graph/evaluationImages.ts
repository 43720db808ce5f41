import { type Architecture, sizeOf } from "../../experiment/architecture";
import { allLayers, type NetworkLayers } from "./layers";

/** Most images of one run of the programs that use running statistics. */
const EVALUATION_IMAGES = 96;
/** Most numbers of activations in such a run. */
const EVALUATION_NUMBERS = 2 ** 25;

/** As many images at a time as the numbers set aside allow, with so many numbers for each activation. */
export function evaluationImages({ imageShape }: Architecture, layers: NetworkLayers, each = 1): number {
  const sizes = allLayers(layers).map(({ output }) => sizeOf(output));
  const numbers = each * sizes.reduce((sum, size) => sum + size, 3 * sizeOf(imageShape));
  return Math.max(1, Math.min(EVALUATION_IMAGES / each, Math.floor(EVALUATION_NUMBERS / numbers)));
}
