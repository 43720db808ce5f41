import { useMemo, useState } from "react";
import { reparameterised } from "../model/posterior";
import { moveTo } from "../state/actions/probe";
import { useModels, usePlayground } from "../state/store";
import { imageShapeOf } from "../state/view/dataSet";
import { usePresentSheet } from "../state/view/usePresentSheet";
import { samplingSteps } from "../words/teaching";
import { usePinnedPosterior } from "./live";
import { epsilonOf } from "./sampling/draws";
import { SamplingLayer, type SlowMotion } from "./sampling/SamplingLayer";

/** Draws at one press, and those that are decoded. */
const MANY = 20;
/** Draws that there are at most. */
const MOST = 2000;
/** The step in which noise is drawn, and the one in which it is decoded. */
const [DRAWS, DECODES] = [1, 3];

/** The sampling layer in slow motion, of the pinned image and the model as it is. */
export function LiveSampling() {
  const posterior = usePinnedPosterior();
  return posterior ? (
    <OfPosterior key={posterior.mu.length} posterior={posterior} />
  ) : (
    <p>Press a dot of the map to pin its image; codes are then drawn from its posterior.</p>
  );
}

function OfPosterior({ posterior }: { readonly posterior: NonNullable<ReturnType<typeof usePinnedPosterior>> }) {
  const models = useModels();
  const { objective, seed } = usePlayground((state) => state.experiment);
  const shape = usePlayground(imageShapeOf);
  const { noise } = objective;
  const { mu, logVar } = posterior;
  const [drawing, setDrawing] = useState<SlowMotion>({ epsilons: [], step: 0 });
  const codes = useMemo(() => {
    const latest = drawing.epsilons.slice(-MANY);
    if (latest.length === 0) return null;
    return Float32Array.from(latest.flatMap((epsilon) => reparameterised(mu, logVar, epsilon, noise)));
  }, [drawing.epsilons, mu, logVar, noise]);
  const sheet = usePresentSheet("draws", codes, `${posterior.name} ${drawing.epsilons.length}`);
  const more = (count: number, step: number) =>
    setDrawing(({ epsilons }) => {
      const left = Math.min(count, MOST - epsilons.length);
      const drawn = Array.from({ length: left }, (_, at) => epsilonOf(seed, epsilons.length + at, mu.length));
      return { epsilons: [...epsilons, ...drawn], step };
    });
  const next = () => {
    const following = drawing.step + 1;
    if (following === DRAWS || following === samplingSteps.length) return more(1, DRAWS);
    setDrawing({ ...drawing, step: following });
  };
  return (
    <SamplingLayer
      posterior={posterior}
      noise={noise}
      shape={shape}
      drawing={drawing}
      decoded={sheet?.images ?? null}
      onStep={next}
      onDrawMany={() => more(MANY, DECODES)}
      onRestart={() => setDrawing({ epsilons: [], step: 0 })}
      onVisit={(z) => moveTo(models, z)}
    />
  );
}
