// Trains a grid of runs and tells what is said of each: `npm run diagnoses`, or `npm run diagnoses -- --only REGEXP`.
import { parseArgs } from "node:util";
import { withSources } from "../scripts/sources.mjs";

const { values } = parseArgs({
  options: {
    steps: { type: "string", default: "800" },
    on: { type: "string", default: "stripes" },
    part: { type: "string", default: "0/1" },
    only: { type: "string", default: "" },
  },
});
const on = values.on === "digits" ? "digits" : "stripes";
const steps = Number(values.steps);
const only = new RegExp(values.only);
await withSources(diagnoseAll);

/** @param {(path: string) => Promise<any>} load */
async function diagnoseAll(load) {
  /** @type {typeof import("./diagnoses/grid")} */
  const { expectation, grid } = await load("/bench/diagnoses/grid.ts");
  /** @type {typeof import("./diagnoses/run")} */
  const { diagnose } = await load("/bench/diagnoses/run.ts");
  const [part = 0, parts = 1] = values.part.split("/").map(Number);
  for (const asked of grid.filter((_, index) => index % parts === part)) {
    const { network, latentDim, objective, learningRate, trainCount } = asked;
    const { terms, lambda, likelihood, noise, convention } = objective;
    const name = [network, latentDim, convention, terms, lambda, likelihood, noise, learningRate, trainCount].join(" ");
    if (!only.test(name)) continue;
    const { ever, names, ...numbers } = await diagnose(asked, on, steps);
    const { required, allowed } = expectation(asked, numbers);
    const missing = required.filter((name) => !names.includes(name)).map((name) => `lacks ${name}`);
    const extra = Object.keys(ever)
      .filter((name) => !allowed.some((each) => each === name))
      .map((name) => `wrongly ${name}`);
    const faults = [...missing, ...extra].join(", ");
    if (faults) process.exitCode = 1;
    const shown = Object.values(numbers).map((value) => Number(value.toPrecision(4)));
    console.log(`| ${[name, ...shown, names.join(" "), told(ever), faults].join(" | ")} |`);
  }
}

/** @param {Partial<Record<string, number>>} ever */
function told(ever) {
  return Object.entries(ever)
    .map(([name, step]) => `${name} from ${step}`)
    .join(", ");
}
