import { useEffect, useMemo, useRef, useState } from "react";
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
import type { Forces } from "./forces";
import type { forcesPart } from "./forcesPart";

/** The terms' forces on the posteriors of some images, those of hidden classes left out; null where nobody asks. */
export function useForces(scale: MapScale, projection: Projection, points: Points | null): DrawnForces | null {
  const wanted = useLayerSettings().layers.forces;
  const part = useForcesPart(wanted);
  const gradients = useView("latentGradients", wanted || null);
  const experiment = usePlayground((state) => (wanted ? state.experiment : null));
  const draws = gradients?.draws;
  const unit = useRef<number | null>(null);
  const tones = points?.tones;
  const isFlat = projection.origin.length === 1;
  const forces = useMemo(() => {
    if (!wanted || !part || !gradients || !experiment || gradients.mu.length % projection.origin.length !== 0)
      return null;
    const sizes = lossSizesOf(experiment);
    const weights = coefficientsOf(inNats(experiment.objective, sizes), sizes);
    const all = part.forcesOf(gradients, weights, experiment.objective.noise, projection);
    const rows = all.map((ofRow, row) => ({ ...ofRow, row }));
    return rows.filter(({ row }) => tones?.[row] !== HIDDEN);
  }, [wanted, part, gradients, experiment, projection, tones]);
  return useMemo(() => {
    if (!forces || !draws || !part) return null;
    unit.current = part.forceUnit(forces, scale.unit, unit.current);
    const shown = { draw: part.drawForces, unit: unit.current, draws, error: middleError(forces) };
    if (!isFlat || !points) return { forces, ...shown };
    // In one dimension an arrow begins at its image's dot, in the stack of its class.
    const stacked = forces.map((ofRow) => {
      const [, up] = toPoint(scale, [0, points.places[2 * ofRow.row + 1] ?? 0]);
      return { ...ofRow, at: [ofRow.at[0], up] as const };
    });
    return { forces: stacked, ...shown };
  }, [part, forces, draws, scale, isFlat, points]);
}

/** Null until it is there; where it cannot be fetched, the layer stays empty until it is switched on again. */
function useForcesPart(wanted: boolean): typeof forcesPart | null {
  const [part, setPart] = useState<typeof forcesPart | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    void import("./forcesPart").then(
      (fetched) => isWanted && setPart(fetched.forcesPart),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return part;
}

function middleError(forces: readonly Forces[]): number | null {
  const errors = forces.flatMap(({ reconstruction }) => (reconstruction ? [reconstruction.error] : []));
  return errors.length === 0 ? null : median(Float32Array.from(errors));
}
