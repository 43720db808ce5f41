import { type Architecture, ArchitectureError } from "./architecture";
import { parameterLayout } from "./parameters";
import { architectureLimits } from "./ranges";

/**
 * An architecture that a page may train.
 * @throws ArchitectureError where the layers do not fit together or are too many or too large for a page
 */
export function withinLimits(architecture: Architecture): Architecture {
  const { trainableCount } = parameterLayout(architecture);
  const { parameters, layers } = architectureLimits;
  if (architecture.encoder.length > layers || architecture.decoder.length > layers) {
    throw new ArchitectureError({ code: "tooManyLayers", greatest: layers });
  }
  if (trainableCount > parameters) {
    throw new ArchitectureError({ code: "tooManyParameters", found: trainableCount, greatest: parameters });
  }
  return architecture;
}
