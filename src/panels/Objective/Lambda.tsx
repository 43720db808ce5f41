import { ranges } from "../../experiment/ranges";
import { setObjective } from "../../state/actions/objective";
import { useModels, usePlayground } from "../../state/store";
import { Field } from "../../widgets/Field";
import { fetched } from "../../widgets/fetched";
import { LazyPanel } from "../../widgets/LazyPanel";
import { NumberField } from "../../widgets/NumberField";
import { Slider, type SliderMark } from "../../widgets/Slider";
import { logarithmicScale } from "../../widgets/scale";
import { settingText } from "../../words/numbers";
import { definitions } from "../../words/objective";
import { useNames } from "../../words/wording";

const SweepButton = fetched(async () => (await import("../../applications/sweep/SweepButton")).SweepButton);

const scale = logarithmicScale(ranges.lambda, "with zero");
const marks: readonly SliderMark[] = [
  { value: 0, label: "0" },
  { value: 0.1, label: "0.1" },
  { value: 1, label: "1" },
  { value: 10, label: "10" },
  { value: 100, label: "100" },
  { value: 1000, label: "1000" },
];

/** The weight of KL by hand, as a number, and the way to a sweep over it. */
export function Lambda() {
  const models = useModels();
  const names = useNames();
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
    <Field label={names("KL weight λ")} hint={definitions.lambda} layout="stack" value={field}>
      <Slider
        name="KL weight λ"
        value={lambda}
        scale={scale}
        marks={marks}
        describe={settingText}
        tone="kl"
        onChange={setLambda}
      />
    </Field>
  );
}
