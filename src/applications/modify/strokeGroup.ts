import { type ImageShape, sizeOf } from "../../experiment/architecture";
import type { ImageGroup } from "../../model/latent/attributeVector";
import { strokeFeatures, strokesOf, thirdsBy } from "../../model/strokes";

/** Images that are measured at most, and grey levels in all: few enough for a choice to answer at once. */
export const MOST_MEASURED = 1000;
const MOST_LEVELS = MOST_MEASURED * 28 * 28;

/** Groups of images by what can be measured of their ink, each with the text that its choice has. */
export const strokeChoices = strokeFeatures.flatMap((feature) =>
  (["least", "most"] as const).map((end) => ({ text: `${end} ${feature}`, feature, end })),
);

/** The third of the first held-out images, grey levels [count, height × width], that has least or most of a feature. */
export function strokeGroup(
  images: Uint8Array,
  shape: ImageShape,
  { feature, end }: Pick<(typeof strokeChoices)[number], "feature" | "end">,
): ImageGroup {
  const size = sizeOf(shape);
  const count = Math.min(images.length / size, Math.max(3, Math.floor(MOST_LEVELS / size)));
  const measured = Array.from({ length: count }, (_, row) =>
    strokesOf(images.subarray(row * size, (row + 1) * size), shape),
  );
  return { kind: "strokes", feature, end, rows: thirdsBy(feature, measured)[end] };
}
