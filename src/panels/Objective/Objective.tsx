import { lossSizesOf } from "../../experiment/experiment";
import type { EncoderNoise, Terms } from "../../experiment/objective";
import { minimisedBeta } from "../../model/objective";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { Fold } from "../../widgets/Fold";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { PanelSection } from "../../widgets/Panel";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { conventionWords } from "../../words/conventions";
import { corruptionText } from "../../words/corruptionNames";
import { betaText, definitions, noiseNote } from "../../words/objective";
import { useNames, useWording, type Wording } from "../../words/wording";
import { Formula } from "./Formula";
import styles from "./Objective.module.css";

const Lambda = fetched(async () => (await import("./Lambda")).Lambda, "at once");
const MoreSettings = fetched(async () => (await import("./MoreSettings")).MoreSettings);
const LabelWeight = fetched(async () => (await import("./LabelWeight")).LabelWeight);

const terms: Readonly<Record<Wording, readonly Segment<Terms>[]>> = {
  symbols: [
    { value: "reconstruction", name: "Reconstruction only", label: "Reconstruction" },
    { value: "kl", name: "KL only", label: "KL" },
    { value: "combined", name: "Combined" },
  ],
  plain: [
    { value: "reconstruction", name: "Copying only (reconstruction)", label: "Copying" },
    { value: "kl", name: "Tidying only (KL)", label: "Tidying" },
    { value: "combined", name: "Both (combined)", label: "Both" },
  ],
};
const noises: Readonly<Record<Wording, readonly Segment<EncoderNoise>[]>> = {
  symbols: [
    { value: "zero", name: "σ = 0" },
    { value: "learned", name: "Learned σ" },
    { value: "one", name: "σ = 1" },
  ],
  plain: [
    { value: "zero", name: "No blur (σ = 0)", label: "No blur" },
    { value: "learned", name: "Learned blur (learned σ)", label: "Learned" },
    { value: "one", name: "Blur 1 (σ = 1)", label: "Blur 1" },
  ],
};

/** What is minimised: the terms, the formula with its numbers, λ and encoder noise; the rest folded. */
export function ObjectivePanel() {
  const hasHead = usePlayground((state) => state.experiment.architecture.labelHead !== undefined);
  return (
    <PanelSection title="Objective">
      <TermChoice />
      <Formula />
      <LazyPanel title="KL weight λ" fallback={<div className={styles.lambda} />}>
        <Lambda />
      </LazyPanel>
      {hasHead && (
        <LazyPanel title="Label weight" fallback={null}>
          <LabelWeight />
        </LazyPanel>
      )}
      <NoiseChoice />
      <More />
    </PanelSection>
  );
}

/** What few come for: how pixels are compared, whose way of writing the loss it is, what λ amounts to, and gradients. */
function More() {
  const experiment = usePlayground((state) => state.experiment);
  const { convention, likelihood, corruption } = experiment.objective;
  const { title } = conventionWords[convention];
  const pixels = likelihood === "bernoulli" ? "BCE" : "MSE";
  const beta = betaText(minimisedBeta(experiment.objective, lossSizesOf(experiment)));
  return (
    <Fold
      title="More"
      summary={`${corruption ? `${corruptionText(corruption)} · ` : ""}${pixels} · ${title} · ${beta}`}
    >
      <LazyPanel title="More settings" fallback={null}>
        <MoreSettings />
      </LazyPanel>
    </Fold>
  );
}

function TermChoice() {
  const models = useModels();
  const wording = useWording();
  const value = usePlayground((state) => state.experiment.objective.terms);
  return (
    <SegmentedControl
      name="Objective"
      value={value}
      segments={terms[wording]}
      onChange={(next) => setObjective(models, { terms: next })}
    />
  );
}

function NoiseChoice() {
  const models = useModels();
  const names = useNames();
  const wording = useWording();
  const value = usePlayground((state) => state.experiment.objective.noise);
  return (
    <Field label={names("Encoder noise")} hint={`${definitions.noise} ${noiseNote(value)}.`} layout="stack">
      <SegmentedControl
        name="Encoder noise"
        value={value}
        segments={noises[wording]}
        onChange={(noise) => setObjective(models, { noise })}
      />
    </Field>
  );
}
