import { useRef, useState } from "react";
import { LossCurves } from "../../src/panels/Loss/chart/Curves";
import { defaultView, type LossView } from "../../src/panels/Loss/view/view";
import { setLearningRate, setObjective } from "../../src/state/actions/objective";
import { reset, train } from "../../src/state/actions/training";
import type { Model } from "../../src/state/model";
import type { Figure } from "./Shown";

function Chart({ first }: { readonly first: LossView }) {
  const figure = useRef<HTMLElement>(null);
  const [view, setView] = useState(first);
  return <LossCurves figure={figure} view={view} onViewChange={setView} />;
}

function chart(name: string, view: Partial<LossView>, actions: (models: readonly [Model]) => void): Figure {
  return { name: `loss-${name}`, size: [560, 240], actions, content: <Chart first={{ ...defaultView, ...view }} /> };
}

function trained(models: readonly [Model]): void {
  train(models);
  setObjective(models, { lambda: 4 });
  train(models);
  setLearningRate(models, 0.0001);
  train(models);
}

function trainedAnew(models: readonly [Model]): void {
  trained(models);
  reset(models);
  train(models);
}

/** The loss chart in each view, with marks where settings were changed, and beside an earlier run. */
export const losses: readonly Figure[] = [
  chart("empty", {}, () => undefined),
  chart("linear", {}, trained),
  chart("logarithmic", { logarithmic: true }, trained),
  chart("bits", { unit: "bits" }, trained),
  chart("latest-steps", { steps: "recent" }, trained),
  chart("smoothed", { smoothing: 0.9 }, trained),
  chart("held-out-alone", { train: false, terms: { total: false, reconstruction: true, kl: true } }, trained),
  chart("earlier-run", {}, trainedAnew),
];
