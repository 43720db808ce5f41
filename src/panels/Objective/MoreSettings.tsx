import type { Likelihood } from "../../experiment/objective";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { definitions, likelihoodNote } from "../../words/objective";
import { useNames } from "../../words/wording";
import { BetaRuler, ConventionChoice } from "./Convention";
import { GradientNorms } from "./GradientNorms";

const likelihoods: readonly Segment<Likelihood>[] = [
  { value: "bernoulli", name: "Bernoulli (BCE)", label: "BCE" },
  { value: "gaussian", name: "Gaussian (MSE)", label: "MSE" },
];

/** How pixels are compared, whose way of writing the loss it is, what its λ amounts to, and the gradient's lengths. */
export function MoreSettings() {
  return (
    <>
      <LikelihoodChoice />
      <ConventionChoice />
      <BetaRuler />
      <GradientNorms />
    </>
  );
}

function LikelihoodChoice() {
  const models = useModels();
  const names = useNames();
  const value = usePlayground((state) => state.experiment.objective.likelihood);
  return (
    <Field label={names("Pixel likelihood")} hint={`${definitions.likelihood} ${likelihoodNote(value)}.`}>
      <SegmentedControl
        name="Pixel likelihood"
        value={value}
        segments={likelihoods}
        onChange={(likelihood) => setObjective(models, { likelihood })}
      />
    </Field>
  );
}
