import type { PresetName } from "../experiment/presets";

/** What the page calls the architectures that are offered by name. */
export const presetLabels: Readonly<Record<PresetName, string>> = {
  cs3232: "Conv, CS3232",
  threeStages: "Conv, three stages",
  small: "Conv, small",
  dense: "Dense 512–256",
};
