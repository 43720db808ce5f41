import type { Likelihood } from "../../experiment/objective";
import { useThrottled } from "../../interaction/useThrottled";
import { usePlayground } from "../../state/store";
import { objectiveTitle } from "../../words/objectiveNames";
import { SweepMark } from "./Mark";
import { type PlaneFrame, placeOf, rateDistortionOf } from "./plane";
import { isComparable } from "./runs";

/** Milliseconds between two moves. */
const INTERVAL_MS = 500;

interface LiveMarkProps {
  readonly frame: PlaneFrame;
  readonly likelihood: Likelihood;
}

/** A model that is shown, where its latest held-out losses put it. */
export function LiveMark({ frame, likelihood }: LiveMarkProps) {
  const objective = usePlayground((state) => state.experiment.objective);
  const latest = usePlayground((state) => state.heldOut);
  const heldOut = useThrottled(latest, INTERVAL_MS);
  if (!heldOut || !isComparable(objective, likelihood)) return null;
  const cost = rateDistortionOf(heldOut.losses);
  const name = `${objectiveTitle(objective)}, now at step ${heldOut.step}`;
  return <SweepMark kind="live" name={name} cost={cost} likelihood={likelihood} place={placeOf(frame, cost)} />;
}
