import { useMemo, useRef } from "react";
import { lossSizesOf } from "../../experiment/experiment";
import type { Projection } from "../../model/latent/projection";
import { coefficientsOf, inNats } from "../../model/objective";
import { median } from "../../model/quantiles";
import { usePlayground } from "../../state/store";
import { useView } from "../../state/view/useView";
import type { DrawnForces } from "../drawing/forces";
import { type MapScale, toPoint } from "../plane/coordinates";
import { HIDDEN } from "../points/tones";
import type { Points } from "../points/usePoints";
import { useLayerSettings } from "../useLayerSettings";
import { type Forces, forcesOf, forceUnit } from "./forces";

/** The terms' forces on the posteriors of some images, those of hidden classes left out; null where nobody asks. */
export function useForces(scale: MapScale, projection: Projection, points: Points | null): DrawnForces | null {
  const wanted = useLayerSettings().layers.forces;
  const gradients = useView("latentGradients", wanted || null);
  const experiment = usePlayground((state) => (wanted ? state.experiment : null));
  const draws = gradients?.draws;
  const unit = useRef<number | null>(null);
  const tones = points?.tones;
  const isFlat = projection.origin.length === 1;
  const forces = useMemo(() => {
    if (!wanted || !gradients || !experiment || gradients.mu.length % projection.origin.length !== 0) return null;
    const sizes = lossSizesOf(experiment);
    const weights = coefficientsOf(inNats(experiment.objective, sizes), sizes);
    const all = forcesOf(gradients, weights, experiment.objective.noise, projection);
    const rows = all.map((ofRow, row) => ({ ...ofRow, row }));
    return rows.filter(({ row }) => tones?.[row] !== HIDDEN);
  }, [wanted, gradients, experiment, projection, tones]);
  return useMemo(() => {
    if (!forces || !draws) return null;
    unit.current = forceUnit(forces, scale.unit, unit.current);
    const shown = { unit: unit.current, draws, error: middleError(forces) };
    if (!isFlat || !points) return { forces, ...shown };
    // In one dimension an arrow begins at its image's dot, in the stack of its class.
    const stacked = forces.map((ofRow) => {
      const [, up] = toPoint(scale, [0, points.places[2 * ofRow.row + 1] ?? 0]);
      return { ...ofRow, at: [ofRow.at[0], up] as const };
    });
    return { forces: stacked, ...shown };
  }, [forces, draws, scale, isFlat, points]);
}

function middleError(forces: readonly Forces[]): number | null {
  const errors = forces.flatMap(({ reconstruction }) => (reconstruction ? [reconstruction.error] : []));
  return errors.length === 0 ? null : median(Float32Array.from(errors));
}
