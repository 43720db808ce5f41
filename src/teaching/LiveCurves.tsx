import { Curves } from "./curves/Curves";
import { useHeldOutDeviations } from "./live";

/** The two curves of KL, with the running model's posteriors on them. */
export function LiveCurves() {
  return <Curves posteriors={useHeldOutDeviations()} />;
}
