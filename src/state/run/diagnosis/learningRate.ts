import { lossSizesOf } from "../../../experiment/experiment";
import { counted, judgedBeta } from "../../../model/objective";
import { median } from "../../../model/quantiles";
import type { State } from "../../state";
import type { Rule } from "./diagnosis";
import { judgedTotal, lastChange, slowDown } from "./measures";

/** Training steps whose middle loss is compared. */
const WINDOW = 50;
/** The loss has risen where it is above its lowest by this share, and by so many times what it wavers. */
const RISE = { enter: 0.03, leave: 0.015 };
const WAVERING = { enter: 2, leave: 1 };
/** Of a rise under this share of the mean image's loss, and under so many nats of KL a dimension, nothing is made. */
const LEAST_SHARE = 0.005;
const LEAST_KL = 0.05;

/** Steps too large for the loss to go on falling. */
export const fastLearning: Rule = {
  name: "fastLearning",
  find: (state, stood) => {
    const since = lastChange(state.history);
    const losses = Float32Array.from(
      state.history.recent.filter(({ step }) => step > since),
      (point) => judgedTotal(state, point),
    );
    const [from, to] = worstRise(windowsOf(losses), stood ? "leave" : "enter", leastRise(state)) ?? [];
    if (from === undefined || to === undefined) return null;
    return { name: "fastLearning", from, to, steps: losses.length, remedy: slowDown(state) };
  },
};

/** Nats per image under which a rise of the loss at hand changes nothing of the model. */
function leastRise({ experiment, data }: State): number {
  const { objective, architecture } = experiment;
  const counts = counted(objective);
  const { meanImage } = data?.levels[objective.likelihood] ?? { meanImage: 0 };
  const ofKl = judgedBeta(objective, lossSizesOf(experiment)) * LEAST_KL * architecture.latentDim;
  return (counts.reconstruction ? LEAST_SHARE * meanImage : 0) + (counts.kl ? ofKl : 0);
}

/** Middle loss of a window of steps, and the middle distance from it. */
interface Level {
  readonly middle: number;
  readonly wavering: number;
}

/** The largest rise over what was reached before, from and to; null where none goes beyond `least` and what chance makes of it. */
function worstRise(
  levels: readonly Level[],
  threshold: "enter" | "leave",
  least: number,
): readonly [number, number] | null {
  let lowest = levels[0];
  let worst: readonly [number, number] | null = null;
  for (const level of levels) {
    if (!lowest || level.middle < lowest.middle) lowest = level;
    const rise = level.middle - lowest.middle;
    const margin = Math.max(RISE[threshold] * Math.abs(lowest.middle), WAVERING[threshold] * lowest.wavering, least);
    if (rise > margin && (!worst || rise > worst[1] - worst[0])) worst = [lowest.middle, level.middle];
  }
  return worst;
}

/** Levels of all whole windows of steps, the latest last. */
function windowsOf(losses: Float32Array): Level[] {
  const count = Math.floor(losses.length / WINDOW);
  return Array.from({ length: count }, (_, index) => {
    const end = losses.length - (count - 1 - index) * WINDOW;
    const window = losses.subarray(end - WINDOW, end);
    const middle = median(window);
    return { middle, wavering: median(window.map((loss) => Math.abs(loss - middle))) };
  });
}
