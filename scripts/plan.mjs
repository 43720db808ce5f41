// Prints the plan of a preset: `npm run plan -- [preset] [batch size] [latent dimensions]`.
import { withSources } from "./sources.mjs";

/** @typedef {import("../src/experiment/presets").Preset} Preset */

const [name = "cs3232", batchSize = "128", latentDim = "2"] = process.argv.slice(2);
await withSources(async (load) => {
  /** @type {readonly Preset[]} */
  const presets = (await load("/src/experiment/presets.ts"))["presets"];
  const { graphOf } = await load("/src/engine/graph/build.ts");
  const { compile } = await load("/src/engine/wasm/plan/compile.ts");
  const { printPlan } = await load("/src/engine/wasm/plan/print.ts");
  const preset = presets.find((each) => each.name === name);
  if (!preset) throw new Error(`There is no preset ${name}; there are ${presets.map((each) => each.name).join(", ")}.`);
  /** @type {import("../src/experiment/presets").PresetOptions} */
  const options = { imageShape: [28, 28, 1], latentDim: Number(latentDim), batchNormalization: true };
  console.log(printPlan(compile(graphOf(preset.build(options), Number(batchSize)))));
});
