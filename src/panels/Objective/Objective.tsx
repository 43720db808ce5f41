import type { EncoderNoise, Likelihood, Terms } from "../../experiment/objective";
import { ranges } from "../../experiment/ranges";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { NumberField } from "../../widgets/NumberField";
import { PanelSection } from "../../widgets/Panel";
import { type Segment, SegmentedControl } from "../../widgets/SegmentedControl";
import { Slider, type SliderMark } from "../../widgets/Slider";
import { logarithmicScale } from "../../widgets/scale";
import { settingText } from "../../words/numbers";
import { BetaRuler, ConventionChoice } from "./Convention";
import { Formula } from "./Formula";
import { GradientNorms } from "./GradientNorms";
import { definitions, likelihoodNote, noiseNote } from "./words";

const SweepButton = fetched(async () => (await import("../../applications/sweep/SweepButton")).SweepButton);

const terms: readonly Segment<Terms>[] = [
  { value: "reconstruction", name: "Reconstruction only", label: "Reconstruction" },
  { value: "kl", name: "KL only", label: "KL" },
  { value: "combined", name: "Combined" },
];
const likelihoods: readonly Segment<Likelihood>[] = [
  { value: "bernoulli", name: "Bernoulli (BCE)", label: "BCE" },
  { value: "gaussian", name: "Gaussian (MSE)", label: "MSE" },
];
const noises: readonly Segment<EncoderNoise>[] = [
  { value: "zero", name: "σ = 0" },
  { value: "learned", name: "Learned σ" },
  { value: "one", name: "σ = 1" },
];
const lambdaScale = logarithmicScale(ranges.lambda, "with zero");
const lambdaMarks: readonly SliderMark[] = [
  { value: 0, label: "0" },
  { value: 0.1, label: "0.1" },
  { value: 1, label: "1" },
  { value: 10, label: "10" },
  { value: 100, label: "100" },
  { value: 1000, label: "1000" },
];

/** What is minimised: the terms, the formula with its numbers, λ, pixel likelihood and encoder noise. */
export function ObjectivePanel() {
  return (
    <PanelSection title="Objective" subtitle={<GradientNorms />}>
      <TermChoice />
      <Formula />
      <ConventionChoice />
      <Lambda />
      <BetaRuler />
      <LikelihoodChoice />
      <NoiseChoice />
    </PanelSection>
  );
}

function TermChoice() {
  const models = useModels();
  const value = usePlayground((state) => state.experiment.objective.terms);
  return (
    <SegmentedControl
      name="Objective"
      value={value}
      segments={terms}
      onChange={(next) => setObjective(models, { terms: next })}
    />
  );
}

function LikelihoodChoice() {
  const models = useModels();
  const value = usePlayground((state) => state.experiment.objective.likelihood);
  return (
    <Field label="Pixel likelihood" hint={`${definitions.likelihood} ${likelihoodNote(value)}.`}>
      <SegmentedControl
        name="Pixel likelihood"
        value={value}
        segments={likelihoods}
        onChange={(likelihood) => setObjective(models, { likelihood })}
      />
    </Field>
  );
}

function NoiseChoice() {
  const models = useModels();
  const value = usePlayground((state) => state.experiment.objective.noise);
  return (
    <Field label="Encoder noise" hint={`${definitions.noise} ${noiseNote(value)}.`} layout="stack">
      <SegmentedControl
        name="Encoder noise"
        value={value}
        segments={noises}
        onChange={(noise) => setObjective(models, { noise })}
      />
    </Field>
  );
}

function Lambda() {
  const models = useModels();
  const lambda = usePlayground((state) => state.experiment.objective.lambda);
  const setLambda = (next: number) => setObjective(models, { lambda: next });
  const field = (
    <>
      <LazyPanel title="λ sweep" fallback={null}>
        <SweepButton />
      </LazyPanel>
      <NumberField
        name="λ as a number"
        value={lambda}
        {...ranges.lambda}
        zero
        digits={4}
        format={settingText}
        onCommit={setLambda}
      />
    </>
  );
  return (
    <Field label="KL weight λ" hint={definitions.lambda} layout="stack" value={field}>
      <Slider
        name="KL weight λ"
        value={lambda}
        scale={lambdaScale}
        marks={lambdaMarks}
        describe={settingText}
        tone="kl"
        onChange={setLambda}
      />
    </Field>
  );
}
