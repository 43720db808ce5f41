import type { Likelihood } from "../../experiment/objective";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { TeachingButton } from "../../teaching/TeachingButton";
import { Field } from "../../widgets/Field";
import { fetched } from "../../widgets/fetched";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { definitions, likelihoodNote } from "../../words/objective";
import { useNames } from "../../words/wording";
import { BetaRuler, ConventionChoice } from "./Convention";
import { CorruptionChoice } from "./CorruptionChoice";
import { GradientNorms } from "./GradientNorms";
import styles from "./MoreSettings.module.css";

const Curves = fetched(async () => (await import("../../teaching/LiveCurves")).LiveCurves);
const FiveOutcomes = fetched(async () => (await import("../../teaching/outcomes/FiveOutcomes")).FiveOutcomes);

const likelihoods: readonly Segment<Likelihood>[] = [
  { value: "bernoulli", name: "Bernoulli (BCE)", label: "BCE" },
  { value: "gaussian", name: "Gaussian (MSE)", label: "MSE" },
];

/** How pixels are compared, whose way of writing the loss it is, what its λ amounts to, and the gradient's lengths. */
export function MoreSettings() {
  return (
    <>
      <LikelihoodChoice />
      <CorruptionChoice />
      <ConventionChoice />
      <BetaRuler />
      <GradientNorms />
      <KlPictures />
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

/** Where KL can be taken in the hand. */
function KlPictures() {
  return (
    <Field label="KL by hand">
      <div className={styles.buttons}>
        <TeachingButton label="Its two curves" title="What KL costs, by μ and by σ">
          <Curves />
        </TeachingButton>
        <TeachingButton label="Five outcomes" title="How far Q is from P">
          <FiveOutcomes />
        </TeachingButton>
      </div>
    </Field>
  );
}
