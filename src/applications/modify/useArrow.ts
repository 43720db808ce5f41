import { useMemo } from "react";
import { attributeVector, codeAlong, codesAlong } from "../../model/latent/attributeVector";
import { changeArrow } from "../../state/actions/applications";
import { moveTo } from "../../state/actions/probe";
import { useModels, usePlayground } from "../../state/store";
import { amountAt, startOf } from "./taken";

/** How far along the arrow the images of the strip lie. */
export const amounts = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5] as const;

/** The arrow between the groups, and what it does to the image looked at or else to the user's point. */
interface Arrow {
  /** [latentDim]; null while a group has no mean. */
  readonly arrow: readonly number[] | null;
  /** Codes at the amounts of the strip, [amounts.length, latentDim]; null without an arrow. */
  readonly codes: Float32Array | null;
  readonly amount: number;
  /** Takes the user's point along the arrow. */
  readonly take: (amount: number) => void;
}

/** The arrow at hand: it and its start move as the model learns. */
export function useArrow(): Arrow {
  const models = useModels();
  const { groups, amount, taken } = usePlayground((state) => state.arrow);
  const survey = usePlayground((state) => state.views.survey ?? null);
  const labels = usePlayground((state) => state.data?.testLabels ?? null);
  const z = usePlayground((state) => state.z);
  const mu = usePlayground((state) => state.probe?.inspection?.mu);
  const latentDim = z.length;
  const arrow = useMemo(() => attributeVector(groups, survey, labels, latentDim), [groups, survey, labels, latentDim]);
  const start = useMemo(() => startOf({ taken }, z, mu), [taken, z, mu]);
  const codes = useMemo(() => arrow && codesAlong(start, arrow, amounts), [start, arrow]);
  const take = (next: number) => {
    if (!arrow) return;
    const to = codeAlong(start, arrow, next);
    changeArrow(models, { amount: next, taken: { from: start, to } });
    moveTo(models, to);
  };
  return { arrow, codes, amount: amountAt({ amount, taken }, z), take };
}
